"""What a sentence is taken apart into: words and stems in their order, and letters inside words.

Accents, capitals and repeated blanks do not count. The ends of the sentence are pieces too: "no" alone and
"no" before something else are not the same answer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import snowballstemmer

BEGIN, END = "<", ">"
LONGEST_PHRASE = 3
LONGEST_LETTERS = 4
_WORD = re.compile(r"\w+")


def piecer(language: str) -> Callable[[str], list[str]]:
    """Return the function that takes a sentence apart; *language*: the stemmer's English name ("spanish")."""
    stem = lru_cache(maxsize=50_000)(snowballstemmer.stemmer(language).stemWord)

    def pieces(text: str) -> list[str]:
        folded = fold(text)
        words = _WORD.findall(folded)
        return [
            *_phrases("w", words),
            *_phrases("s", [stem(word) for word in words]),
            *_letters(folded.split(" ")),
        ]

    return pieces


def fold(text: str) -> str:
    """Return *text* in small letters, without accents, one blank between words."""
    apart = unicodedata.normalize("NFKD", text.lower())
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


def _phrases(kind: str, words: list[str]) -> Iterator[str]:
    """Yield runs of one to three words, the sentence's ends among them."""
    row = [BEGIN, *words, END]
    for length in range(1, LONGEST_PHRASE + 1):
        for start in range(len(row) - length + 1):
            yield f"{kind}:{' '.join(row[start : start + length])}"


def _letters(words: Iterable[str]) -> Iterator[str]:
    """Yield runs of one to four letters inside each word, its ends as blanks."""
    for word in words:
        row = f" {word} "
        for length in range(1, LONGEST_LETTERS + 1):
            for start in range(max(len(row) - length + 1, 1)):
                yield f"l:{row[start : start + length]}"
