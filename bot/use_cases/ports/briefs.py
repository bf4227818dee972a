"""Briefs, and the record of everything that was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.core.brief import Brief
from bot.core.events import Event


class BriefRepository(Protocol):
    """Briefs, guarded by their revision."""

    def get(self, brief_id: str) -> Brief:
        """Return a Brief. Raises `KeyError`."""
        ...

    def by_folio(self, folio: str) -> Brief | None:
        """Return the Brief of a folio (`CAMP-2026-0042`)."""
        ...

    def put(self, brief: Brief) -> None:
        """Store it and raise its revision. Raises `StorageUnavailable` where another wrote in between."""
        ...

    def of(self, requester: str) -> list[Brief]:
        """Return the person's Briefs, newest first."""
        ...

    def in_states(self, states: Sequence[str]) -> list[Brief]:
        """Return the Briefs in those states, oldest first."""
        ...

    def next_folio(self, year: int) -> str:
        """Take the year's next folio; a gap appears only when the transaction is rolled back after it."""
        ...


class EventLog(Protocol):
    """The append-only audit trail, chained by hash."""

    def append(self, event: Event) -> None:
        """Add an event."""
        ...

    def of_brief(self, brief_id: str) -> list[Event]:
        """Return a Brief's events, oldest first."""
        ...

    def verify(self) -> int | None:
        """Walk the chain; return the first broken row's id, None when it is whole."""
        ...
