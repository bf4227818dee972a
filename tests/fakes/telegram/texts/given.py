"""The text or caption of a call: parsed, trimmed, measured."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from tests.fakes.telegram.refusals import wrong
from tests.fakes.telegram.texts.formatted import Formatted, utf16
from tests.fakes.telegram.texts.found import with_found
from tests.fakes.telegram.texts.html import read_html
from tests.fakes.telegram.texts.markdown import read_markdown

TEXT_UNITS: Final = 4096
CAPTION_UNITS: Final = 1024
MOST_ENTITIES: Final = 100
_MODES: Final[dict[str, Callable[[str], Formatted]]] = {"html": read_html, "markdownv2": read_markdown}


def read_text(source: str, mode: str, entities: Any) -> Formatted:
    """Return a message's text. Raises `Refused` where it is empty, too long or not well-formed."""
    read = _read(source, mode, entities)
    if not read.text:
        raise wrong("message text is empty")
    if utf16(read.text) > TEXT_UNITS:
        raise wrong("message is too long")
    return read


def read_caption(source: str, mode: str, entities: Any) -> Formatted:
    """Return a caption, perhaps an empty one. Raises `Refused` where it is too long or not well-formed."""
    read = _read(source, mode, entities)
    if utf16(read.text) > CAPTION_UNITS:
        raise wrong("message caption is too long")
    return read


def _read(source: str, mode: str, entities: Any) -> Formatted:
    if mode and mode.lower() not in _MODES:
        raise wrong("can't parse entities: unsupported parse_mode")
    read = _MODES[mode.lower()](source) if mode else Formatted(source, _checked(source, entities))
    if len(read.entities) > MOST_ENTITIES:
        raise wrong("ENTITIES_TOO_LONG")
    return with_found(read.trimmed())


def _checked(source: str, entities: Any) -> tuple[dict[str, Any], ...]:
    if not entities:
        return ()
    if not isinstance(entities, list) or not all(isinstance(one, dict) for one in entities):
        raise wrong("can't parse entities: expected an Array of MessageEntity")
    for one in entities:
        if one["offset"] + one["length"] > utf16(source):
            raise wrong(f"entity beginning at UTF-16 offset {one['offset']} ends after the end of the text")
    return tuple(one for one in entities if one["length"] > 0)
