"""The HTML parse mode: a handful of tags, each closed in order; everything else is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from tests.fakes.telegram.refusals import Refused, wrong
from tests.fakes.telegram.texts.formatted import Formatted, Writing

_TAG: Final = re.compile(r"<(/?)([^\s<>/]*)([^<>]*)>")
_NAME: Final = re.compile(r"[^\s<>]*")
_ATTRIBUTE: Final = re.compile(r"""([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+)))?""")
_SIGN: Final = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_KINDS: Final = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link", "span": "spoiler",
    "tg-emoji": "custom_emoji",
}  # fmt: skip


@dataclass(frozen=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    start: int


def read_html(source: str) -> Formatted:
    """Return the text of an HTML source. Raises `Refused`."""
    writing, open_tags, place = Writing(), list[_Open](), 0
    while place < len(source):
        if source[place] != "<":
            end = source.find("<", place)
            end = len(source) if end < 0 else end
            writing.write(_SIGN.sub(lambda found: unescape(found[0]), source[place:end]))
            place = end
            continue
        place = _tag(source, place, writing, open_tags)
    if open_tags:
        raise _refused(f'Can\'t find end tag corresponding to start tag "{open_tags[-1].tag}"')
    return writing.done()


def _tag(source: str, place: int, writing: Writing, open_tags: list[_Open]) -> int:
    found = _TAG.match(source, place)
    at = len(source[:place].encode())
    if found is None:
        raise _unfinished(source, place, at)
    closing, name, rest = found[1], found[2].lower(), found[3]
    if closing:
        _close(name, at, writing, open_tags)
        return found.end()
    attributes = {one[1].lower(): one[2] or one[3] or one[4] or "" for one in _ATTRIBUTE.finditer(rest)}
    if name not in _KINDS:
        raise _refused(f'Unsupported start tag "{name}" at byte offset {at}')
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _refused(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    open_tags.append(_Open(name, attributes, writing.units))
    return found.end()


def _unfinished(source: str, place: int, at: int) -> Refused:
    name = _NAME.match(source, place + 1)
    if name is None or name.end() == len(source) or name[0].lower() in _KINDS:
        return _refused(f"Unclosed start tag at byte offset {at}")
    return _refused(f'Unsupported start tag "{name[0]}" at byte offset {at}')


def _close(name: str, at: int, writing: Writing, open_tags: list[_Open]) -> None:
    if not open_tags:
        raise _refused(f"Unexpected end tag at byte offset {at}")
    opened = open_tags.pop()
    if name not in {opened.tag, ""}:
        raise _refused(
            f'Unmatched end tag at byte offset {at}, expected "</{opened.tag}>", found "</{name}>"'
        )
    kind, about = _KINDS[opened.tag], _about(opened)
    if kind == "text_link" and not about["url"]:
        return  # a link that leads nowhere is plain text
    if kind == "blockquote" and "expandable" in opened.attributes:
        kind = "expandable_blockquote"
    writing.close(kind, opened.start, **about)


def _about(opened: _Open) -> dict[str, Any]:
    if opened.tag == "a":
        return {"url": unescape(opened.attributes.get("href", ""))}
    if opened.tag == "tg-emoji":
        return {"custom_emoji_id": opened.attributes.get("emoji-id", "")}
    return {}


def _refused(why: str) -> Refused:
    return wrong(f"can't parse entities: {why}")
