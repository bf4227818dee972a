"""Masked sentences that were not understood."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.core.unclear import UnclearSentence
from storage.statements import upsert
from storage.tables import UnclearSentenceRow, table_of

_T = table_of(UnclearSentenceRow)
_GET = sa.select(_T.c.body).where(_T.c.key == sa.bindparam("of"))
_WAITING = (
    sa.select(_T.c.body)
    .where(_T.c.exported_at.is_(None))
    .order_by(_T.c.count.desc(), _T.c.last_at.desc(), _T.c.key)
)
_PUT = upsert(_T, ["key"], ["count", "last_at", "exported_at", "body"])
_OLD = sa.delete(_T).where(_T.c.last_at < sa.bindparam("before", type_=_T.c.last_at.type))
_NEWEST = sa.select(_T.c.key).order_by(_T.c.last_at.desc(), _T.c.key).limit(sa.bindparam("most"))
_BEYOND = sa.delete(_T).where(_T.c.key.not_in(_NEWEST))


class SqlUnclearSentences:
    """Implements `ports.UnclearSentenceRepository`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> UnclearSentence | None:
        """Return a sentence by its key."""
        found: UnclearSentence | None = self._connection.execute(_GET, {"of": key}).scalar()
        return found

    def put(self, sentence: UnclearSentence) -> None:
        """Store it."""
        values = {
            "key": sentence.key, "count": sentence.count, "last_at": sentence.last_at,
            "exported_at": sentence.exported_at, "body": sentence,
        }  # fmt: skip
        self._connection.execute(_PUT[self._connection.dialect.name], values)

    def waiting(self) -> list[UnclearSentence]:
        """Return those that were not exported yet, the most frequent first, then the newest."""
        return list(self._connection.execute(_WAITING).scalars())

    def forget(self, before: datetime, most: int) -> int:
        """Remove those last said before then, and the oldest beyond *most*; return how many."""
        old = self._connection.execute(_OLD, {"before": before}).rowcount
        return old + self._connection.execute(_BEYOND, {"most": most}).rowcount
