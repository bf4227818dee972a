"""Reminders: the rows of a receiver are claimed together, each by one sweep at a time."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.core.reminders.rows import Reminder
from bot.core.replies import Receiver
from storage.statements import upsert
from storage.tables import ReminderRow, table_of

_T = table_of(ReminderRow)
_BODIES = sa.select(_T.c.body).order_by(_T.c.key)
_OF = _BODIES.where(_T.c.subject == sa.bindparam("of"))
_TO = _BODIES.where(_T.c.receiver == sa.bindparam("to"))
_PUT = upsert(_T, ["key"], ["subject", "receiver", "due_at", "body"])
_REMOVE = sa.delete(_T).where(_T.c.key == sa.bindparam("gone"))
_NEXT = sa.select(_T.c.due_at).where(_T.c.due_at.is_not(None)).order_by(_T.c.due_at).limit(1)
_IS_DUE = _T.c.due_at <= sa.bindparam("now", type_=_T.c.due_at.type)
_FIRST_OF_EACH = sa.select(sa.func.min(_T.c.key)).where(_IS_DUE).group_by(_T.c.receiver)
_LANE = {
    "sqlite": sa.select(_T.c.receiver).where(_IS_DUE).order_by(_T.c.due_at).limit(1),  # it has one writer
    "postgresql": sa.select(_T.c.receiver)
    .where(_T.c.key.in_(_FIRST_OF_EACH), _IS_DUE)
    .order_by(_T.c.due_at)
    .limit(1)
    .with_for_update(skip_locked=True),
}
"""The first due row of a receiver stands for all of them: who holds it holds the receiver."""
_DUE = (
    _BODIES.where(_T.c.receiver == sa.bindparam("to"), _IS_DUE)
    .limit(sa.bindparam("limit"))
    .with_for_update(skip_locked=True)
)


class SqlReminders:
    """Implements `ports.ReminderRepository`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, subject: str) -> list[Reminder]:
        """Return the rows of a matter, by key."""
        return list(self._connection.execute(_OF, {"of": subject}).scalars())

    def to(self, receiver: Receiver) -> list[Reminder]:
        """Return the rows of a receiver, by key."""
        return list(self._connection.execute(_TO, {"to": _name(receiver)}).scalars())

    def put(self, reminder: Reminder) -> None:
        """Store a row."""
        values = {
            "key": reminder.key, "subject": reminder.subject, "receiver": _name(reminder.receiver),
            "due_at": reminder.due_at, "body": reminder,
        }  # fmt: skip
        self._connection.execute(_PUT[self._connection.dialect.name], values)

    def remove(self, key: str) -> None:
        """Drop a row."""
        self._connection.execute(_REMOVE, {"gone": key})

    def claim(self, now: datetime, limit: int = 100) -> list[Reminder]:
        """Return the due rows of one receiver, locked until this transaction ends."""
        receiver = self._connection.execute(_LANE[self._connection.dialect.name], {"now": now}).scalar()
        if receiver is None:
            return []
        values = {"to": receiver, "now": now, "limit": limit}
        return list(self._connection.execute(_DUE, values).scalars())

    def next_due(self) -> datetime | None:
        """Return when the next row is due."""
        due: datetime | None = self._connection.execute(_NEXT).scalar()
        return due


def _name(receiver: Receiver) -> str:
    return f"{receiver.kind}:{receiver.name}"
