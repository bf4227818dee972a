"""Workbooks as they really arrive."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from openpyxl.styles import Font

from bot.attachments.limits import Limits
from bot.attachments.reading import read_table
from bot.attachments.surveying import survey_of
from bot.core.bases.judge import judge
from bot.core.bases.survey import Note, Survey
from tests.unit.attachments.made_files import (
    ANA,
    HEADER,
    LUIS,
    inline,
    raw_workbook,
    saved,
    sheet_xml,
    workbook,
)

EVERY = ["sms", "email", "call"]


def survey(content: bytes, name: str = "base.xlsx") -> Survey:
    return survey_of(read_table(content, name, Limits()), Limits())


def errors(found: Survey, *channels: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(error.code.value, error.rows) for error in judge(found, channels or EVERY).errors]


def test_a_plain_workbook_is_read() -> None:
    found = survey(workbook([HEADER, ANA, LUIS]))

    assert (found.headers, found.total, found.header_row) == (HEADER, 2, 1)
    assert judge(found, EVERY).usable == {"sms": 2, "email": 2, "call": 2}


def test_numbers_dates_and_booleans_in_cells_are_read() -> None:
    head = (*HEADER, "Fecha", "Activo", "Saldo")
    row = (1023456789, "Ana", 3001234567, "a@x.co", "Cali", None, date(2026, 1, 2), True, 12.5)
    more = (52345678.0, "Luis", 573101234567, "l@x.co", "Cali", None, date(2026, 1, 2), False, 0)
    found = survey(workbook([head, row, more]))

    assert judge(found, EVERY, variables=["fecha", "activo", "saldo"]).usable == {
        "sms": 2,
        "email": 2,
        "call": 2,
    }


def test_titles_merged_cells_and_a_blank_first_column_above_the_header() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B2"] = "BASE DE DATOS CAMPAÑA"
    sheet["B2"].font = Font(bold=True)
    sheet.merge_cells("B2:G2")
    for column, header in enumerate(HEADER, start=2):
        sheet.cell(5, column, header)
        sheet.cell(6, column, ANA[column - 2])
        sheet.cell(8, column, LUIS[column - 2])
    sheet["D8"] = "123"
    found = survey(saved(book))

    assert (found.header_row, found.total) == (5, 2)
    assert errors(found, "sms") == [("bad_mobile", (8,))]


def test_hidden_columns_and_rows_count_like_the_others() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, ANA, LUIS):
        sheet.append(row)
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True
    found = survey(saved(book))

    assert judge(found, ["sms"]).usable == {"sms": 2}


def test_blank_and_styled_rows_at_the_end_are_not_counted() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, ANA, LUIS):
        sheet.append(row)
    for number in range(4, 400):
        sheet.cell(number, 1).font = Font(bold=True)
        sheet.cell(number, 2, "  " if number % 2 else None)

    assert survey(saved(book)).total == 2


def test_the_sheet_that_looks_like_a_database_is_read() -> None:
    notes = [("Instrucciones",), ("Llene la base",), ("Nombre", "como se le dirá")]
    found = survey(workbook(notes, [HEADER, ANA], [("x",)]))

    assert (found.layout.sheet, found.layout.sheets) == ("Hoja2", ("Hoja1", "Hoja2", "Hoja3"))
    assert Note.SEVERAL_SHEETS not in found.notes


def test_hidden_sheets_are_not_read() -> None:
    found = survey(workbook([HEADER, ANA, LUIS], [HEADER, ANA], hidden=[0]))

    assert (found.layout.sheet, found.total) == ("Hoja2", 1)


def test_two_databases_in_one_workbook_are_told() -> None:
    found = survey(workbook([HEADER, ANA, LUIS], [HEADER, ANA]))

    assert (found.layout.sheet, found.notes) == ("Hoja1", (Note.SEVERAL_SHEETS,))


def test_real_formulas_are_flagged_whether_or_not_they_left_a_value() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([])
    for row in (HEADER, ANA, LUIS):
        sheet.append(("", *row))
    sheet["C4"] = '=HYPERLINK("http://x","Luis")'
    found = survey(saved(book))

    assert errors(found, "sms") == [("formula", (4,))]
    assert judge(found, ["sms"]).usable == {"sms": 2}


def test_a_formula_with_its_last_value_keeps_the_value() -> None:
    cells = [
        inline(f"{letter}1", header) for letter, header in zip("ABCD", HEADER[:3] + HEADER[5:], strict=True)
    ]
    row = inline("A2", "1") + '<c r="B2" t="str"><f>CONCATENATE("A","na")</f><v>Ana</v></c>'
    row += '<c r="C2"><f t="shared" si="0"/><v>3001234567</v></c>'
    xml = sheet_xml("".join(cells)).replace("</row>", f'</row><row r="2">{row}</row>')
    found = survey(raw_workbook(xml))

    assert errors(found, "sms") == [("formula", (2,))]
    assert judge(found, ["sms"]).usable == {"sms": 1}


def test_text_in_numbers_apostrophes_and_spaces_are_read() -> None:
    rows = [
        ("'1023456789", " Ana ", "'3001234567", " ana@x.co ", "Cali", None),
        ("1.023.456.790", "Luis", "+57 (310) 123-4567", "LUIS@x.co", "Cali", None),
        ("1023456791", "Eva", "3001234567.0", "\u00a0eva@x.co", "Cali", None),
        ("1023456792", "Leo", "3.00E+09", "leo@x.co", "Cali", None),
    ]
    found = survey(workbook([HEADER, *rows]))

    assert errors(found, "sms", "email") == [("bad_mobile", (5,)), ("duplicate_phone", (4,))]


def test_error_values_are_empty_cells() -> None:
    found = survey(workbook([HEADER, ("1", "#N/A", "3001234567", "a@x.co", "Cali", None)]))

    assert errors(found, "sms") == [("empty_required", (2,))]


def test_headers_of_two_lines_and_columns_without_header_are_read() -> None:
    head = ("Número\nde documento", None, "Nombre", "Celular\n(10 dígitos)", "Obs.", None)
    found = survey(workbook([head, ("1", "x", "Ana", "3001234567", "", None)]))

    assert found.headers == ("Número de documento", "", "Nombre", "Celular (10 dígitos)", "Obs.")
    assert judge(found, ["sms"]).verdict.value == "ok"


@pytest.mark.parametrize("name", ["base.csv", "base", "foto.png", "base.xlsm"])
def test_a_workbook_is_read_whatever_it_is_called(name: str) -> None:
    assert survey(workbook([HEADER, ANA]), name).total == 1


def test_text_called_xlsx_is_read_as_text() -> None:
    assert survey(";".join(HEADER).encode() + b"\n" + ";".join(ANA).encode(), "base.xlsx").total == 1
