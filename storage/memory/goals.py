"""Goals and wishes in memory."""

from __future__ import annotations

from datetime import date

from bot.core.goals import Goal, goal_key
from bot.core.reminders.wishes import Wishes
from storage.memory.state import Tables


class MemoryGoals:
    """Implements `ports.GoalRepository`."""

    def __init__(self, tables: Tables) -> None:
        self._rows = tables.goals

    def get(self, kind: str, scope: str, month: date) -> Goal | None:
        """Return the goal of a month (its first day)."""
        return self._rows.get(goal_key(kind, scope, month))

    def between(self, kind: str, first: date, last: date) -> list[Goal]:
        """Return the goals of a kind in those months, both included, by month, then by scope."""
        meant = [one for one in self._rows.values() if one.kind == kind and first <= one.month <= last]
        return sorted(meant, key=lambda one: (one.month, one.scope))

    def put(self, goal: Goal) -> None:
        """Store a goal."""
        self._rows[goal.key] = goal

    def remove(self, kind: str, scope: str, month: date) -> None:
        """Take a goal away."""
        self._rows.pop(goal_key(kind, scope, month), None)


class MemoryReminderWishes:
    """Implements `ports.ReminderWishRepository`."""

    def __init__(self, tables: Tables) -> None:
        self._rows = tables.wishes

    def of(self, person: str) -> Wishes:
        """Return what a person wants, the defaults where nothing was said."""
        return self._rows.get(person) or Wishes(person)

    def put(self, wishes: Wishes) -> None:
        """Store it."""
        self._rows[wishes.person] = wishes
