"""The sandbox's chats in memory."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.use_cases.ports import ShownMessage
from storage.codec import json_text
from storage.former_buttons import buttons_in
from storage.memory.state import Tables

_CHANGES = "sandbox_changes"


class MemorySandbox:
    """Implements `ports.SandboxChats`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def show(self, key: str, room: str, author: str, at: datetime, body: dict[str, Any]) -> int:
        """Add a message once for each key and return its id."""
        known = self._tables.shown_keys.get(key)
        if known is not None:
            return known
        number = self._tables.next_number("sandbox_messages")
        self._keep(key, ShownMessage(number, key, room, author, at, _copied(body), 1))
        return number

    def rewrite(self, message_id: int, key: str, body: dict[str, Any]) -> bool:
        """Replace a message's body, keeping its former buttons; once for each key; False without one."""
        if message_id not in self._tables.shown:
            return False
        if key not in self._tables.shown_keys:
            _, shown = self._tables.shown[message_id]
            former = (*shown.former_buttons, *buttons_in(shown.body))
            revision = shown.revision + 1
            self._keep(
                key, replace(shown, key=key, body=_copied(body), former_buttons=former, revision=revision)
            )
        return True

    def since(self, change: int) -> tuple[int, list[ShownMessage]]:
        """Return the newest change number and every message added or rewritten after `change`, in order."""
        changed = sorted(
            (number, shown.id) for number, shown in self._tables.shown.values() if number > change
        )
        newest = self._tables.counters.get(_CHANGES, 0)
        return newest, [self._tables.shown[message][1] for _, message in changed]

    def _keep(self, key: str, shown: ShownMessage) -> None:
        self._tables.shown_keys[key] = shown.id
        self._tables.shown[shown.id] = (self._tables.next_number(_CHANGES), shown)


def _copied(body: dict[str, Any]) -> dict[str, Any]:
    """Return the body as JSON would give it back."""
    copied: dict[str, Any] = json.loads(json_text(body))
    return copied
