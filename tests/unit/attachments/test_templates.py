from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import openpyxl
import pytest

from bot.attachments.file_types import FileType, sniff
from bot.attachments.limits import Limits
from bot.attachments.reading import read_table
from bot.attachments.surveying import survey_of
from bot.attachments.template_words import file_words
from bot.attachments.templates import MINIMUM_REPORTS, base_template, results_template, script_template
from bot.core.bases.judge import judge
from bot.core.bases.meanings import CHANNELS
from bot.i18n.catalogue import CatalogueWording

WORDING = CatalogueWording()
WORDS = file_words(WORDING, "es")
FILLED = {
    "Identificación": "1023456789",
    "Nombre": "Ana",
    "Celular": "3001234567",
    "Teléfono fijo": "6012345678",
    "Correo electrónico": "ana@x.co",
    "Ciudad": "Cali",
    "saldo": "10",
    "fecha_corte": "1 de junio",
    "Observaciones": None,
}
VARIABLES = ["saldo", "fecha_corte"]


@pytest.mark.parametrize("channels", [[channel] for channel in CHANNELS] + [list(CHANNELS)])
def test_a_filled_base_template_is_apta(channels: list[str]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(base_template(channels, VARIABLES, WORDS).content))
    sheet = book.worksheets[0]
    headers = [str(cell.value) for cell in sheet[1]]
    sheet.append([FILLED[header] for header in headers])
    out = io.BytesIO()
    book.save(out)
    survey = survey_of(read_table(out.getvalue(), "a.xlsx", Limits()), Limits())

    report = judge(survey, channels, variables=VARIABLES)
    assert (report.verdict.value, report.usable) == ("ok", dict.fromkeys(channels, 1))
    assert (survey.layout.sheet, survey.notes) == ("Base", ())


def test_an_empty_base_template_holds_nobody() -> None:
    copy = base_template(["sms", "call"], VARIABLES, WORDS)
    survey = survey_of(read_table(copy.content, copy.name, Limits()), Limits())

    assert copy.name == "plantilla-base.xlsx"
    assert survey.total == 0
    assert judge(survey, ["sms", "call"], variables=VARIABLES).missing == ()


def test_the_notes_sheet_shows_each_column_with_an_example() -> None:
    book = openpyxl.load_workbook(io.BytesIO(base_template(["sms"], ["saldo"], WORDS).content))
    rows = list(book["Instrucciones"].iter_rows(min_col=1, max_col=3, values_only=True))

    assert [row[0] for row in rows][:6] == [
        "Columna",
        "Identificación",
        "Nombre",
        "Celular",
        "Observaciones",
        "saldo",
    ]
    assert rows[3][2] == "3001234567"


def test_the_results_template_has_the_minimum_reports_of_each_channel() -> None:
    copy = results_template(["sms", "call"], WORDS)
    book = openpyxl.load_workbook(io.BytesIO(copy.content))

    assert [cell.value for cell in book["Resumen"][1]] == ["Medida", "SMS", "Llamada"]
    assert book["Resumen"].max_row == 1 + len(MINIMUM_REPORTS)
    assert "Tipificación" in [cell.value for cell in book["Detalle"][1]]


def test_the_script_template_is_a_word_document_with_its_sections() -> None:
    copy = script_template(WORDS)
    with zipfile.ZipFile(io.BytesIO(copy.content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = ElementTree.fromstring(parts["word/document.xml"])
    paragraphs = ["".join(node.itertext()) for node in body.iter() if node.tag.endswith("}p")]

    assert sniff(copy.content) is FileType.DOCX
    assert all(ElementTree.fromstring(part) is not None for part in parts.values())
    assert paragraphs[0] == "Guion de la campaña"
    assert "7. Cierre" in paragraphs


@pytest.mark.parametrize("channels", [[channel] for channel in CHANNELS])
def test_a_base_template_in_english_is_read_as_well(channels: list[str]) -> None:
    copy = base_template(channels, VARIABLES, file_words(WORDING, "en"))
    survey = survey_of(read_table(copy.content, copy.name, Limits()), Limits())

    assert (copy.name, survey.layout.sheet) == ("database-template.xlsx", "Database")
    assert judge(survey, channels, variables=VARIABLES).missing == ()


def test_the_same_script_template_has_the_same_bytes() -> None:
    assert script_template(WORDS) == script_template(WORDS)
