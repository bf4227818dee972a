"""A person's words as Slack stores them: escaped, with links where it sees addresses."""

from __future__ import annotations

import re
from typing import Final

from tests.fakes.slack.ids import Ids
from tests.fakes.slack.records import Json

_SEEN: Final = re.compile(
    r"(?P<url>https?://[^\s<>|]+[^\s<>|.,;:!?)])"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<host>(?<![\w@.])(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|co|org|net|edu|gov)\b(?:/[^\s<>|]*[^\s<>|.,;:!?)])?)"
)


def stored(typed: str) -> str:
    """Return the `text` of a message that a person typed so."""
    return "".join(_written(kind, words) for kind, words in _parts(typed))


def rich(typed: str, ids: Ids) -> list[Json]:
    """Return the `blocks` of a message that a person typed so."""
    elements = [_element(kind, words) for kind, words in _parts(typed)]
    section = {"type": "rich_text_section", "elements": elements}
    return (
        [{"type": "rich_text", "block_id": ids.new("", 5).lower(), "elements": [section]}] if elements else []
    )


def escaped(words: str) -> str:
    """Return words in which nothing is markup."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _parts(typed: str) -> list[tuple[str, str]]:
    parts, end = [], 0
    for found in _SEEN.finditer(typed):
        parts.append(("text", typed[end : found.start()]))
        parts.append((str(found.lastgroup), found[0]))
        end = found.end()
    return [(kind, words) for kind, words in [*parts, ("text", typed[end:])] if words]


def _written(kind: str, words: str) -> str:
    forms = {"url": "<{0}>", "mail": "<mailto:{0}|{0}>", "host": "<http://{0}|{0}>", "text": "{0}"}
    return forms[kind].format(escaped(words))


def _element(kind: str, words: str) -> Json:
    if kind == "text":
        return {"type": "text", "text": words}
    prefix = {"url": "", "mail": "mailto:", "host": "http://"}[kind]
    return {"type": "link", "url": prefix + words, "text": words}
