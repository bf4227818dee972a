"""Questions written before their reader, by half: those it was mended with, and those that were held back."""

from __future__ import annotations

import pytest

from tests.unit.pipeline.asking import Question, ask, comparable, questions

LEAST_HELD = 0.95
WRITTEN = questions()
SEEN = [one for one in WRITTEN if not one.held]


def _is_read(one: Question) -> bool:
    plain = ask(one.text, one.asker).to_plain()
    return plain["intent"] in one.intents and comparable(plain) == comparable(one.expected)


@pytest.mark.parametrize("one", SEEN, ids=[one.text for one in SEEN])
def test_a_written_question_is_read(one: Question) -> None:
    plain = ask(one.text, one.asker).to_plain()

    assert comparable(plain) == comparable(one.expected)
    assert plain["intent"] in one.intents


def test_questions_held_back_are_read_nearly_as_well() -> None:
    held = [one for one in WRITTEN if one.held]

    assert len(held) >= 70
    assert sum(map(_is_read, held)) / len(held) >= LEAST_HELD
