"""Briefs: guarded by their revision, numbered by year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.core.brief import Brief
from bot.errors import StorageUnavailable
from storage.statements import insert_once, next_value
from storage.tables import BriefRow, CounterRow, table_of

_T = table_of(BriefRow)
_BODY = sa.select(_T.c.body)
_BY_ID = _BODY.where(_T.c.id == sa.bindparam("key"))
_BY_FOLIO = _BODY.where(_T.c.folio == sa.bindparam("key"))
_OF = _BODY.where(_T.c.requester == sa.bindparam("key")).order_by(_T.c.number.desc())
_IN_STATES = _BODY.where(_T.c.state.in_(sa.bindparam("states", expanding=True))).order_by(_T.c.number)
_COLUMNS = ("folio", "state", "version", "requester", "revision", "created_at", "updated_at", "body")
_INSERT = insert_once(_T)
_UPDATE = (
    sa.update(_T)
    .where(_T.c.id == sa.bindparam("key"), _T.c.revision == sa.bindparam("read_revision"))
    .values({name: sa.bindparam(name) for name in _COLUMNS})
)
_NEXT = next_value(table_of(CounterRow))


class SqlBriefs:
    """Implements `ports.BriefRepository`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, brief_id: str) -> Brief:
        """Return a Brief. Raises `KeyError`."""
        found = self._one(_BY_ID, brief_id)
        if found is None:
            raise KeyError(brief_id)
        return found

    def by_folio(self, folio: str) -> Brief | None:
        """Return the Brief of a folio."""
        return self._one(_BY_FOLIO, folio)

    def put(self, brief: Brief) -> None:
        """Store it and raise its revision. Raises `StorageUnavailable` where another wrote in between."""
        read = brief.revision
        brief.revision = read + 1
        if not self._written(brief, read):
            brief.revision = read
            raise StorageUnavailable(f"Brief {brief.id} was written by another in between")

    def of(self, requester: str) -> list[Brief]:
        """Return the person's Briefs, newest first."""
        return list(self._connection.execute(_OF, {"key": requester}).scalars())

    def in_states(self, states: Sequence[str]) -> list[Brief]:
        """Return the Briefs in those states, oldest first."""
        codes = [str(state) for state in states]
        return list(self._connection.execute(_IN_STATES, {"states": codes}).scalars())

    def next_folio(self, year: int) -> str:
        """Take the year's next folio; a transaction that is rolled back gives it back."""
        statement = _NEXT[self._connection.dialect.name]
        number = self._connection.execute(statement, {"name": f"folio:{year}"}).scalar_one()
        return f"CAMP-{year}-{number:04d}"

    def _one(self, statement: Any, key: str) -> Brief | None:
        found: Brief | None = self._connection.execute(statement, {"key": key}).scalar()
        return found

    def _written(self, brief: Brief, read: int) -> bool:
        values = {name: getattr(brief, name) for name in _COLUMNS[:-1]}
        values |= {"state": brief.state.value, "body": brief}
        if read == 0:
            return self._rows(_INSERT[self._connection.dialect.name], {"id": brief.id, **values}) == 1
        return self._rows(_UPDATE, {"key": brief.id, "read_revision": read, **values}) == 1

    def _rows(self, statement: Any, values: dict[str, Any]) -> int:
        return self._connection.execute(statement, values).rowcount
