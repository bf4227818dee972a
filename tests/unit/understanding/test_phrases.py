from __future__ import annotations

import pytest

from bot.understanding.phrases import Phrase, find_phrases

TABLE = {"a": ("aval", "aval de comunicaciones"), "g": ("guion",)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("el AVAL de comunicaciónes", [Phrase("a", 3, 25)]),
        ("guión y aval", [Phrase("g", 0, 5), Phrase("a", 8, 12)]),
        ("avales y guiones", []),
        ("", []),
    ],
)
def test_phrases_are_found_as_written(text: str, expected: list[Phrase]) -> None:
    assert list(find_phrases(text, TABLE)) == expected


def test_an_empty_table_finds_nothing() -> None:
    assert list(find_phrases("aval", {})) == []
