"""The last turns of each conversation."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.core.help_matters import Exchange
from storage.slots import slot_of
from storage.statements import upsert
from storage.tables import TranscriptRow, table_of

_T = table_of(TranscriptRow)
_PUT = upsert(_T, ["person", "slot"], ["at", "body"])
_LAST = (
    sa.select(_T.c.body)
    .where(_T.c.person == sa.bindparam("of"), _T.c.at >= sa.bindparam("since", type_=_T.c.at.type))
    .order_by(_T.c.at)
)
_FORGET = sa.delete(_T).where(_T.c.at < sa.bindparam("before", type_=_T.c.at.type))


class SqlTranscript:
    """Implements `ports.TranscriptRepository`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, person: str, turn: int, exchange: Exchange) -> None:
        """Store the exchange of that turn in the place of one some turns before."""
        values = {"person": person, "slot": slot_of(turn), "at": exchange.at, "body": exchange}
        self._connection.execute(_PUT[self._connection.dialect.name], values)

    def last(self, person: str, since: datetime) -> list[Exchange]:
        """Return what is kept of a person's conversation since then, oldest first."""
        return list(self._connection.execute(_LAST, {"of": person, "since": since}).scalars())

    def forget(self, before: datetime) -> int:
        """Remove everything older; return how much that was."""
        return self._connection.execute(_FORGET, {"before": before}).rowcount
