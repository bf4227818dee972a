"""Domain values as the JSON of rows, and back."""

from __future__ import annotations

import json
from typing import Any

import bot.core.registered  # noqa: F401  (makes the classes readable)
from bot.core.messages import Identity
from bot.core.wire import from_wire, to_wire

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def json_text(data: Any) -> str:
    """Return JSON-ready data as compact text."""
    return _COMPACT.encode(data)


def encode(value: Any) -> str:
    """Return a registered value as compact JSON text. Raises `TypeError` for an unregistered class."""
    return _COMPACT.encode(to_wire(value))


def canonical(value: Any) -> str:
    """Return a registered value as JSON text that is always the same for the same value (keys sorted)."""
    return _CANONICAL.encode(to_wire(value))


def decode(text: str) -> Any:
    """Return what `encode` or `canonical` was given."""
    return from_wire(json.loads(text))


def identity_key(identity: Identity) -> str:
    """Return the text under which an identity is stored: always `platform:team:user`."""
    return f"{identity.platform}:{identity.team}:{identity.user}"


def identity_of(key: str) -> Identity:
    """Return the identity stored under `key`; only the user's part may hold a colon."""
    platform, team, user = key.split(":", 2)
    return Identity(platform, team, user)
