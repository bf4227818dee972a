"""A survey judged for any channels says what a plain row-by-row reading says."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.attachments.limits import Limits
from bot.attachments.surveying import survey_of
from bot.attachments.tables import Table
from bot.core.bases.judge import judge
from bot.core.bases.meanings import CHANNELS, Meaning
from bot.core.bases.survey import Layout, Survey
from tests.unit.bases.oracle import answer

HEADERS = {
    Meaning.IDENTIFICATION: "Documento",
    Meaning.NAME: "Nombre",
    Meaning.MOBILE: "Celular",
    Meaning.LANDLINE: "Teléfono fijo",
    Meaning.EMAIL: "Correo",
    Meaning.CITY: "Ciudad",
    Meaning.REMARKS: "Observaciones",
    Meaning.OPT_OUT: "No contactar",
}
POOLS = {
    Meaning.IDENTIFICATION: ["1023456789", "1.023.456.789", "CC 1023456789", "52", "1,02E+09", "53", "", " "],
    Meaning.NAME: ["Ana", "Luis", "", "N/A", "=1+1", " Eva "],
    Meaning.MOBILE: [
        *("3001234567", "+57 300 123 4567", "3101234567", "3999999999", "300123456", "6014567890"),
        *("4567890", "601456", "", "-", "no tiene", "3.00E+09", "'3001234567", "@x"),
    ],
    Meaning.LANDLINE: ["6014567890", "6044445566", "4445566", "", "3101234567", "x"],
    Meaning.EMAIL: ["ana@x.co", " ANA@x.co", "luis@x.co", "eva@", "", "-eva"],
    Meaning.CITY: ["Cali", "", "Bogotá"],
    Meaning.REMARKS: ["", "", "+nota", "-5"],
    Meaning.OPT_OUT: ["", "no", "Sí", "x"],
}
EXTRA = ["", "10", "20", "sin dato"]

rows_of_cells = st.lists(
    st.tuples(*(st.sampled_from(POOLS[m]) for m in HEADERS), st.sampled_from(EXTRA)), max_size=25
)
some_channels = st.lists(st.sampled_from(CHANNELS), min_size=1, unique=True)


def surveyed(rows: list[tuple[str, ...]], limits: Limits | None = None) -> Survey:
    names = [f"c{number}" for number in range(len(HEADERS) + 1)]
    whole = [(*HEADERS.values(), "Saldo"), *rows]
    frame = pl.DataFrame(whole, schema=dict.fromkeys(names, pl.String), orient="row")
    return survey_of(Table(frame, Layout("csv")), limits or Limits())


@settings(deadline=None, derandomize=True)
@given(rows_of_cells, some_channels, st.booleans())
def test_a_judged_survey_equals_a_row_by_row_reading(
    rows: list[tuple[str, ...]], channels: list[str], with_variable: bool
) -> None:
    report = judge(surveyed(rows), channels, variables=["saldo"] if with_variable else [])
    by_meaning = [dict(zip(HEADERS, row, strict=False)) for row in rows]
    expected = answer(by_meaning, channels, [row[-1] for row in rows], required=with_variable)

    assert report.total == expected.total
    assert report.usable == expected.usable
    assert {error.code.value: error.count for error in report.errors} == {
        code: len(found) for code, found in expected.errors.items()
    }
    assert {error.code.value: list(error.rows) for error in report.errors} == {
        code: found[:10] for code, found in expected.errors.items()
    }


@settings(deadline=None, derandomize=True)
@given(rows_of_cells)
def test_a_survey_read_back_from_json_is_judged_alike(rows: list[tuple[str, ...]]) -> None:
    survey = surveyed(rows)

    assert Survey.from_json(survey.to_json()) == survey


@settings(deadline=None, derandomize=True)
@given(rows_of_cells, some_channels)
def test_folding_keeps_the_counts_and_never_promises_too_much(
    rows: list[tuple[str, ...]], channels: list[str]
) -> None:
    exact = judge(surveyed(rows), channels, variables=["saldo"])
    folded = judge(surveyed(rows, Limits(masks=1)), channels, variables=["saldo"])
    plain = judge(surveyed(rows, Limits(masks=1)), channels)

    assert folded.total == exact.total
    assert all(folded.usable[channel] <= exact.usable[channel] for channel in channels)
    assert plain.usable == judge(surveyed(rows), channels).usable


def test_masks_reach_beyond_sixty_four_bits() -> None:
    width = 120
    names = [f"c{number}" for number in range(width)]
    head = ["Cédula", "Nombre", "Celular", "Observaciones", *(f"dato{n}" for n in range(4, width))]
    rows = [
        ["1", "Ana", "3001234567", "", *["x"] * (width - 4)],
        ["2", "Luis", "3101234567", "", *["x"] * (width - 4)],
    ]
    rows[1][-1] = ""
    frame = pl.DataFrame([head, *rows], schema=dict.fromkeys(names, pl.String), orient="row")
    survey = survey_of(Table(frame, Layout("csv")), Limits())

    report = judge(survey, ["sms"], variables=["dato119", "dato5"])
    assert report.usable == {"sms": 1}
    assert [(error.code.value, error.rows) for error in report.errors] == [("empty_required", (3,))]


def test_a_consent_column_and_a_register_column_both_exclude() -> None:
    head = ["Cédula", "Nombre", "Celular", "Observaciones", "Autoriza contacto", "RNE"]
    rows = [
        ["1", "Ana", "3001234567", "", "Sí", ""],
        ["2", "Luis", "3101234567", "", "No", ""],
        ["3", "Eva", "3111234567", "", "", "X"],
    ]
    frame = pl.DataFrame(
        [head, *rows], schema=dict.fromkeys([f"c{n}" for n in range(6)], pl.String), orient="row"
    )
    report = judge(survey_of(Table(frame, Layout("csv")), Limits()), ["sms"])

    assert report.usable == {"sms": 1}
    assert [(error.code.value, error.rows) for error in report.errors] == [("opted_out", (3, 4))]


@pytest.mark.parametrize("rows", [99_999, 100_001])
def test_duplicates_are_seen_across_slices(rows: int) -> None:
    head = pl.DataFrame({"c0": ["Cédula"], "c1": ["Nombre"], "c2": ["Celular"], "c3": ["Obs"]})
    ids = pl.int_range(rows, eager=True).cast(pl.String)
    body = pl.DataFrame({"c0": ids, "c1": ["Ana"] * rows, "c2": ["3001234567"] * rows, "c3": [""] * rows})
    report = judge(survey_of(Table(pl.concat([head, body]), Layout("csv")), Limits()), ["sms"])

    assert report.total == rows
    assert report.usable == {"sms": 1}
    assert [(error.code.value, error.count) for error in report.errors] == [("duplicate_phone", rows - 1)]
