"""Removing what is done from the queues: the oldest rows, up to the first that is still needed.

Rows are done roughly in the order in which they came, so the first one that is needed is found at the
table's beginning, whatever its length: no index is kept for this.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa


def forget_done(table: sa.Table, *also_needed: Any) -> sa.Delete:
    """Return the statement that removes rows closed before `:before` (real time) in front of any other."""
    before = sa.bindparam("before", type_=table.c.closed_at.type)
    needed = sa.or_(table.c.closed_at.is_(None), table.c.closed_at >= before, *also_needed)
    first = sa.select(table.c.id).where(needed).order_by(table.c.id).limit(1).scalar_subquery()
    return sa.delete(table).where(sa.or_(first.is_(None), table.c.id < first))
