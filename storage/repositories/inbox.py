"""The inbox: what people sent, known by its platform's id and handled in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.core.messages import Inbound
from bot.errors import StorageUnavailable
from bot.use_cases.ports import InboxRow
from storage.codec import identity_key
from storage.lease import Workplace, is_free, is_oldest
from storage.pruning import forget_done
from storage.statements import insert_once
from storage.tables import IdentityRow, InboxMessageRow, table_of

_T, _I = table_of(InboxMessageRow), table_of(IdentityRow)
_PERSON = sa.select(_I.c.person).where(_I.c.identity == sa.bindparam("identity")).scalar_subquery()
_ADD = insert_once(
    _T,
    platform=sa.bindparam("platform"), external_id=sa.bindparam("external_id"), body=sa.bindparam("body"),
    lane=sa.func.coalesce(_PERSON, sa.bindparam("lane")), attempts=0,
)  # fmt: skip
_SEEN = sa.update(_I).where(_I.c.identity == sa.bindparam("key")).values(seen_at=sa.bindparam("seen"))
_WAITING = sa.select(_T.c.id, _T.c.body, _T.c.attempts).where(_T.c.closed_at.is_(None))
_MINE = sa.or_(is_free(_T), _T.c.owner == sa.bindparam("owner"))
_BEGIN = (
    _WAITING.where(is_oldest(_T, _T.c.lane))
    .order_by(_T.c.attempts.desc(), _T.c.id)
    .limit(sa.bindparam("limit"))
)
_BEGIN_SHARED = _BEGIN.where(_MINE).with_for_update(skip_locked=True)
_COUNT = (
    sa.update(_T)
    .where(_T.c.id == sa.bindparam("key"))
    .values(attempts=_T.c.attempts + 1, owner=sa.bindparam("by"), leased_until=sa.bindparam("until"))
)
_GET = _WAITING.where(_T.c.id == sa.bindparam("key"))
_CLOSE = (
    sa.update(_T)
    .where(_T.c.id == sa.bindparam("key"), _T.c.closed_at.is_(None))
    .values(closed_at=sa.bindparam("closed"), buried_why=sa.bindparam("why"))
)
_DONE = _CLOSE.values(body=sa.null())
_DEFER = _CLOSE.values(deferred_at=sa.bindparam("closed"))
_RECALL = (
    sa.update(_T)
    .where(_T.c.deferred_at.is_not(None))
    .values(closed_at=None, deferred_at=None, attempts=0, owner=None, leased_until=None)
)
_FORGET = forget_done(_T, _T.c.deferred_at.is_not(None))
_HOW_MANY = sa.select(sa.func.count()).select_from(_T).where(_T.c.closed_at.is_(None))


class SqlInbox:
    """Implements `ports.InboxRepository`."""

    def __init__(self, connection: Connection, workplace: Workplace) -> None:
        self._connection = connection
        self._workplace = workplace

    def add(self, message: Inbound) -> bool:
        """Store a message; False where its platform id is known already."""
        identity = message.identity
        values = {
            "platform": identity.platform, "external_id": message.id, "body": message,
            "identity": identity, "lane": identity_key(identity),
        }  # fmt: skip
        added = self._connection.execute(_ADD[self._connection.dialect.name], values).rowcount == 1
        if added:
            self._connection.execute(_SEEN, {"key": identity, "seen": message.at})
        return added

    def begin(self, *, limit: int = 50, busy: Sequence[str] = ()) -> list[InboxRow]:
        """Return the oldest waiting row of each conversation not in `busy`, counting an attempt on each.

        A row begun before comes first and alone: it may be what killed the process then.
        """
        now = datetime.now(UTC)
        oldest = self._oldest(now, limit + len(busy))
        free = [row for row in oldest if str(row.body.identity) not in busy]
        rows = free[:1] if free and free[0].attempts else free[:limit]
        if rows:
            self._count([row.id for row in rows], now)
        return [InboxRow(row.id, row.body, row.attempts + 1) for row in rows]

    def get(self, row_id: int) -> InboxRow | None:
        """Return a waiting row, None when it is done."""
        row = self._connection.execute(_GET, {"key": row_id}).first()
        return None if row is None else InboxRow(row.id, row.body, row.attempts)

    def done(self, row_id: int) -> None:
        """Mark the row as handled and drop its body. Raises `StorageUnavailable` where another handled it."""
        self._close(_DONE, row_id, None)

    def defer(self, row_id: int) -> None:
        """Put a row aside until `recall`; it blocks nobody meanwhile."""
        self._close(_DEFER, row_id, None)

    def recall(self) -> int:
        """Make every deferred row wait again, with its attempts forgotten; return how many there were."""
        return self._connection.execute(_RECALL).rowcount

    def bury(self, row_id: int, why: str) -> None:
        """Put a poisonous row aside; it blocks nobody any more and stays visible."""
        self._close(_CLOSE, row_id, why)

    def waiting(self) -> int:
        """Return how many rows are waiting: neither done, deferred nor buried."""
        return int(self._connection.execute(_HOW_MANY).scalar_one())

    def forget(self, before: datetime) -> int:
        """Remove rows done before then (real time), up to the first still needed; return how many."""
        return self._connection.execute(_FORGET, {"before": before}).rowcount

    def _oldest(self, now: datetime, limit: int) -> Sequence[Any]:
        if self._workplace.alone:
            return self._connection.execute(_BEGIN, {"limit": limit}).all()
        values = {"limit": limit, "now": now, "owner": self._workplace.owner}
        return self._connection.execute(_BEGIN_SHARED, values).all()

    def _count(self, ids: list[int], now: datetime) -> None:
        until = now + timedelta(seconds=self._workplace.turn_seconds)
        begun = {"by": self._workplace.owner, "until": until}
        self._connection.execute(_COUNT, [{"key": row_id, **begun} for row_id in ids])

    def _close(self, statement: Any, row_id: int, why: str | None) -> None:
        values = {"key": row_id, "closed": datetime.now(UTC), "why": why}
        if self._connection.execute(statement, values).rowcount != 1:
            raise StorageUnavailable(f"inbox row {row_id} was handled by another in between")
