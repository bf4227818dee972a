"""Words that answer nothing are asked again; short real answers are taken."""

from __future__ import annotations

import pytest

from bot.core.forms.brief import BRIEF
from bot.core.forms.readers import read_answer
from tests.unit.core.samples import SETTING


@pytest.mark.parametrize(
    "text",
    ["ninguna de las anteriores", "asdf", "ASDF", "asdf asdf", "xxx", "xxxxxx", "jajaja", "blablabla", "asdasd",
     "qwerty", "fghj", "dfg", "lo mismo", "Lo mismo.", "lo de siempre", "cualquier cosa", "no sé", "ni idea", "nada"],
)  # fmt: skip
def test_nothing_is_said(text: str) -> None:
    assert read_answer(BRIEF.field("effectiveness"), text, SETTING).problem == "says_nothing"


@pytest.mark.parametrize("text", [".", "...", "¿?", "🙂"])
def test_marks_alone_are_not_read(text: str) -> None:
    assert read_answer(BRIEF.field("effectiveness"), text, SETTING).problem == "not_read"


@pytest.mark.parametrize(
    ("code", "text"),
    [("effectiveness", "clics"), ("effectiveness", "80%"), ("name", "SMS"), ("name", "PQR"), ("name", "IES"),
     ("name", "Mamá"), ("name", "Bobo"), ("name", "Feria"), ("segment", "todos"), ("name", "Plan 3"),
     ("effectiveness", "menos quejas"), ("segment", "los mismos de marzo"), ("name", "Igualdad"),
     ("classification", "PQRS"), ("remarks", "ninguna")],
)  # fmt: skip
def test_a_short_answer_is_taken(code: str, text: str) -> None:
    assert read_answer(BRIEF.field(code), text, SETTING).value == text
