"""The audit trail in memory, sealed as in the database."""

from __future__ import annotations

from bot.core.events import Event
from storage.codec import canonical, decode
from storage.memory.state import KeptEvent, Tables
from storage.repositories.events import GENESIS, seal


class MemoryEvents:
    """Implements `ports.EventLog`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def append(self, event: Event) -> None:
        """Add an event."""
        body = canonical(event)
        number = len(self._tables.events) + 1
        head = self._tables.events[number - 1].hash if number > 1 else GENESIS
        self._tables.events[number] = KeptEvent(number, event.brief, body, seal(head, body))

    def of_brief(self, brief_id: str) -> list[Event]:
        """Return a Brief's events, oldest first."""
        return [decode(kept.body) for kept in self._tables.events.values() if kept.brief == brief_id]

    def verify(self) -> int | None:
        """Walk the chain; return the first broken row's id, None when it is whole."""
        head = GENESIS
        for kept in self._tables.events.values():
            head = seal(head, kept.body)
            if kept.hash != head:
                return kept.id
        return None
