"""Word tables written as lines of text: meaning first, then the words and phrases that have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")


def listed(text: str) -> tuple[str, ...]:
    """The words and phrases of *text*, told apart by commas."""
    return tuple(" ".join(piece.split()) for piece in text.split(",") if piece.strip())


def meanings(table: Mapping[K, str]) -> dict[str, K]:
    """Word or phrase to meaning, from meaning to its words: {1: "uno, una"} gives {"uno": 1, "una": 1}."""
    return {word: meaning for meaning, words in table.items() for word in listed(words)}


def all_meaning(meaning: K, text: str) -> dict[str, K]:
    """Every word and phrase of *text* with the one meaning."""
    return dict.fromkeys(listed(text), meaning)
