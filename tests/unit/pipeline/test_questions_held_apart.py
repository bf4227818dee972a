"""Questions that were written without having seen the reader are read as well as they were measured."""

from __future__ import annotations

from tests.unit.pipeline.held_apart import asks_back, is_right, read, rows

LEAST_RIGHT = 123 / 150
LEAST_MEANT = 148 / 150


def test_questions_held_apart_are_read_as_measured() -> None:
    right = [is_right(row, read(row)) for row in rows()]

    assert len(right) == 150
    assert sum(right) / len(right) >= LEAST_RIGHT


def test_what_they_ask_is_told() -> None:
    meant = [read(row).intent in row.intents for row in rows()]

    assert sum(meant) / len(meant) >= LEAST_MEANT


def test_nothing_that_is_known_is_said_to_be_unknown() -> None:
    assert [row.text for row in rows() if asks_back(read(row)) and not row.may_ask] == []
