from __future__ import annotations

import pytest

from bot.core.bases.cells import excludes, id_key, is_blank, is_email, is_formula

GOOD_EMAILS = ("ana@x.co", " Ana.Perez+1@sub.ejemplo.com.co ", "'a@b.org", "o'neil@x.com", "a_b-c@d-e.info")
BAD_EMAILS = (
    "ana", "ana@", "@x.co", "ana@x", "ana@x.c", "a na@x.co", "ana@x..co", "ana.@x.co", ".ana@x.co",
    "a@b@c.co",
    "ana@x.co, luis@y.co", "ana@-x.co", "josé@x.co", "ana@x.co.", "mailto:", "a" * 250 + "@x.co", "ana@x,co",
)  # fmt: skip


@pytest.mark.parametrize("cell", GOOD_EMAILS)
def test_an_address_is_taken(cell: str) -> None:
    assert is_email(cell)


@pytest.mark.parametrize("cell", BAD_EMAILS)
def test_what_is_no_address_is_refused(cell: str) -> None:
    assert not is_email(cell)


@pytest.mark.parametrize(
    "cell", ["=1+1", "=cmd|' /C calc'!A0", "+cmd", "-2+3+cmd", "@SUM(A1)", " =A1", "+57 ext 3"]
)
def test_text_that_a_spreadsheet_would_run_is_a_formula(cell: str) -> None:
    assert is_formula(cell)


@pytest.mark.parametrize(
    "cell",
    ["+57 300 123 4567", "+573001234567", "-5", "-1.200,50", "+3,5%", "'=A1", "-", "--", "a=b", "", "-1E-3"],
)
def test_numbers_phones_and_plain_text_are_no_formulas(cell: str) -> None:
    assert not is_formula(cell)


def test_identifications_compare_without_dots_kind_and_float_tail() -> None:
    same = ["1.023.456.789", "1023456789", "CC 1023456789", "1023456789.0", " 1 023 456 789 ", "'1023456789"]

    assert {id_key(cell) for cell in same} == {"1023456789"}
    assert id_key("AX 1023") != id_key("1023")
    assert id_key("1,02346E+09") == id_key("") == ""


@pytest.mark.parametrize("cell", ["", "  ", "\u00a0\u200b", "'", "-", "N/A", "null", "Sin dato", "#N/A"])
def test_a_cell_that_says_nothing_is_blank(cell: str) -> None:
    assert is_blank(cell)


@pytest.mark.parametrize(
    ("cell", "by_yes", "out"),
    [
        ("Sí", True, True), ("SI", True, True), ("x", True, True), ("1", True, True), ("1.0", True, True),
        ("No contactar", True, True), ("no", True, False), ("", True, False), ("0", True, False),
        ("No", False, True), ("0", False, True), ("Sí", False, False), ("", False, False),
        ("Revocado", False, True),
        ("FALSO", False, True), ("VERDADERO", True, True), ("si\u0301", True, True),
        ("no, gracias", False, True),
    ],
)  # fmt: skip
def test_the_answer_decides_who_is_out(cell: str, by_yes: bool, out: bool) -> None:
    assert excludes(cell, by_yes=by_yes) == out
