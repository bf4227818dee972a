"""Delimited text as it really arrives."""

from __future__ import annotations

import codecs

import pytest

from bot.attachments.limits import Limits
from bot.attachments.reading import read_table
from bot.attachments.surveying import survey_of
from bot.attachments.tables import UnreadableError
from bot.core.bases.judge import judge
from bot.core.bases.report import BaseReport
from bot.core.bases.survey import Note, Problem, Survey
from tests.unit.attachments.made_files import ANA, HEADER, LUIS, text


def survey(content: bytes, name: str = "base.csv") -> Survey:
    return survey_of(read_table(content, name, Limits()), Limits())


def report(content: bytes) -> BaseReport:
    return judge(survey(content), ["sms", "email", "call"])


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_delimiter_encoding_and_line_end_is_read(delimiter: str, encoding: str, ending: str) -> None:
    lines = text([HEADER, ANA, LUIS], delimiter).decode().replace("\n", ending)
    found = survey(lines.encode(encoding))

    assert found.headers == HEADER
    assert (found.total, found.header_row, found.layout.delimiter) == (2, 1, delimiter)
    assert judge(found, ["sms", "email", "call"]).usable == {"sms": 2, "email": 2, "call": 2}


def test_what_was_assumed_is_told() -> None:
    assert survey(text([HEADER, ANA], encoding="cp1252")).layout.encoding == "cp1252"
    assert survey(codecs.BOM_UTF8 + text([HEADER, ANA])).layout.encoding == "utf-8"


def test_lines_of_two_encodings_are_each_read_as_written() -> None:
    found = survey(text([HEADER, ANA]) + b"\n" + text([LUIS], encoding="cp1252"))

    assert found.headers == HEADER
    assert found.total == 2
    assert found.notes == (Note.MIXED_ENCODING,)


def test_rows_keep_the_number_the_spreadsheet_gives_them() -> None:
    bad = ("53", "Eva", "123", "eva@x.co", "Cali", "")
    rows = [("Base de junio",), ("",), HEADER, ANA, ("", "", "", "", "", ""), ("",), bad]
    found = survey(text(rows))

    assert (found.header_row, found.total, found.notes) == (3, 2, (Note.TITLE_ABOVE,))
    assert [(e.code.value, e.rows) for e in judge(found, ["sms"]).errors] == [("bad_mobile", (7,))]


def test_a_line_break_inside_quotes_is_one_row() -> None:
    content = text([HEADER]) + b'\n1;"Ana\nMar\xc3\xada";3001234567;a@x.co;Cali;\n2;Luis;123;l@x.co;Cali;'

    assert [(e.code.value, e.rows) for e in report(content).errors] == [("bad_mobile", (3,))]


@pytest.mark.parametrize(
    "name", ['Luis "El Profe" Peña', '"Luis" Peña', '"Luis"x"y"', "Luis 'Lucho'", '5" de alto']
)
def test_stray_quotes_do_not_lose_a_row(name: str) -> None:
    row = ("1", name, "3001234567", "a@x.co", "Cali", "")

    assert report(text([HEADER, row, LUIS])).usable == {"sms": 2, "email": 2, "call": 2}


def test_short_and_long_rows_are_rows() -> None:
    content = text([HEADER, ("1", "Ana", "3001234567"), (*LUIS, "", "", "sobra")])
    found = report(content)

    assert found.total == 2
    assert found.usable == {"sms": 2, "email": 1, "call": 1}


def test_blank_rows_at_the_end_are_not_counted() -> None:
    assert survey(text([HEADER, ANA]) + b"\n;;;;;\n ; ;;\xc2\xa0;;\n\n\n").total == 1


def test_excels_declaration_line_is_no_row() -> None:
    bad = ("53", "Eva", "123", "eva@x.co", "Cali", "")
    found = survey(b"sep=|\r\n" + text([HEADER, bad], "|"))

    assert (found.header_row, found.layout.delimiter) == (1, "|")
    assert judge(found, ["sms"]).errors[0].rows == (2,)


def test_commas_inside_names_do_not_make_the_comma_the_delimiter() -> None:
    rows = [
        (str(n), "Pérez, Ana, María, José", f"300123{n:04}", "", "Cali, Valle, Colombia", "")
        for n in range(30)
    ]

    assert survey(text([HEADER, *rows])).layout.delimiter == ";"


def test_a_file_without_a_header_lacks_its_columns() -> None:
    found = survey(text([ANA, LUIS]))

    assert Note.NO_HEADER in found.notes
    assert judge(found, ["sms"]).missing == ("identification", "name", "mobile", "remarks")


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \n\r\n\t", b"\x00" * 50, b";;;\n;;\n", b'""\n'])
def test_a_file_with_nothing_in_it_is_empty(content: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        survey(content)

    assert caught.value.problem is Problem.EMPTY


def test_formulas_are_flagged_and_phones_with_a_plus_are_not() -> None:
    rows = [
        ("1", "=HYPERLINK('http://x')", "+57 300 123 4567", "a@x.co", "Cali", ""),
        ("2", "Luis", "+573101234567", "l@x.co", "Cali", "@eco"),
        ("3", "Eva", "3111234567", "e@x.co", "Cali", "-10"),
    ]
    found = report(text([HEADER, *rows]))

    assert [(e.code.value, e.rows) for e in found.errors] == [("formula", (2, 3))]
    assert found.usable == {"sms": 3, "email": 3, "call": 3}


def test_a_header_without_rows_has_no_usable_row() -> None:
    found = report(text([HEADER]))

    assert (found.verdict.value, found.total, found.missing) == ("rejected", 0, ())
