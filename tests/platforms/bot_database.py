"""The bot's database, read beside the running process: whether it has come to rest, and what stands in it."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from bot.channels.sandbox.records import records
from bot.use_cases.ports import UnitOfWork
from storage.engine import sqlite_driver
from storage.unit_of_work import SqlTransactions

T = TypeVar("T")
_WAITING = "SELECT " + " + ".join(
    f"(SELECT count(*) FROM {table} WHERE closed_at IS NULL)"
    for table in ("inbox", "outbox", "channel_updates")
)
_BURIED = "SELECT " + " + ".join(
    f"(SELECT count(*) FROM {table} WHERE buried_why IS NOT NULL)"
    for table in ("inbox", "outbox", "channel_updates")
)
_HELD_BACK = "SELECT count(*) FROM inbox WHERE deferred_at IS NOT NULL"
_SQLITE: Any = importlib.import_module(sqlite_driver().name)
"""The copy of SQLite that the repositories use: two copies in one process undo each other's locks."""
_CARDS = "SELECT platform_ref FROM card_copies WHERE platform_ref IS NOT NULL"


@dataclass
class BotDatabase:
    """Looks only; the bot is the one that writes."""

    path: Path
    _transactions: SqlTransactions | None = None

    def waiting(self) -> int:
        """Return how many rows of inbox, outbox and updates are not done."""
        return int(self._rows(_WAITING)[0][0])

    def held_back(self) -> int:
        """Return how many messages wait for Rasa."""
        return int(self._rows(_HELD_BACK)[0][0])

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        return int(self._rows(f"SELECT count(*) FROM {table}")[0][0])

    def buried(self) -> int:
        """Return how many rows were put aside as hopeless."""
        return int(self._rows(_BURIED)[0][0])

    def cards(self) -> frozenset[str]:
        """Return the platform's references of every card's copies."""
        return frozenset(str(row[0]) for row in self._rows(_CARDS))

    async def next_due(self) -> datetime | None:
        """Return when somebody is to be reminded next."""
        return await self.read(lambda uow: uow.reminders.next_due())

    async def asking(self, handle: str) -> str | None:
        """Return the ref of the field that somebody is being asked."""
        conversation = await self.read(lambda uow: uow.conversations.get(handle))
        return conversation.asking or (conversation.deals.asking if conversation.deals else None)

    async def records(self) -> dict[str, Any]:
        """Return every Brief in the contract's form."""
        return await self.read(records)

    async def read(self, work: Callable[[UnitOfWork], T]) -> T:
        """Read by the repositories."""
        if self._transactions is None:
            self._transactions = SqlTransactions(f"sqlite:///{self.path}")
        return await self._transactions.run(work)

    async def close(self) -> None:
        """Let go of the database."""
        if self._transactions is not None:
            await self._transactions.close()

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(_SQLITE.connect(f"file:{self.path}?mode=ro", uri=True, timeout=10)) as connection:
            rows: list[tuple[Any, ...]] = connection.execute(query).fetchall()
            return rows
