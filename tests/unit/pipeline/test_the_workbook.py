"""The pipeline as a workbook: what it holds, and who gets it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.attachments.pipeline_sheet import XlsxPipelineSheets
from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.export import Export
from bot.core.pipeline.spreadsheet import read_sheet
from bot.directory.demo import demo_people
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.pipeline.export import owe_export
from bot.use_cases.pipeline.taking import Reading, taking_of
from tests.unit.pipeline.made import ALL, NOW, turned
from tests.unit.use_cases.chats import Chats

EXPORT = Export(ALL, {"sales": "Natalia Vergara"}, NOW, NOW, "COP")


def sheets_of(content: bytes) -> tuple[list[dict[str, Any]], list[tuple[Any, ...]]]:
    """Return the rows of the first sheet by column and those of the second as they are."""
    book = load_workbook(io.BytesIO(content))
    header, *rows = list(book.worksheets[0].values)
    named = [dict(zip(map(str, header), row, strict=True)) for row in rows]
    return named, list(book.worksheets[1].values)


def made(language: str = "es") -> tuple[str, bytes]:
    return XlsxPipelineSheets(CatalogueWording()).make(EXPORT, language)


def test_a_row_says_an_opportunity_in_words_numbers_and_days() -> None:
    name, content = made()
    rows, _ = sheets_of(content)
    full = rows[0]

    assert name == "oportunidades-2026-11-24.xlsx"
    assert (full["Cliente"], full["Etapa"], full["Responsable"], full["Tipo de requerimiento"]) == (
        "Bavaria", "negociación", "Natalia Vergara", "licitación",
    )  # fmt: skip
    assert (full["Valor unitario"], full["Puestos"], full["Clave"]) == (1_000_000.5, 40, "full")
    assert full["Fecha de cierre"].date() == date(2026, 12, 1)


def test_nothing_in_a_cell_is_run() -> None:
    book = load_workbook(io.BytesIO(made()[1]))

    assert [cell.value for cell in book.worksheets[0][2] if cell.data_type == "f"] == []
    assert book.worksheets[0]["B2"].value == "'=2+2"


def test_an_owner_who_is_not_in_the_directory_keeps_the_handle() -> None:
    rows, _ = sheets_of(made()[1])

    assert [row["Responsable"] for row in rows] == ["Natalia Vergara", None, "gone"]


def test_the_summary_adds_up_by_stage_and_says_the_date_of_the_data() -> None:
    _, summary = sheets_of(made()[1])

    assert summary[0] == ("Etapa", "Oportunidades", "Valor total", "Valor ponderado")
    assert summary[1:4] == [
        ("prospección", 1, 0, 0),
        ("negociación", 1, 480_000_240, 384_000_192),
        ("ganada", 1, 5, 5),
    ]
    assert summary[4] == ("Todas", 3, 480_000_245, 384_000_197)
    assert summary[-1][:2] == ("Datos al", "2026-11-24 09:00")


def test_another_language_has_other_words() -> None:
    assert sheets_of(made("en")[1])[1][0] == ("Stage", "Opportunities", "Total value", "Weighted value")


async def test_many_opportunities_are_text_that_can_be_taken_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.attachments.pipeline_sheet.WORKBOOK_ROWS", 2)
    name, content = await XlsxPipelineSheets(CatalogueWording()).workbook(EXPORT, "es")
    taking = taking_of(Reading(NOW, BusinessCalendar(), CatalogueWording()), demo_people())
    sheet = read_sheet(content, taking)

    assert name == "oportunidades-2026-11-24.csv"
    assert [replace(one, updated_at=NOW) for one in sheet.opportunities] == list(ALL)


async def asked_by(who: str) -> Chats:
    return await turned(who, ALL, owe_export)


async def test_whoever_may_see_the_pipeline_gets_the_file() -> None:
    chats = await asked_by("sales_lead")
    reply = chats.newest("sales_lead").reply

    assert "El archivo trae 3 oportunidades" in chats.newest("sales_lead").text
    assert [document.name for document in reply.documents] == ["oportunidades-2026-11-24.xlsx"]
    rows, _ = sheets_of(chats.vault.read(reply.documents[0].sha256))
    assert len(rows) == 3


async def test_nobody_else_does() -> None:
    chats = await asked_by("requester")

    assert "El embudo comercial lo ven" in chats.heard("requester")
    assert chats.newest("requester").reply.documents == ()
