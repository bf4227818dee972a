"""The sandbox's chats: messages, and a number that grows with every change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from bot.use_cases.ports import ShownMessage
from storage.former_buttons import buttons_in
from storage.statements import insert_once, next_value
from storage.tables import CounterRow, SandboxKeyRow, SandboxMessageRow, table_of

_COUNTER = "sandbox_changes"
_T, _K, _N = table_of(SandboxMessageRow), table_of(SandboxKeyRow), table_of(CounterRow)
_KNOWN = sa.select(_K.c.message).where(_K.c.key == sa.bindparam("wanted"))
_TAKE_KEY = insert_once(_K)
_GET = sa.select(_T).where(_T.c.id == sa.bindparam("wanted"))
_SHOW = sa.insert(_T).returning(_T.c.id)
_REWRITE = (
    sa.update(_T)
    .where(_T.c.id == sa.bindparam("wanted"))
    .values({name: sa.bindparam(name) for name in ("key", "body", "former_buttons", "revision", "change")})
)
_SINCE = sa.select(_T).where(_T.c.change > sa.bindparam("last")).order_by(_T.c.change)
_NEXT = next_value(_N)
_NEWEST = sa.select(_N.c.value).where(_N.c.name == _COUNTER)


class SqlSandbox:
    """Implements `ports.SandboxChats`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def show(self, key: str, room: str, author: str, at: datetime, body: dict[str, Any]) -> int:
        """Add a message once for each key and return its id."""
        known = self._connection.execute(_KNOWN, {"wanted": key}).scalar()
        if known is not None:
            return int(known)
        values = {
            "key": key, "room": room, "author": author, "at": at, "body": body,
            "former_buttons": [], "revision": 1, "change": self._next_change(),
        }  # fmt: skip
        added = int(self._connection.execute(_SHOW, values).scalar_one())
        self._take(key, added)
        return added

    def rewrite(self, message_id: int, key: str, body: dict[str, Any]) -> bool:
        """Replace a message's body, keeping its former buttons; once for each key; False without one."""
        shown = self._connection.execute(_GET, {"wanted": message_id}).first()
        if shown is None:
            return False
        if self._connection.execute(_KNOWN, {"wanted": key}).scalar() is None:
            former = [*shown.former_buttons, *buttons_in(shown.body)]
            values = {
                "wanted": message_id, "key": key, "body": body, "former_buttons": former,
                "revision": shown.revision + 1, "change": self._next_change(),
            }  # fmt: skip
            self._connection.execute(_REWRITE, values)
            self._take(key, message_id)
        return True

    def since(self, change: int) -> tuple[int, list[ShownMessage]]:
        """Return the newest change number and every message added or rewritten after `change`, in order."""
        newest = self._connection.execute(_NEWEST).scalar() or 0
        return newest, [_shown(row) for row in self._connection.execute(_SINCE, {"last": change})]

    def _next_change(self) -> int:
        statement = _NEXT[self._connection.dialect.name]
        return int(self._connection.execute(statement, {"name": _COUNTER}).scalar_one())

    def _take(self, key: str, message_id: int) -> None:
        self._connection.execute(
            _TAKE_KEY[self._connection.dialect.name], {"key": key, "message": message_id}
        )


def _shown(row: Row[Any]) -> ShownMessage:
    return ShownMessage(
        row.id, row.key, row.room, row.author, row.at, row.body, row.revision, tuple(row.former_buttons)
    )
