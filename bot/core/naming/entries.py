"""Entries of the directory as they can be named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.folding import fold
from bot.core.people import Area, Person

LEAST_INITIALS = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its code, its name's words, whole phrases that name it alone, and words that tell who it is.

    All folded. *hints* choose among namesakes: the words of a person's area.
    """

    code: str
    words: tuple[str, ...]
    exact: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the name, folded."""
        return " ".join(self.words)


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(re.findall(r"[^\W\d_]+", fold(text)))


def person_entries(people: Iterable[Person], areas: Iterable[Area] = ()) -> tuple[Entry, ...]:
    """Return people as entries, told apart by their areas."""
    named = {area.code: (*words_of(area.name), fold(area.code)) for area in areas}
    return tuple(
        Entry(
            person.handle,
            words_of(person.name),
            (person.handle.casefold(), person.email.casefold(), fold(person.name)),
            named.get(person.area or "", ()),
        )
        for person in people
    )


def area_entries(areas: Iterable[Area], joining: frozenset[str]) -> tuple[Entry, ...]:
    """Return areas as entries: by code, by name, and by the initials of its words."""
    return tuple(_area(area, joining) for area in areas)


def _area(area: Area, joining: frozenset[str]) -> Entry:
    words = tuple(word for word in words_of(area.name) if word not in joining)
    initials = "".join(word[0] for word in words)
    exact = (area.code.casefold(), fold(area.name), *((initials,) if len(initials) >= LEAST_INITIALS else ()))
    return Entry(area.code, tuple(dict.fromkeys((*words, *words_of(area.code)))), exact)
