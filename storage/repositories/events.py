"""The audit trail: rows that can only be added, each sealed with the hash of the one before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from bot.core.events import Event
from storage.codec import canonical, decode
from storage.tables import EventRow, table_of

GENESIS = "0" * 64
_CHAIN_LOCK = 0x70726567  # of PostgreSQL's advisory locks: one transaction adds to the chain at a time
_PAGE = 1000
_T = table_of(EventRow)
_HEAD = sa.select(_T.c.hash).order_by(_T.c.id.desc()).limit(1)
_OF = sa.select(_T.c.body).where(_T.c.brief == sa.bindparam("key")).order_by(_T.c.id)
_AFTER = sa.select(_T).where(_T.c.id > sa.bindparam("last")).order_by(_T.c.id).limit(_PAGE)
_ADD = sa.insert(_T).inline()
_LOCK = sa.select(sa.func.pg_advisory_xact_lock(_CHAIN_LOCK))


def seal(previous: str, body: str) -> str:
    """Return the SHA-256 that ties an event's canonical text to the hash before it."""
    return hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()


class SqlEvents:
    """Implements `ports.EventLog`; the transaction's events are written together by `flush`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._unwritten: list[Event] = []

    def append(self, event: Event) -> None:
        """Add an event."""
        self._unwritten.append(event)

    def flush(self) -> None:
        """Write what was added; the chain's lock is held only from here to the commit."""
        if not self._unwritten:
            return
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(_LOCK)
        head = self._connection.execute(_HEAD).scalar() or GENESIS
        self._connection.execute(_ADD, list(_chained(head, self._unwritten)))
        self._unwritten = []

    def of_brief(self, brief_id: str) -> list[Event]:
        """Return a Brief's events, oldest first."""
        self.flush()
        return [decode(body) for body in self._connection.execute(_OF, {"key": brief_id}).scalars()]

    def verify(self) -> int | None:
        """Walk the chain; return the first broken row's id, None when it is whole."""
        self.flush()
        head, last = GENESIS, 0
        while rows := self._connection.execute(_AFTER, {"last": last}).all():
            for row in rows:
                if not _is_whole(row, head):
                    return int(row.id)
                head, last = row.hash, row.id
        return None


def _chained(head: str, events: list[Event]) -> Iterator[dict[str, object]]:
    for event in events:
        body = canonical(event)
        previous, head = head, seal(head, body)
        yield {
            "brief": event.brief, "code": event.code, "at": event.at,
            "body": body, "prev_hash": previous, "hash": head,
        }  # fmt: skip


def _is_whole(row: Row[tuple[object, ...]], head: str) -> bool:
    if row.prev_hash != head or row.hash != seal(head, row.body):
        return False
    event: Event = decode(row.body)
    return (event.brief, event.code, event.at) == (row.brief, row.code, row.at)
