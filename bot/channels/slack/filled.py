"""What people filled into a form, by input name: words, codes, and `corrections` → {field: note}."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.channels.slack.reading import LONGEST_TEXT, files_of
from bot.core.messages import RemoteFile
from bot.core.text import Text, say

WRITTEN: Final = ("text", "number", "date", "one", "many")
"""Kinds of blocks that hold one input each (`inputs`)."""
FILE: Final = "file/"


def values_of(view: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was filled in; a field with a note counts as ticked."""
    values: dict[str, Any] = {}
    for block_id, state in _filled(view):
        kind, _, rest = block_id.partition("/")
        name, _, code = rest.partition("/")
        if kind in WRITTEN:
            values[name] = _value(kind, state)
        elif kind == "ticks":
            values[name] = dict.fromkeys(_chosen(state), "") | values.get(name, {})
        elif kind == "note" and (note := _words(state)):
            values[name] = values.get(name, {}) | {code: note}
    return values


def uploads_of(view: Mapping[str, Any]) -> dict[str, tuple[RemoteFile, ...]]:
    """Return the files put into a form, by input name."""
    found = [(block_id, files_of(state)) for block_id, state in _filled(view) if block_id.startswith(FILE)]
    return {block_id.removeprefix(FILE): files for block_id, files in found if files}


def blocks_of(view: Mapping[str, Any]) -> dict[str, str]:
    """Return, by input name, the id of the block at which something can be said of it."""
    parts = [(block_id, *block_id.split("/")) for block_id in _inputs(view)]
    return {name: block_id for block_id, kind, name, *_ in parts if kind in WRITTEN}


def nothing_filled(view: Mapping[str, Any]) -> dict[str, Text]:
    """Return what to say at which input of a form in which nothing, or a required input not, was filled."""
    values = values_of(view)
    if any(isinstance(value, dict) or value.strip() for value in values.values() if value):
        return {}
    texts = [block_id for block_id in _inputs(view) if block_id.startswith("text/")]
    return {texts[0]: say("slack.fill_something")} if texts else {}


def _inputs(view: Mapping[str, Any]) -> list[str]:
    blocks = view.get("blocks") or ()
    return [str(block.get("block_id", "")) for block in blocks if block.get("type") == "input"]


def _filled(view: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    values = (view.get("state") or {}).get("values") or {}
    for block_id, actions in values.items():
        for state in actions.values():
            yield str(block_id), state


def _value(kind: str, state: Mapping[str, Any]) -> Any:
    if kind == "many":
        return _chosen(state)
    if kind == "one":
        return str((state.get("selected_option") or {}).get("value") or "")
    return str(state.get("selected_date") or "") if kind == "date" else _words(state)


def _chosen(state: Mapping[str, Any]) -> list[str]:
    return [str(option.get("value")) for option in state.get("selected_options") or ()]


def _words(state: Mapping[str, Any]) -> str:
    value = state.get("value")
    return value[:LONGEST_TEXT].replace("\x00", "\ufffd").strip() if isinstance(value, str) else ""
