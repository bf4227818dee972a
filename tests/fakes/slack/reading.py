"""What a person reads in messages and views, and where its buttons are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.fakes.slack.block_kit.given_ids import elements_of
from tests.fakes.slack.records import Json, Message, Revision, View

_REFERENCE: Final = re.compile(r"<(?:mailto:|tel:)?([^>|]*)(?:\|([^>]*))?>")
_SIGNS: Final = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_MARKED: Final = re.compile(r"(?<!\w)([*_~`])(?=\S)(.+?)(?<=\S)\1(?!\w)")
_PING: Final = re.compile(r"<[!@][^>]*>")
_EMOJI: Final = re.compile(r":[a-z0-9_+-]+:")


@dataclass(frozen=True)
class Found:
    """An element and the block that holds it."""

    block: Json
    element: Json


def folded(words: str) -> str:
    """Return words without case, accents, emoji and needless spaces."""
    plain = unicodedata.normalize("NFD", _EMOJI.sub(" ", words).lower())
    kept = "".join(sign for sign in plain if unicodedata.category(sign) not in {"Mn", "So", "Sk", "Cf"})
    return " ".join(kept.split())


def shown(words: str) -> str:
    """Return mrkdwn as it is read: references by their labels, marks and escapes undone."""
    read = _MARKED.sub(r"\2", _REFERENCE.sub(lambda found: found[2] or found[1], words))
    for written, sign in _SIGNS:
        read = read.replace(written, sign)
    return read


def words_of(revision: Revision | View) -> str:
    """Return everything there is to read in a message or view, a line per text.

    A message with blocks shows these and not its `text`, as in Slack.
    """
    blocks = list(_texts(revision.blocks))
    if isinstance(revision, View):
        return "\n".join([revision.title, *blocks])
    return "\n".join(blocks) if blocks else shown(revision.text)


def said_in(message: Message) -> str:
    """Return what a message says now, the names of its files too."""
    names = [file.name for file in message.files]
    return "\n".join([words_of(message.revisions[-1]), *names]).strip()


def acting(blocks: Sequence[Json]) -> Iterator[Found]:
    """Yield every element that can be acted on."""
    for block in blocks:
        yield from (Found(block, element) for element in elements_of(block))


def labels_of(found: Found) -> set[str]:
    """Return the names by which a person or a test may call an element, folded."""
    element, block = found.element, found.block
    names = [element["action_id"], _words(element.get("text")), _words(element.get("placeholder"))]
    names += [_words(block.get("label")), element.get("accessibility_label", "")]
    if block["type"] == "input":
        names.append(block["block_id"])
    return {folded(shown(name)) for name in names if name}


def named(blocks: Sequence[Json], label: str) -> Found | None:
    """Return the first element of that name."""
    return next((found for found in acting(blocks) if folded(label) in labels_of(found)), None)


def pings_in(message: Message) -> list[str]:
    """Return whom a message calls: `<!channel>`, `<@U…>`; plain text calls nobody."""
    written = [message.text, *(text for text, kind in _texts_and_kinds(message.blocks) if kind == "mrkdwn")]
    return [found for text in written for found in _PING.findall(text)]


def buttons_of(blocks: Sequence[Json]) -> list[str]:
    """Return the labels of the buttons, in order."""
    return [_words(found.element["text"]) for found in acting(blocks) if found.element["type"] == "button"]


def _words(text: Any) -> str:
    return str(text.get("text", "")) if isinstance(text, dict) else ""


def _texts(blocks: Any) -> Iterator[str]:
    yield from (text if kind == "plain_text" else shown(text) for text, kind in _texts_and_kinds(blocks))


def _texts_and_kinds(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for one in value:
            yield from _texts_and_kinds(one)
    elif isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"], str(value.get("type"))
        for key, one in value.items():
            if key not in {"metadata", "confirm"}:
                yield from _texts_and_kinds(one)
