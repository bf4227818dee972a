"""Finds known phrases in a text as it was written, whatever its case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Phrase(NamedTuple):
    """A code and the code points of the text that say it."""

    code: str
    start: int
    end: int


def find_phrases(text: str, table: Mapping[str, tuple[str, ...]]) -> Iterator[Phrase]:
    """Yield the phrases of *table* (code → folded phrases) in *text*, in order; the longest wins."""
    codes = {phrase: code for code, phrases in table.items() for phrase in phrases}
    if not codes:
        return
    longest_first = sorted(codes, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    folded, origins = folded_with_origins(text)
    for match in pattern.finditer(folded):
        yield Phrase(codes[match.group()], origins[match.start()], origins[match.end() - 1] + 1)


def folded_with_origins(text: str) -> tuple[str, list[int]]:
    """Return *text* without case and accents, and for each of its characters where it comes from."""
    marks = [
        (mark, origin)
        for origin, letter in enumerate(text)
        for mark in unicodedata.normalize("NFKD", letter.casefold())
        if not unicodedata.combining(mark)
    ]
    return "".join(mark for mark, _ in marks), [origin for _, origin in marks]
