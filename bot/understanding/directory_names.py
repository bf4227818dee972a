"""People and areas that a text names nearly so: by a part of the name, a shortening, or a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.core.naming import Entry, Named, find_named, naming_words
from bot.core.naming.entries import words_of
from bot.understanding.words import EntityWords

WHOLE = 2  # words of a name by which it is told in any sentence


class NamedEntry(NamedTuple):
    """A handle or an area's code, and the code points of the text that say it."""

    code: str
    start: int
    end: int


def find_people(
    text: str, names: Mapping[str, tuple[str, ...]], language: str, *, asked: bool
) -> Iterator[NamedEntry]:
    """Yield the people named; a single word of a name counts where a person is *asked* for, or with a capital."""
    for one in _mentions(text, names, language):
        capital = text[one.start].isupper()
        if (one.sure and one.matched >= WHOLE) or (asked and (one.sure or capital)):
            yield NamedEntry(one.codes[0], one.start, one.end)


def find_areas(
    text: str, names: Mapping[str, tuple[str, ...]], language: str, words: EntityWords
) -> Iterator[NamedEntry]:
    """Yield the areas named after a word that announces one: «el área de planeasión»."""
    for one in _mentions(text, names, language):
        announced = words.AREA_CUE.search(text[: one.start])
        if one.sure and announced:
            yield NamedEntry(one.codes[0], announced.start(), one.end)


def _mentions(text: str, names: Mapping[str, tuple[str, ...]], language: str) -> Iterator[Named]:
    """Yield the mentions that can mean one entry only."""
    entries = [Entry(code, words_of(said[0]), said) for code, said in names.items() if said]
    for one in find_named(text, entries, naming_words(language)) if entries else ():
        if len(one.codes) == 1 and re.search(r"\w", text[one.start : one.end]):
            yield one
