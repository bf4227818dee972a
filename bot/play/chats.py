"""What the driver has seen in the chats: every message and every rewriting of one, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.core.folding import fold


@dataclass(frozen=True)
class Seen:
    """A message as it stood at one moment."""

    place: int  # in the order of being seen
    id: int
    room: str
    author: str
    at: str
    body: dict[str, Any]
    former: tuple[dict[str, Any], ...]

    @property
    def is_bots(self) -> bool:
        """Tell whether the bot wrote it."""
        return self.author == "bot"

    @property
    def text(self) -> str:
        """Return everything that is read on it, a line for each part."""
        return "\n".join(_lines(self.body))

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """Return its buttons, those of rows first."""
        return [fact["button"] for fact in _facts(self.body) if fact.get("button")] + list(
            self.body.get("buttons") or ()
        )

    def holds(self, words: str) -> bool:
        """Tell whether it holds *words*, whatever their case and accents."""
        return fold(words) in fold(self.text)


def _facts(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for section in body.get("sections") or ():
        yield from section["facts"]


def _lines(body: dict[str, Any]) -> Iterator[str]:
    yield from body.get("paragraphs") or ()
    for section in body.get("sections") or ():
        yield section["title"]
        for fact in section["facts"]:
            before = f"{fact['before']} → " if fact.get("before") else ""
            yield f"{fact['label']}: {before}{fact['value']}"
            if fact.get("note"):
                yield fact["note"]
    for document in body.get("documents") or ():
        yield document["name"]
    form = body.get("form")
    if form:
        yield form["title"]


def find_button(message: Seen, label: str, on: str | None) -> dict[str, Any] | None:
    """Return the button of that label; where *on* names a row of the card, that row's."""
    wanted = fold(label)
    if on is not None:
        for fact in _facts(message.body):
            row = fold(f"{fact['label']}: {fact['value']}")
            if fact.get("button") and fold(on) in row and _same(fact["button"], wanted):
                button: dict[str, Any] = fact["button"]
                return button
    return next((button for button in message.buttons if _same(button, wanted)), None)


def _same(button: dict[str, Any], wanted: str) -> bool:
    return fold(button["label"]) == wanted


@dataclass
class Chats:
    """All that was seen."""

    seen: list[Seen] = field(default_factory=list)
    change: int = 0

    def take(self, answer: dict[str, Any]) -> None:
        """Add what the bot's API reports."""
        self.change = answer["change"]
        for message in answer["messages"]:
            self.add(
                message["id"], message["room"], message["author"], message["at"], message["body"],
                tuple(message.get("former_buttons") or ()),
            )  # fmt: skip

    def add(
        self,
        id: int,
        room: str,
        author: str,
        at: str,
        body: dict[str, Any],
        former: tuple[dict[str, Any], ...] = (),
    ) -> None:
        """Add one message."""
        self.seen.append(Seen(len(self.seen), id, room, author, at, body, former))

    def standing(self, rooms: frozenset[str]) -> list[Seen]:
        """Return the bot's messages in those rooms as they stand now, newest last."""
        newest: dict[tuple[int, str], Seen] = {}
        for message in self.seen:
            if message.is_bots and message.room in rooms:
                newest.pop((message.id, message.room), None)
                newest[message.id, message.room] = message
        return list(newest.values())

    def former(self, rooms: frozenset[str]) -> list[Seen]:
        """Return the bot's messages that were rewritten since, newest last."""
        current = {(message.id, message.room): message.place for message in self.standing(rooms)}
        return [
            message
            for message in self.seen
            if message.is_bots
            and message.room in rooms
            and current[message.id, message.room] != message.place
        ]
