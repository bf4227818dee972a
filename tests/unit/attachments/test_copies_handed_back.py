"""The corrected copy and the error file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import openpyxl
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.attachments.limits import Limits
from bot.attachments.reading import read_table
from bot.attachments.repairer import WORKBOOK_ROWS, Repairer
from bot.attachments.repairs import Order, repaired
from bot.attachments.sheets_out import neutral, to_csv, to_xlsx
from bot.attachments.surveying import survey_of
from bot.attachments.tables import Table
from bot.attachments.template_words import file_words
from bot.core.bases.judge import judge
from bot.core.bases.report import BaseReport
from bot.core.bases.survey import Layout
from bot.errors import FileRefused
from bot.i18n.catalogue import CatalogueWording
from tests.unit.attachments.made_files import ANA, HEADER, text, workbook

WORDING = CatalogueWording()
WORDS = file_words(WORDING, "es")
HEAD = ("Documento", "Nombre", "Celular", "Correo", "Ciudad", "Observaciones", "No contactar", "Fijo")
POOLS = (
    ["1023456789", "1.023.456.789", "52", "53", "54", "55", ""],
    ["Ana", "Luis", "", "=1+1"],
    ["3001234567", "+57 300 123 4567", "310-123-4567", "3999999999", "300", "6014567890", ""],
    ["ana@x.co", " ANA@x.co", "luis@x.co", "eva@", ""],
    ["Cali", ""],
    ["", "+nota", "-5"],
    ["", "no", "Sí"],
    ["", "", "6014567890", "6044445566", "4445566"],
)
rows_of_cells = st.lists(st.tuples(*map(st.sampled_from, POOLS)), min_size=1, max_size=20)
some_channels = st.lists(st.sampled_from(["sms", "email", "call", "voice"]), min_size=1, unique=True)


def order(want: str, channels: list[str], form: str = "csv") -> Order:
    return Order(want, form, tuple(channels), (), WORDS)


def table(rows: Sequence[tuple[str, ...]]) -> Table:
    schema = dict.fromkeys([f"c{number}" for number in range(len(HEAD))], pl.String)
    return Table(pl.DataFrame([HEAD, *rows], schema=schema, orient="row"), Layout("csv"))


def judged(content: bytes, channels: list[str]) -> BaseReport:
    return judge(survey_of(read_table(content, "a.csv", Limits()), Limits()), channels)


def records(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


@settings(deadline=None, derandomize=True)
@given(rows_of_cells, some_channels)
def test_a_corrected_copy_reaches_the_same_people_without_repeating_any(
    rows: list[tuple[str, ...]], channels: list[str]
) -> None:
    before = judge(survey_of(table(rows), Limits()), channels)
    after = judged(repaired(table(rows), order("corrected", channels)), channels)

    assert after.usable == before.usable
    codes = {error.code.value for error in after.errors}
    assert not codes & {"duplicate_id", "duplicate_phone", "duplicate_email", "opted_out", "formula"}


@settings(deadline=None, derandomize=True)
@given(rows_of_cells, some_channels)
def test_an_error_file_holds_just_the_rows_that_were_counted(
    rows: list[tuple[str, ...]], channels: list[str]
) -> None:
    report = judge(survey_of(table(rows), Limits()), channels)
    body = records(repaired(table(rows), order("errors", channels)))[1:]

    for error in report.errors:
        noted = [int(row[0]) for row in body if WORDS[f"error.{error.code.value}"] in row[-1].split("; ")]
        assert (len(noted), noted[:10]) == (error.count, list(error.rows))
    assert all(row[-1] for row in body)


def test_phones_are_written_as_ten_digits_and_bad_ones_left_to_be_seen() -> None:
    rows = [
        ("1", "Ana", "+57 300 123 4567", "a@x.co", "Cali", "", "", ""),
        ("2", "Eva", "57-310", "e@x.co", "Cali", "", "", ""),
    ]
    content = records(repaired(table(rows), order("corrected", ["sms"])))

    assert [row[2] for row in content] == ["Celular", "3001234567", "57-310"]


def test_a_contact_repeated_in_one_channel_only_is_taken_out_of_its_row() -> None:
    rows = [
        ("1", "Ana", "3001234567", "a@x.co", "Cali", "", "", ""),
        ("2", "Eva", "3101234567", "a@x.co", "Cali", "", "", ""),
        ("3", "Leo", "3001234567", "a@x.co", "Cali", "", "", ""),
    ]
    content = records(repaired(table(rows), order("corrected", ["sms", "email"])))

    assert [row[2:4] for row in content[1:]] == [["3001234567", "a@x.co"], ["3101234567", ""]]


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd"])
def test_what_a_spreadsheet_would_run_is_written_as_text(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"
    assert records(to_csv([[cell]])) == [[f"'{cell}"]]
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([("x", [[cell]])]))).worksheets[0]
    assert (sheet["A1"].value, sheet["A1"].data_type) == (f"'{cell}", "s")


@pytest.mark.parametrize("cell", ["3001234567", "+57 300 123 4567", "-5", "Ana", "", "'ya"])
def test_harmless_text_is_written_as_it_is(cell: str) -> None:
    assert neutral(cell) == cell


def test_control_characters_do_not_break_a_workbook() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([("x", [["a\x00b\x1fc\ufffed"]])]))).worksheets[0]

    assert sheet["A1"].value == "abcd"


async def test_the_copies_come_from_a_process_of_their_own() -> None:
    twice = workbook([HEADER, ANA, ANA])
    corrected = await Repairer(WORDING).corrected(twice, "../base junio.xlsx", ["sms"], language="es")
    errors = await Repairer(WORDING).errors(
        twice, "base.xlsx", ["sms"], language="es", rows=WORKBOOK_ROWS + 1
    )

    assert corrected.name == "base junio-corregida.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(corrected.content)).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == ["Cédula", "1023456789"]
    assert errors.name == "base-errores.csv"
    assert records(errors.content)[1][0] == "3"


async def test_no_copy_is_made_of_what_cannot_be_read() -> None:
    with pytest.raises(FileRefused):
        await Repairer(WORDING).corrected(b"%PDF-1.4", "base.pdf", ["sms"], language="es")


def test_columns_without_a_header_are_named_by_their_letter() -> None:
    content = text([("Cédula", "", "Nombre"), ("1", "x", "Ana")])
    copy = repaired(read_table(content, "a.csv", Limits()), order("corrected", []))

    assert records(copy)[0] == ["Cédula", "Columna B", "Nombre"]
