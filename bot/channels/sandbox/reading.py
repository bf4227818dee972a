"""Untrusted JSON of the page as checked values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.channels.sandbox.refusals import SandboxRefusal
from bot.core.text import say

LONGEST_TEXT = 200_000
LONGEST_NAME = 150
_ID = re.compile(r"[A-Za-z0-9._:-]{1,100}")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database takes NUL, no UTF-8 a lone surrogate
_UNSEEN = re.compile(r"[\x00-\x1f\x7f/\\\ud800-\udfff]")

FormValue = str | dict[str, str]


def text_of(payload: Mapping[str, Any], name: str) -> str:
    """Return the written text under `name`. Raises `SandboxRefusal` where it is empty or too long."""
    text = clean(payload.get(name))
    if not text.strip():
        raise SandboxRefusal(say("sandbox.error.empty"))
    return text


def clean(value: Any) -> str:
    """Return what a person wrote, storable. Raises `SandboxRefusal` where it is no text or too long."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _not_understood()
    if len(value) > LONGEST_TEXT:
        raise SandboxRefusal(say("sandbox.error.too_long", most=LONGEST_TEXT), 413)
    return _UNSTORABLE.sub("\ufffd", value)


def id_of(payload: Mapping[str, Any], name: str) -> str:
    """Return the opaque id under `name`. Raises `SandboxRefusal` where it is none."""
    value = payload.get(name)
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise _not_understood()
    return value


def id_or_none(payload: Mapping[str, Any], name: str) -> str | None:
    """Return the id under `name`, None where it is left out. Raises `SandboxRefusal` for anything else."""
    return None if payload.get(name) is None else id_of(payload, name)


def values_of(payload: Mapping[str, Any]) -> dict[str, FormValue]:
    """Return a form's values: text, or notes by field. Raises `SandboxRefusal` for anything else."""
    values = payload.get("values")
    if not isinstance(values, dict):
        raise _not_understood()
    return {clean(name): _form_value(value) for name, value in values.items()}


def _form_value(value: Any) -> FormValue:
    if isinstance(value, dict):
        return {clean(name): clean(note) for name, note in value.items()}
    return clean(value)


def file_name(name: str | None) -> str:
    """Return a file's name without its path and without what cannot be seen; never empty."""
    bare = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    seen = _UNSEEN.sub("", bare).strip(" .")
    if len(seen) > LONGEST_NAME:
        stem, dot, ending = seen.rpartition(".")
        seen = f"{stem[: LONGEST_NAME - 10]}{dot}{ending[:9]}" if stem else seen[:LONGEST_NAME]
    return seen or "archivo"


def _not_understood() -> SandboxRefusal:
    return SandboxRefusal(say("sandbox.error.not_understood"))
