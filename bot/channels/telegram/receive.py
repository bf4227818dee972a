"""Updates as they arrive: on the disk before Telegram is told, once each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.channels.telegram.desk import Desk
from bot.channels.telegram.queries import Queries
from bot.channels.telegram.reading import owner_of, query_of
from bot.channels.telegram.settings import PLATFORM, TelegramSettings
from bot.use_cases.ports import Transactions, UnitOfWork

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update that are asked for; anything else would only be stored to be dropped."""


@dataclass(frozen=True)
class Receiver:
    """Stores updates; both polling and the webhook end here."""

    settings: TelegramSettings
    transactions: Transactions
    desk: Desk
    queries: Queries
    checkpoint: Callable[[str], None] = lambda name: None  # where fault tests kill the process

    async def take(self, updates: Sequence[Mapping[str, Any]]) -> int:
        """Store updates durably and return how many were new. Raises `StorageUnavailable`."""
        now = datetime.now(UTC)
        fresh = await self.transactions.run(lambda uow: [one for one in updates if self._add(uow, one, now)])
        self.checkpoint("inbox_stored")
        for update in fresh:
            if (query := query_of(update)) is not None:
                self.queries.expect(query)
        self.desk.ring()
        return len(fresh)

    def _add(self, uow: UnitOfWork, update: Mapping[str, Any], now: datetime) -> bool:
        owner, album = owner_of(update)
        return uow.channel_updates.add(
            PLATFORM, f"{self.settings.account}:{update['update_id']}", lane=f"{PLATFORM}:{owner}", body=dict(update),
            at=now, album=album,
        )  # fmt: skip
