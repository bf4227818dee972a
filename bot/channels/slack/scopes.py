"""What the app may do at Slack: the manifest in `deploy/slack` grants it and an installation asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

SCOPES: Final = (
    "app_mentions:read", "chat:write", "commands", "files:read", "files:write", "groups:history", "im:history",
    "im:write", "users:read", "users:read.email",
)  # fmt: skip
_OF_A_ROOM: Final = frozenset({"groups:history", "channels:history"})
"""Replies in a card's thread are heard by one of these: the room is private or public."""


def missing(granted: Iterable[str]) -> list[str]:
    """Return the scopes that the bot needs and was not granted, in order."""
    held = set(granted)
    return [
        scope for scope in SCOPES if scope not in held and not (scope in _OF_A_ROOM and held & _OF_A_ROOM)
    ]
