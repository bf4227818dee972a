"""Buttons under messages: opaque ids on them, few in a row, many alike behind one that unfolds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.core.replies import Style

UNFOLD, FOLD, UP, GROUP = "v:more", "v:less", "v:up", "v:s:"  # no opaque id holds a colon
VIEWS = "v:"
CHOSEN, NOT_CHOSEN = "☑ ", "☐ "
MOST_IN_ROW, ROW_LETTERS, LONGEST_LABEL = 3, 30, 75
MOST_BUTTONS = 96
_STYLES = {Style.PRIMARY: "primary", Style.DANGER: "danger"}


@dataclass(frozen=True)
class Key:
    """A button as it is drawn: its label, what it sends back, how it stands out."""

    label: str
    data: str
    style: Style = Style.PLAIN

    def to_json(self) -> list[str]:
        """Return it for a note."""
        return [self.label, self.data, self.style.value]

    @classmethod
    def from_json(cls, kept: Sequence[Any]) -> Key:
        """Return a key from a note."""
        return cls(str(kept[0]), str(kept[1]), Style(kept[2]))


@dataclass(frozen=True)
class Keyboard:
    """The keys of a message; `groups` are those of its facts, section by section, behind keys that unfold them."""

    keys: tuple[Key, ...] = ()
    groups: tuple[tuple[str, tuple[Key, ...]], ...] = ()  # a section's title and the keys of its facts
    back: str = ""  # the label that folds them again

    @property
    def is_foldable(self) -> bool:
        """Whether there is something to unfold."""
        return bool(self.groups)


def markup(keys: Iterable[Key]) -> InlineKeyboardMarkup | None:
    """Return the keys in rows, None where there are none."""
    rows: list[list[Key]] = []
    for key in list(keys)[:MOST_BUTTONS]:
        if rows and _fits(rows[-1], key):
            rows[-1].append(key)
        else:
            rows.append([key])
    drawn = [[_drawn(key) for key in row] for row in rows]
    return InlineKeyboardMarkup(drawn) if drawn else None


def viewed(keyboard: Keyboard, view: str) -> tuple[Key, ...]:
    """Return the keys of a view: folded, the sections, or one section's facts; each with the way back."""
    if view == FOLD or not keyboard.is_foldable:
        return keyboard.keys
    if len(keyboard.groups) == 1:
        return (*keyboard.groups[0][1], Key(keyboard.back, FOLD))
    place = view.removeprefix(GROUP)
    if place.isdigit() and int(place) < len(keyboard.groups):
        return (*keyboard.groups[int(place)][1], Key(keyboard.back, UP))
    sections = (Key(title, f"{GROUP}{number}") for number, (title, _) in enumerate(keyboard.groups))
    return (*sections, Key(keyboard.back, FOLD))


def to_note(keyboard: Keyboard) -> dict[str, Any]:
    """Return a keyboard for a note."""
    return {
        "keys": [key.to_json() for key in keyboard.keys],
        "groups": [[title, [key.to_json() for key in keys]] for title, keys in keyboard.groups],
        "back": keyboard.back,
    }


def from_note(note: dict[str, Any]) -> Keyboard:
    """Return a keyboard from a note."""
    groups = note.get("groups") or [["", note["folded"]]]  # as they were kept before there were sections
    read = tuple((str(title), tuple(Key.from_json(one) for one in keys)) for title, keys in groups)
    return Keyboard(tuple(Key.from_json(one) for one in note["keys"]), read, str(note["back"]))


def clipped(label: str) -> str:
    """Return a label that fits a button."""
    flat = " ".join(label.split()) or "·"
    return flat if len(flat) <= LONGEST_LABEL else f"{flat[: LONGEST_LABEL - 1]}…"


def _fits(row: list[Key], key: Key) -> bool:
    letters = sum(len(one.label) for one in row) + len(key.label)
    return len(row) < MOST_IN_ROW and letters <= ROW_LETTERS


def _drawn(key: Key) -> InlineKeyboardButton:
    return InlineKeyboardButton(clipped(key.label), callback_data=key.data, style=_STYLES.get(key.style))
