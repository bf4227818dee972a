"""Answers in words that answer nothing: «asdf», «xxx», «lo mismo», «ninguna de las anteriores»."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.core.folding import fold

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
LEAST_RUN = 4  # keys struck one beside the other
LEAST_BARE = 3  # letters without a vowel, in small letters: «SMS» is a word
_AGAIN = re.compile(r"(.{1,2})\1{2,}.?|(.{3,4})\2+.?")
_VOWEL = re.compile("[aeiouy]")  # of folded text


def says_nothing(text: str, phrases: Collection[str]) -> bool:
    """Tell whether *text* is one of the folded *phrases*, or struck at random."""
    folded = fold(text)
    if folded in phrases:
        return True
    words = re.findall(r"[^\W\d_]+", text)
    return bool(words) and not re.search(r"\d", text) and all(_is_struck(word) for word in words)


def _is_struck(word: str) -> bool:
    small = fold(word)
    if _AGAIN.fullmatch(small):
        return True
    if len(small) >= LEAST_RUN and any(small in row or small[::-1] in row for row in ROWS):
        return True
    return word.islower() and len(small) >= LEAST_BARE and _VOWEL.search(small) is None
