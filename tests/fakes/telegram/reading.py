"""How people find messages and buttons: by words, without regard to case, accents and emoji."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from tests.fakes.telegram.records import Json, Message, Revision, inline_rows


def folded(words: str) -> str:
    """Return words without case, accents, emoji and needless spaces."""
    plain = unicodedata.normalize("NFD", words.lower())
    kept = "".join(sign for sign in plain if unicodedata.category(sign) not in {"Mn", "So", "Sk", "Cf"})
    return " ".join(kept.split())


def says(message: Message, words: str) -> bool:
    """Return whether a message holds the words now."""
    return folded(words) in folded(message.text)


def button(revision: Revision, label: str) -> Json | None:
    """Return the button of that label under a message as it was then."""
    buttons = (one for row in inline_rows(revision.markup) for one in row)
    return next((one for one in buttons if folded(one["text"]) == folded(label)), None)


def newest_button(
    messages: Iterable[Message], label: str, on: str = "", *, stale: bool = False
) -> tuple[Message, Json]:  # fmt: skip
    """Return the newest message with that button, and the button; LookupError where there is none.

    `stale`: a button that an earlier form of the message had and its present form has no more.
    """
    for message in sorted(messages, key=lambda one: one.sequence, reverse=True):
        former = message.revisions[:-1][::-1] if stale else [message.now]
        for revision in former:
            found = button(revision, label)
            is_there = any(folded(on) in folded(text) for text in (revision.text, message.text))
            if found is not None and is_there and not (stale and button(message.now, label)):
                return message, found
    raise LookupError(f"no {'former ' if stale else ''}button {label!r} on a message that says {on!r}")
