"""A message as a person reads it, and the buttons on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.core.folding import fold
from bot.core.replies import Action, Reply
from bot.core.reply_actions import actions_of
from bot.i18n.catalogue import CatalogueWording

WORDING = CatalogueWording()


@dataclass(frozen=True)
class Shown:
    """One message as it reached a chat."""

    place: int
    room: str
    reply: Reply
    button_ids: tuple[str, ...]
    text: str
    labels: tuple[str, ...]

    def button(self, label: str, row: str | None = None) -> str | None:
        """Return the id of the first button of that label, on the row whose label is *row* if given."""
        ids = dict(zip(map(id, actions_of(self.reply)), self.button_ids, strict=True))
        for name, action, fact in buttons_of(self.reply):
            if fold(name) == fold(label) and (row is None or fold(row) == fold(fact or "")):
                return ids[id(action)]
        return None


def buttons_of(reply: Reply) -> Iterator[tuple[str, Action, str | None]]:
    """Yield label, action and row of each button."""
    for section in reply.sections:
        for fact in section.facts:
            if fact.button is not None:
                yield words(fact.button.label), fact.button.action, words(fact.label)
    for button in reply.buttons:
        yield words(button.label), button.action, None


def words(text: Any) -> str:
    """Return the Spanish of a text."""
    return WORDING.render(text, "es")


def lines(reply: Reply) -> Iterator[str]:
    """Yield everything that is read on a message."""
    yield from map(words, reply.paragraphs)
    for section in reply.sections:
        yield words(section.title)
        for fact in section.facts:
            before = f"{words(fact.before)} → " if fact.before is not None else ""
            yield f"{words(fact.label)}: {before}{words(fact.value)}"
            if fact.note is not None:
                yield words(fact.note)
    yield from (document.name for document in reply.documents)
