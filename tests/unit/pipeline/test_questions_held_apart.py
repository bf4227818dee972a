"""Questions that were written without having seen the reader are read as well as they were measured."""

from __future__ import annotations

from tests.unit.pipeline.held_apart import asks_back, is_right, read, rows

LEAST_RIGHT = 148 / 150
LEAST_RIGHT_AGAIN = 49 / 50
LEAST_MEANT = 150 / 150


def test_questions_held_apart_are_read_as_measured() -> None:
    right = [is_right(row, read(row)) for row in rows()]

    assert len(right) == 150
    assert sum(right) / len(right) >= LEAST_RIGHT


def test_questions_written_after_the_mending_are_read_as_measured() -> None:
    right = [is_right(row, read(row)) for row in rows("again.jsonl")]

    assert len(right) == 50
    assert sum(right) / len(right) >= LEAST_RIGHT_AGAIN


def test_what_they_ask_is_told() -> None:
    meant = [read(row).intent in row.intents for row in rows()]

    assert sum(meant) / len(meant) >= LEAST_MEANT


def test_few_that_are_right_are_said_to_be_read_in_part() -> None:
    found = [(row, read(row)) for row in rows()]

    assert [row.text for row, reading in found if reading.unknown and not row.may_ask] == []
    assert sum(asks_back(reading) and not row.may_ask for row, reading in found) <= 1
