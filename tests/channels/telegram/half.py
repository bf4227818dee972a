"""The channel alone in this process: it hears and sends, and what it hears stays in the inbox to be looked at."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.attachments.vault import AgeVault, load_identity
from bot.channels.telegram.app import TelegramApp, TelegramDependencies
from bot.channels.telegram.places import identity_of
from bot.channels.telegram.settings import TelegramSettings
from bot.core.messages import MAIL, Body, FormSubmission, Identity, Inbound
from bot.core.replies import Receiver, Reply
from bot.delivery.outbox_loop import OutboxLoop
from bot.delivery.sender import Sender
from bot.directory.demo import seed_demo
from bot.gateways.smtp import SmtpRoute, SmtpSender
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.accounts.bind_account import invite
from bot.use_cases.ports import UnitOfWork
from storage.memory import MemoryTransactions
from tests.fakes.telegram import FakeTelegram, Person

ROOM = Receiver.room("ocm_channel")


class _Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class Half:
    """The running channel."""

    tg: FakeTelegram
    app: TelegramApp
    transactions: MemoryTransactions
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    taken: list[Inbound] = field(default_factory=list)

    async def bind(self, person: Person, handle: str) -> None:
        """Bind an account."""
        await self.transactions.run(lambda uow: uow.people.bind(handle, identity_of(person.id)))

    async def invite(self, handle: str, token: str = "t" * 32) -> str:  # of a fake
        """Make an invitation and return its token."""
        now = datetime.now(UTC)
        await self.transactions.run(lambda uow: invite(uow, handle, "telegram", token, now=now, at=now))
        return token

    async def say(self, reply: Reply, address: Identity | None = None) -> None:
        """Put a reply into the outbox."""

        def work(uow: UnitOfWork) -> None:
            where = address or uow.people.address(reply.to, like=Identity("telegram", "", ""))
            assert where is not None
            uow.outbox.add(reply, address=where, language="es", at=datetime.now(UTC))

        await self.transactions.run(work)
        self.wake.set()

    async def next(self, kind: type[Any] = object, within: float = 30.0) -> Inbound:
        """Return the next thing that reached the inbox."""
        async with asyncio.timeout(within):
            while True:
                found = await self.transactions.run(_take_one)
                if found is not None:
                    self.taken.append(found)
                    assert isinstance(found.body, kind), found.body
                    return found
                await asyncio.sleep(0.01)

    async def nothing(self, seconds: float = 0.3) -> bool:
        """Tell whether nothing reaches the inbox for a moment."""
        await asyncio.sleep(seconds)
        return await self.transactions.run(lambda uow: uow.inbox.waiting()) == 0

    async def said_all(self, within: float = 30.0) -> None:
        """Wait until nothing is left to be sent."""
        async with asyncio.timeout(within):
            while await self.transactions.run(lambda uow: uow.outbox.waiting()):  # noqa: ASYNC110  # rows ring no bell
                await asyncio.sleep(0.02)

    async def body(self) -> Body:
        """Return what the next message to the inbox says."""
        return (await self.next()).body

    async def form(self) -> FormSubmission:
        """Return the next form that was sent."""
        body = (await self.next(FormSubmission)).body
        assert isinstance(body, FormSubmission)
        return body


def _take_one(uow: UnitOfWork) -> Inbound | None:
    rows = uow.inbox.begin(limit=1)
    if not rows:
        return None
    uow.inbox.done(rows[0].id)
    return rows[0].message


@asynccontextmanager
async def half(
    tg: FakeTelegram, folder: Path, *, token: str = "", mail: str = "", **settings: Any
) -> AsyncIterator[Half]:
    """Yield the channel, hearing by polling, with the demo directory; *mail*: where e-mail goes out."""
    transactions, wording, clock = MemoryTransactions(), CatalogueWording(), _Clock()
    await transactions.run(lambda uow: seed_demo(uow, "es"))
    told: dict[str, Any] = {
        "album_seconds": 0.4,
        "folder": folder / "incoming",
        "languages": ("en", "es"),
        "mails": bool(mail),
    }
    wake = asyncio.Event()
    needs = TelegramDependencies(
        TelegramSettings(token or tg.token, tg.base_url, tg.base_file_url, **told | settings), transactions,
        AgeVault(folder / "vault", load_identity(folder, None)), wording, clock, wake.set,
    )  # fmt: skip
    app = TelegramApp(needs)
    senders: dict[str, Sender] = {"telegram": app.sender}
    if mail:
        senders[MAIL] = SmtpSender(SmtpRoute.read(mail), wording)
    outbox = OutboxLoop(transactions, senders, clock, wake)
    tasks = [asyncio.create_task(app.listen()), asyncio.create_task(outbox.run())]
    tasks[0].add_done_callback(lambda _: tg.world.bell.ring())
    await tg.until(lambda: tg.is_polled or tasks[0].done())
    yield Half(tg, app, transactions, wake)
    for task in tasks:
        task.cancel()
    for ended in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(ended, Exception):
            raise ended
