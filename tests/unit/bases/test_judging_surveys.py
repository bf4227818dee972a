from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.core.bases.flags import Flag, empty_bit
from bot.core.bases.judge import judge
from bot.core.bases.meanings import Meaning, needed_meanings
from bot.core.bases.report import ErrorCode, Verdict, next_problem
from bot.core.bases.survey import Layout, Note, Problem, Survey

HEADERS = ("Cédula", "Nombre", "Celular", "Correo", "Ciudad", "Observaciones", "Saldo")
COLUMNS = {
    Meaning.IDENTIFICATION: 0,
    Meaning.NAME: 1,
    Meaning.MOBILE: 2,
    Meaning.EMAIL: 3,
    Meaning.CITY: 4,
    Meaning.REMARKS: 5,
}


def survey(histogram: dict[int, int] | None = None, **changes: object) -> Survey:
    rows = {0: 100} if histogram is None else histogram
    whole = Survey(
        sha256="ab" * 32,
        size=10,
        headers=HEADERS,
        header_row=1,
        total=sum(rows.values()),
        columns=COLUMNS,
        histogram=rows,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def without(*meanings: Meaning) -> dict[Meaning, int]:
    return {meaning: column for meaning, column in COLUMNS.items() if meaning not in meanings}


def test_a_clean_base_is_apta() -> None:
    report = judge(survey(), ["sms", "email", "call"], expected=100, variables=["saldo"])

    assert report.verdict is Verdict.OK
    assert report.usable == {"sms": 100, "email": 100, "call": 100}
    assert report.errors == ()
    assert report.columns["saldo"] == "Saldo"


@pytest.mark.parametrize(
    ("channels", "needed"),
    [
        (("sms",), ["identification", "name", "mobile", "remarks"]),
        (("voice",), ["identification", "name", "mobile", "remarks"]),
        (("whatsapp",), ["identification", "name", "mobile", "remarks"]),
        (("email",), ["identification", "name", "email", "remarks"]),
        (("call",), ["identification", "name", "mobile", "city", "remarks"]),
        ((), ["identification", "name", "remarks"]),
    ],
)
def test_each_channel_needs_its_columns(channels: tuple[str, ...], needed: list[str]) -> None:
    assert [meaning.value for meaning in needed_meanings(channels)] == needed
    assert judge(survey(columns={}), channels).missing == tuple(needed)


def test_a_missing_column_rejects_and_a_missing_variable_too() -> None:
    assert judge(survey(columns=without(Meaning.REMARKS)), ["sms"]).verdict is Verdict.REJECTED
    report = judge(survey(), ["sms"], variables=["edad", "saldo"])

    assert report.missing == ("edad",)
    assert [(error.code, error.count) for error in report.errors] == [(ErrorCode.MISSING_COLUMN, 1)]


def test_a_missing_remarks_column_leaves_the_rows_usable() -> None:
    assert judge(survey(columns=without(Meaning.REMARKS)), ["sms"]).usable == {"sms": 100}


def test_a_channel_without_its_contact_column_has_no_usable_row_and_the_others_keep_theirs() -> None:
    assert judge(survey(columns=without(Meaning.EMAIL)), ["sms", "email"]).usable == {"sms": 100, "email": 0}


def test_errors_of_channels_not_used_are_not_spoken_of() -> None:
    rows = {0: 5, int(Flag.EMAIL_BAD | Flag.DUPLICATE_EMAIL): 3, empty_bit(4): 2, empty_bit(3): 1}

    assert judge(survey(rows), ["sms"]).verdict is Verdict.OK


@pytest.mark.parametrize(
    ("flag", "channel", "code", "usable"),
    [
        (Flag.MOBILE_BAD | Flag.CALL_UNREACHABLE, "sms", ErrorCode.BAD_MOBILE, 5),
        (Flag.MOBILE_BAD | Flag.CALL_UNREACHABLE, "call", ErrorCode.BAD_MOBILE, 5),
        (Flag.MOBILE_IS_LANDLINE, "voice", ErrorCode.BAD_MOBILE, 5),
        (Flag.MOBILE_LANDLINE_ATTEMPT | Flag.CALL_UNREACHABLE, "sms", ErrorCode.BAD_MOBILE, 5),
        (Flag.MOBILE_LANDLINE_ATTEMPT | Flag.CALL_UNREACHABLE, "call", ErrorCode.BAD_LANDLINE, 5),
        (Flag.LANDLINE_BAD, "call", ErrorCode.BAD_LANDLINE, 8),
        (Flag.MOBILE_UNASSIGNED, "whatsapp", ErrorCode.UNASSIGNED_MOBILE, 8),
        (Flag.DUPLICATE_MOBILE | Flag.DUPLICATE_PHONE, "sms", ErrorCode.DUPLICATE_PHONE, 5),
        (Flag.DUPLICATE_PHONE, "call", ErrorCode.DUPLICATE_PHONE, 5),
        (Flag.DUPLICATE_EMAIL, "email", ErrorCode.DUPLICATE_EMAIL, 5),
        (Flag.DUPLICATE_ID, "email", ErrorCode.DUPLICATE_ID, 5),
        (Flag.EMAIL_BAD, "email", ErrorCode.BAD_EMAIL, 5),
        (Flag.OPTED_OUT, "sms", ErrorCode.OPTED_OUT, 5),
        (Flag.FORMULA, "sms", ErrorCode.FORMULA, 8),
    ],
)
def test_a_flag_is_an_error_of_its_channel(flag: Flag, channel: str, code: ErrorCode, usable: int) -> None:
    report = judge(survey({0: 5, int(flag): 3}), [channel])

    assert [(error.code, error.count) for error in report.errors] == [(code, 3)]
    assert report.usable == {channel: usable}
    assert report.verdict is Verdict.WARNINGS


def test_a_landline_in_the_mobile_column_is_a_contact_for_calls_only() -> None:
    report = judge(survey({0: 5, int(Flag.MOBILE_IS_LANDLINE): 3}), ["call", "sms"])

    assert report.usable == {"call": 8, "sms": 5}


def test_empty_cells_count_once_a_row_and_remarks_may_be_empty() -> None:
    rows = {0: 5, empty_bit(0) | empty_bit(1): 2, empty_bit(5): 4, empty_bit(6): 1}
    report = judge(survey(rows), ["sms"], variables=["saldo"])

    assert [(error.code, error.count) for error in report.errors] == [(ErrorCode.EMPTY_REQUIRED, 3)]
    assert report.usable == {"sms": 9}


def test_no_usable_row_rejects() -> None:
    assert judge(survey({int(Flag.EMAIL_BAD): 3}), ["sms", "email"]).verdict is Verdict.REJECTED
    assert judge(survey({}), ["sms"]).verdict is Verdict.REJECTED


@pytest.mark.parametrize(("expected", "off"), [(100, 0), (96, 0), (105, 0), (95, 5), (106, 6), (0, 100)])
def test_the_estimate_may_be_five_percent_off(expected: int, off: int) -> None:
    report = judge(survey(), ["sms"], expected=expected)

    mismatch = [e.count for e in report.errors if e.code is ErrorCode.COUNT_MISMATCH]
    assert mismatch == ([off] if off else [])


@pytest.mark.parametrize("problem", list(Problem))
def test_what_cannot_be_read_is_rejected(problem: Problem) -> None:
    report = judge(Survey(sha256="00", size=1, problem=problem), ["sms", "call"])

    assert report.to_json() == {
        "verdict": "rejected",
        "total": 0,
        "usable": {"sms": 0, "call": 0},
        "columns": {},
        "missing": [],
        "errors": [{"code": "unreadable", "count": 1, "rows": []}],
        "sha256": "00",
    }


def test_the_most_basic_class_is_shown_first() -> None:
    rows = {0: 5, int(Flag.EMAIL_BAD): 1, int(Flag.DUPLICATE_ID): 2, empty_bit(1): 1}
    report = judge(survey(rows), ["email"], expected=900)
    first = next_problem(report)

    assert first is not None
    assert first.code is ErrorCode.EMPTY_REQUIRED
    assert next_problem(judge(survey(), ["sms"])) is None
    headers = next_problem(judge(survey(rows, columns=without(Meaning.NAME)), ["email"]))
    assert headers is not None
    assert headers.code is ErrorCode.MISSING_COLUMN


def test_the_first_rows_of_a_class_come_from_all_its_flags_in_order() -> None:
    first = {0: tuple(range(3, 43, 4)), 2: tuple(range(2, 42, 4))}
    report = judge(survey({0: 5, 1: 30, 4: 30}, first_rows=first), ["sms"])

    assert report.errors[0].rows == (2, 3, 6, 7, 10, 11, 14, 15, 18, 19)


def test_folded_columns_keep_exact_counts_and_a_cautious_usable() -> None:
    report = judge(survey({0: 100}, folded_empty={6: 30}), ["sms"], variables=["saldo"])

    assert report.usable == {"sms": 70}
    assert [(error.code, error.count) for error in report.errors] == [(ErrorCode.EMPTY_REQUIRED, 30)]
    assert judge(survey({0: 100}, folded_empty={6: 30}), ["sms"]).usable == {"sms": 100}


def test_a_survey_survives_json() -> None:
    whole = survey(
        {0: 1, 1 << 90: 2},
        first_rows={90: (4, 5)},
        folded_empty={6: 1},
        notes=(Note.TITLE_ABOVE,),
        layout=Layout("xlsx", sheet="Base", sheets=("Base", "Otra")),
    )

    assert Survey.from_json(json.loads(json.dumps(whole.to_json()))) == whole
    broken = Survey(sha256="x", size=0, problem=Problem.HOSTILE)
    assert Survey.from_json(broken.to_json()) == broken
