"""Who works on a waiting row, and until when (real time)."""

from __future__ import annotations

from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

import sqlalchemy as sa


@dataclass
class Workplace:
    """What the transactions of one process share.

    `owner` tells its claims of inbox rows from those of other processes. `alone` is SQLite, whose
    one writing process may void the leases that a killed one left behind: at its first claim.
    """

    alone: bool
    turn_seconds: float  # how long a begun inbox row stays this process's where several work
    owner: str = field(default_factory=lambda: token_hex(8))
    leases_voided: bool = False
    plans: dict[Any, Any] = field(default_factory=dict)  # of statements, by `storage.swift`


def is_oldest(table: sa.Table, lane: sa.Column[str]) -> sa.ColumnElement[bool]:
    """Return the condition that a row is the oldest waiting one of its lane."""
    oldest = sa.select(sa.func.min(table.c.id)).where(table.c.closed_at.is_(None)).group_by(lane)
    return sa.and_(table.c.closed_at.is_(None), table.c.id.in_(oldest))


def is_free(table: sa.Table) -> sa.ColumnElement[bool]:
    """Return the condition that nobody's lease on the row runs at `:now`."""
    return sa.or_(table.c.leased_until.is_(None), table.c.leased_until < sa.bindparam("now"))
