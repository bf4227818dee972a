"""Goals by month, and what people want to be reminded of."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.core.goals import Goal, goal_key
from bot.core.reminders.wishes import Wishes
from storage.goal_tables import GoalRow, ReminderWishRow
from storage.statements import upsert
from storage.tables import table_of

_G = table_of(GoalRow)
_W = table_of(ReminderWishRow)
_GOAL = sa.select(_G.c.body).where(_G.c.key == sa.bindparam("key"))
_GOALS = (
    sa.select(_G.c.body)
    .where(
        _G.c.kind == sa.bindparam("kind"),
        _G.c.month >= sa.bindparam("first", type_=sa.Date()),
        _G.c.month <= sa.bindparam("last", type_=sa.Date()),
    )
    .order_by(_G.c.month, _G.c.scope)
)
_PUT = upsert(_G, ["key"], ["kind", "scope", "month", "body"])
_DROP = sa.delete(_G).where(_G.c.key == sa.bindparam("gone"))
_WISHES = sa.select(_W.c.body).where(_W.c.person == sa.bindparam("key"))
_WISH = upsert(_W, ["person"], ["body"])


class SqlGoals:
    """Implements `ports.GoalRepository`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, kind: str, scope: str, month: date) -> Goal | None:
        """Return the goal of a month (its first day)."""
        found: Goal | None = self._connection.execute(_GOAL, {"key": goal_key(kind, scope, month)}).scalar()
        return found

    def between(self, kind: str, first: date, last: date) -> list[Goal]:
        """Return the goals of a kind in those months, both included, by month, then by scope."""
        return list(self._connection.execute(_GOALS, {"kind": kind, "first": first, "last": last}).scalars())

    def put(self, goal: Goal) -> None:
        """Store a goal."""
        values = {"key": goal.key, "kind": goal.kind, "scope": goal.scope, "month": goal.month, "body": goal}
        self._connection.execute(_PUT[self._connection.dialect.name], values)

    def remove(self, kind: str, scope: str, month: date) -> None:
        """Take a goal away."""
        self._connection.execute(_DROP, {"gone": goal_key(kind, scope, month)})


class SqlReminderWishes:
    """Implements `ports.ReminderWishRepository`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, person: str) -> Wishes:
        """Return what a person wants, the defaults where nothing was said."""
        found: Wishes | None = self._connection.execute(_WISHES, {"key": person}).scalar()
        return found or Wishes(person)

    def put(self, wishes: Wishes) -> None:
        """Store it."""
        self._connection.execute(
            _WISH[self._connection.dialect.name], {"person": wishes.person, "body": wishes}
        )
