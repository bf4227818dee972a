"""How much of the public suites is read as their authors expect (tests/data/values)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from bot.cli.value import to_plain_date, to_plain_number
from bot.core.calendar import BusinessCalendar
from bot.core.values import Problem, find_dates, read_date, read_number

DATA = Path(__file__).parents[2] / "data" / "values"
FLAGS = ("past", "fuzzy", "ambiguous_window", "weekday_mismatch")
CALENDAR = BusinessCalendar()
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def date_rows(*, flagged: bool) -> list[Row]:
    return [row for row in rows("spanish_dates.jsonl") if any(row.get(flag) for flag in FLAGS) == flagged]


def date_is_right(row: Row) -> bool:
    reading = read_date(row["text"], date.fromisoformat(row["reference_date"]), CALENDAR)
    if row["kind"] == "invalid":
        return (reading.value, reading.problem) == (None, Problem.INVALID)
    got = None if reading.value is None else to_plain_date(reading.value)
    return got in [row["expected"], *row.get("accept", [])]


def is_found_in_context(row: Row) -> bool:
    found = find_dates(row["context"], date.fromisoformat(row["reference_date"]), CALENDAR)
    plain = [to_plain_date(reading.value) for reading in found if reading.value]
    return any(answer in plain for answer in [row["expected"], *row.get("accept", [])])


def number_is_right(row: Row) -> bool:
    reading = read_number(row["text"])
    return reading.value is not None and to_plain_number(reading.value) == row["expected"]


def share(verdicts: list[bool]) -> float:
    return sum(verdicts) / len(verdicts)


def test_undisputed_dates_are_read() -> None:
    assert share([date_is_right(row) for row in date_rows(flagged=False)]) >= 0.99


def test_most_disputed_dates_are_read_as_the_suites_do() -> None:
    assert share([date_is_right(row) for row in date_rows(flagged=True)]) >= 0.9


def test_dates_are_found_in_the_sentence_they_come_from() -> None:
    told = [row for row in date_rows(flagged=False) if "context" in row and row["kind"] != "invalid"]

    assert share([is_found_in_context(row) for row in told]) >= 0.97


def test_numbers_are_read() -> None:
    assert share([number_is_right(row) for row in rows("spanish_numbers.jsonl")]) >= 0.99
