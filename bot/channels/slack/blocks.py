"""Block Kit's pieces within Slack's limits; what a person wrote stays what they wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

Block = dict[str, Any]
MOST_BLOCKS: Final = 50
MOST_TEXT: Final = 3000  # of a section
MOST_SIGNS: Final = 11_000  # of all blocks of a message together: Slack ends at about 12,000
MOST_FALLBACK: Final = 2900  # of the message's own text, which notifications and screen readers take
MOST_LABEL: Final = 75
IN_A_ROW: Final = 5
A_BLOCK: Final = 40  # what a block itself costs of the signs, on the safe side
_MARKS: Final = re.compile(r"[*_~`]|:[a-z0-9_+-]+:")


def escaped(words: str) -> str:
    """Return words in which nothing is a reference: nobody is pinged by them."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def is_plain(words: str) -> bool:
    """Tell whether mrkdwn would show the words as they are."""
    return not _MARKS.search(words)


def clipped(words: str, most: int) -> str:
    """Return words no longer than *most* signs."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def split(words: str, most: int = MOST_TEXT) -> Iterator[str]:
    """Yield the words in parts, cut at the ends of lines or words where there are any."""
    while len(words) > most:
        at = max(words.rfind("\n", 1, most), 0) or max(words.rfind(" ", 1, most), 0) or most
        yield words[:at].rstrip()
        words = words[at:].lstrip()
    if words:
        yield words


def plain(words: str, most: int = MOST_TEXT) -> Block:
    """Return a text object that is shown literally."""
    return {"type": "plain_text", "text": clipped(words, most), "emoji": False}


def marked(words: str) -> Block:
    """Return a text object with marks; what people wrote in it is escaped before."""
    return {"type": "mrkdwn", "text": words, "verbatim": True}


def sections(words: str) -> list[Block]:
    """Return literal words as sections."""
    return [{"type": "section", "text": plain(part)} for part in split(words)]


def button(label: str, button_id: str, style: str | None = None) -> Block:
    """Return a button that carries an opaque id."""
    drawn: Block = {
        "type": "button", "text": plain(label, MOST_LABEL), "action_id": f"press-{button_id}", "value": button_id,
    }  # fmt: skip
    return drawn | ({"style": style} if style else {})


def rows(buttons: Sequence[Block], most: int = IN_A_ROW) -> list[Block]:
    """Return buttons in rows."""
    return [
        {"type": "actions", "elements": list(buttons[start : start + most])}
        for start in range(0, len(buttons), most)
    ]


def parts(drawn: Sequence[Block]) -> list[list[Block]]:
    """Return the blocks of each message that is needed for them, in order."""
    found: list[list[Block]] = [[]]
    left = MOST_SIGNS
    for block in drawn:
        cost = signs(block)
        if found[-1] and (len(found[-1]) == MOST_BLOCKS or cost > left):
            found.append([])
            left = MOST_SIGNS
        found[-1].append(block)
        left -= cost
    return found


def signs(value: Any) -> int:
    """Return how many signs a block counts against a message's limit."""
    if isinstance(value, dict):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(signs(one) for one in value.values()) + (A_BLOCK if "type" in value else 0)
    return sum(signs(one) for one in value) if isinstance(value, list) else 0
