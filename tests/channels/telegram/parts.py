"""The channel's parts in this process: the real client and the real tables' twin, against the fake Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from bot.attachments.vault import AgeVault
from bot.channels.telegram.boards import Boards
from bot.channels.telegram.client import Client, make_client
from bot.channels.telegram.courier import Courier
from bot.channels.telegram.forms import Forms
from bot.channels.telegram.limits import Limits
from bot.channels.telegram.memory import Memory
from bot.channels.telegram.places import identity_of
from bot.channels.telegram.queries import Queries
from bot.channels.telegram.send import TelegramSender
from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.topics import Topics
from bot.core.messages import Identity
from bot.core.replies import Reply
from bot.core.reply_actions import actions_of
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.ports import Outgoing
from storage.memory import MemoryTransactions
from tests.fakes.telegram import FakeTelegram

MORNING = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
_numbers = count(1)


@dataclass
class Parts:
    """What sends, and what it is made of."""

    settings: TelegramSettings
    client: Client
    transactions: MemoryTransactions
    vault: AgeVault
    courier: Courier
    queries: Queries
    forms: Forms
    sender: TelegramSender

    async def send(
        self, reply: Reply, to: int | str, *, standing: str | None = None, attempts: int = 1, key: str = ""
    ) -> str:
        """Send a reply as the outbox would and return where it stands."""
        return await self.sender.send(outgoing(reply, to, attempts=attempts, key=key), standing=standing)


def outgoing(reply: Reply, to: int | str, *, attempts: int = 1, key: str = "") -> Outgoing:
    """Return a reply as it is claimed for sending, its buttons with ids of their own."""
    number = next(_numbers)
    ids = tuple(f"b{number:012d}abc{place}" for place in range(len(actions_of(reply))))
    address = identity_of(to) if isinstance(to, int) else Identity("telegram", "", to)
    return Outgoing(
        number, key or f"k{number}", reply.to, address, reply, ids, "es", attempts=attempts, at=MORNING
    )


@asynccontextmanager
async def parts(tg: FakeTelegram, vault: AgeVault) -> AsyncIterator[Parts]:
    """Yield the parts with their connections open."""
    settings = TelegramSettings(tg.token, tg.base_url, tg.base_file_url, vault._root.parent / "incoming")
    client, transactions, wording = make_client(settings), MemoryTransactions(), CatalogueWording()
    queries = Queries(client.bot)
    courier = Courier(client.bot, Limits(), Memory(transactions))
    forms = Forms(courier, Boards(wording))
    sender = TelegramSender(
        courier, queries, forms, vault, wording, Topics(courier, wording), settings.outgoing
    )
    yield Parts(settings, client, transactions, vault, courier, queries, forms, sender)
    await queries.close()
    await client.close()
