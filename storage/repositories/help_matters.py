"""Requests for a person."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.core.help_matters import HelpMatter
from storage.statements import upsert
from storage.tables import HelpMatterRow, table_of

_T = table_of(HelpMatterRow)
_GET = sa.select(_T.c.body).where(_T.c.id == sa.bindparam("key"))
_OPEN = (
    sa.select(_T.c.body)
    .where(_T.c.person == sa.bindparam("of"), _T.c.closed_at.is_(None))
    .order_by(_T.c.updated_at.desc())
)
_PUT = upsert(_T, ["id"], ["person", "updated_at", "closed_at", "body"])
_FORGET = sa.delete(_T).where(_T.c.updated_at < sa.bindparam("before", type_=_T.c.updated_at.type))


class SqlHelpMatters:
    """Implements `ports.HelpMatterRepository`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, matter_id: str) -> HelpMatter | None:
        """Return a matter."""
        found: HelpMatter | None = self._connection.execute(_GET, {"key": matter_id}).scalar()
        return found

    def open_of(self, person: str) -> list[HelpMatter]:
        """Return the person's matters that nobody has closed, newest first."""
        return list(self._connection.execute(_OPEN, {"of": person}).scalars())

    def put(self, matter: HelpMatter) -> None:
        """Store it."""
        values = {
            "id": matter.id, "person": matter.person, "updated_at": matter.updated_at,
            "closed_at": matter.closed_at, "body": matter,
        }  # fmt: skip
        self._connection.execute(_PUT[self._connection.dialect.name], values)

    def forget(self, before: datetime) -> int:
        """Remove the matters last touched before then; return how many."""
        return self._connection.execute(_FORGET, {"before": before}).rowcount
