"""Reminders, and what people wish to hear."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.core.reminders.rows import Reminder
from bot.core.reminders.wishes import Wishes
from bot.core.replies import Receiver


class ReminderRepository(Protocol):
    """When to look at a matter again for a receiver; business time."""

    def of(self, subject: str) -> list[Reminder]:
        """Return the rows of a matter, by key."""
        ...

    def to(self, receiver: Receiver) -> list[Reminder]:
        """Return the rows of a receiver, by key."""
        ...

    def put(self, reminder: Reminder) -> None:
        """Store a row."""
        ...

    def remove(self, key: str) -> None:
        """Drop a row: its matter is over."""
        ...

    def claim(self, now: datetime, limit: int = 100) -> list[Reminder]:
        """Return the due rows of one receiver, held until this transaction ends: another gets another's."""
        ...

    def next_due(self) -> datetime | None:
        """Return when the next row is due, None where none is."""
        ...


class ReminderWishRepository(Protocol):
    """What each person wants to be reminded of about sales."""

    def of(self, person: str) -> Wishes:
        """Return what a person wants, the defaults where nothing was said."""
        ...

    def put(self, wishes: Wishes) -> None:
        """Store it."""
        ...
