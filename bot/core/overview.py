"""What a person's page shows: shelves of matters, each with what can be done about it. Language-free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.core.replies import Action, Button
from bot.core.text import Param, Text

PAGE: Final = "home:"
"""Before a handle, in a card's key: that person's page. Before a user, in an address: where it is shown."""


@dataclass(frozen=True)
class Entry:
    """One matter: how it is called, how it stands, and what can be done."""

    title: Param
    lines: tuple[Param, ...] = ()
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class Shelf:
    """Matters of one kind."""

    title: Text
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Overview:
    """A page: what stands above, its shelves, and the buttons of the page itself (`turning` to other pages)."""

    paragraphs: tuple[Text | str, ...]
    buttons: tuple[Button, ...] = ()
    shelves: tuple[Shelf, ...] = ()
    turning: tuple[Button, ...] = ()

    def actions(self) -> tuple[Action, ...]:
        """Return every action in the order in which ids are given and drawn."""
        return tuple(one.action for one in self._buttons())

    def _buttons(self) -> Iterator[Button]:
        yield from self.buttons
        for shelf in self.shelves:
            for entry in shelf.entries:
                yield from entry.buttons
        yield from self.turning


def page_of(shelves: tuple[Shelf, ...], page: int, size: int) -> tuple[tuple[Shelf, ...], int, int]:
    """Return the shelves of one page (counted from 0) of *size* entries, the page taken, and how many there are.

    A shelf that is parted keeps its title on each page; a page that does not exist any more is the last one.
    """
    pages = max(1, -(-sum(len(shelf.entries) for shelf in shelves) // size))
    taken = min(max(page, 0), pages - 1)
    first, last = taken * size, (taken + 1) * size
    found: list[Shelf] = []
    start = 0
    for shelf in shelves:
        entries = shelf.entries[max(first - start, 0) : max(last - start, 0)]
        found += [Shelf(shelf.title, entries)] if entries else []
        start += len(shelf.entries)
    return tuple(found), taken, pages
