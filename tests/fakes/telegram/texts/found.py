"""Entities that Telegram finds by itself: commands, names, addresses."""

from __future__ import annotations

import re
from typing import Final

from tests.fakes.telegram.records import Json
from tests.fakes.telegram.texts.formatted import Formatted, utf16

_PATTERNS: Final = (
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?\b")),
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("url", re.compile(r"(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z][A-Za-z0-9_]{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)


def with_found(formatted: Formatted) -> Formatted:
    """Return a text with the entities found in it beside those it has."""
    taken = [(one["offset"], one["offset"] + one["length"]) for one in formatted.entities if _is_closed(one)]
    found: list[Json] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(formatted.text):
            start, length = utf16(formatted.text[: match.start()]), utf16(match[0])
            if all(start + length <= begin or start >= end for begin, end in taken):
                taken.append((start, start + length))
                found.append({"type": kind, "offset": start, "length": length})
    both = sorted([*formatted.entities, *found], key=lambda one: (one["offset"], -one["length"]))
    return Formatted(formatted.text, tuple(both))


def _is_closed(entity: Json) -> bool:
    return entity["type"] in {"code", "pre", "text_link"}
