"""Reminders in memory."""

from __future__ import annotations

from datetime import datetime

from bot.core.reminders.rows import Reminder
from bot.core.replies import Receiver
from storage.codec import decode, encode
from storage.memory.state import Tables


class MemoryReminders:
    """Implements `ports.ReminderRepository`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def of(self, subject: str) -> list[Reminder]:
        """Return the rows of a matter, by key."""
        return [kept for kept in self._all() if kept.subject == subject]

    def to(self, receiver: Receiver) -> list[Reminder]:
        """Return the rows of a receiver, by key."""
        return [kept for kept in self._all() if kept.receiver == receiver]

    def put(self, reminder: Reminder) -> None:
        """Store a row."""
        self._tables.reminders[reminder.key] = encode(reminder)

    def remove(self, key: str) -> None:
        """Drop a row."""
        self._tables.reminders.pop(key, None)

    def claim(self, now: datetime, limit: int = 100) -> list[Reminder]:
        """Return the due rows of one receiver."""
        due = [kept for kept in self._all() if kept.due_at is not None and kept.due_at <= now]
        return [kept for kept in due if kept.receiver == due[0].receiver][:limit]

    def next_due(self) -> datetime | None:
        """Return when the next row is due."""
        return min((kept.due_at for kept in self._all() if kept.due_at is not None), default=None)

    def _all(self) -> list[Reminder]:
        kept: list[Reminder] = [decode(self._tables.reminders[key]) for key in sorted(self._tables.reminders)]
        return kept
