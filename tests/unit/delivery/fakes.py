"""Fakes for the loops: a sender that does as it is told, a clock moved by hand, a running loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from bot.core.messages import Identity, Inbound, TextMessage
from bot.core.replies import Receiver, Reply
from bot.use_cases.ports import Outgoing, Transactions, UnitOfWork

START = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
ANA = Identity("sandbox", "", "ana")
EVA = Identity("sandbox", "", "eva")
LUZ = Identity("sandbox", "", "luz")


@dataclass
class MovedClock:
    """A moment that only tests move; the business clock and the real time of a loop."""

    moment: datetime = START

    def now(self) -> datetime:
        """Return the moment."""
        return self.moment

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.moment += timedelta(seconds=seconds)


@dataclass
class ScriptedSender:
    """Raises what `troubles` says for a text, one by one, then sends; `gates` make a send wait."""

    troubles: dict[str, list[Exception]] = field(default_factory=dict)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    tried: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    standings: list[str | None] = field(default_factory=list)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def send(self, outgoing: Outgoing, *, standing: str | None) -> str:
        """Act for the first words of the reply."""
        words = str(outgoing.reply.paragraphs[0])
        await self._note(self.tried, f"{words}#{outgoing.attempts}")
        if words in self.gates:
            await self.gates[words].wait()
        if self.troubles.get(words):
            raise self.troubles[words].pop(0)
        self.standings.append(standing)
        await self._note(self.sent, words)
        return standing or f"ref:{words}"

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until what was tried or sent makes `is_so` true."""
        async with self.changed:
            await self.changed.wait_for(is_so)

    async def _note(self, where: list[str], what: str) -> None:
        async with self.changed:
            where.append(what)
            self.changed.notify_all()


class Loop(Protocol):
    """What both loops share."""

    async def run(self) -> None: ...

    def stop(self) -> None: ...


@asynccontextmanager
async def running(loop: Loop) -> AsyncIterator[None]:
    """Run a loop beside the test and stop it."""
    task = asyncio.create_task(loop.run())
    try:
        async with asyncio.timeout(20):
            yield
            loop.stop()
            await task
    finally:
        task.cancel()


def text(number: int, identity: Identity = ANA, words: str = "hola") -> Inbound:
    """Return an inbound text."""
    return Inbound(f"m{number}", identity, TextMessage(words), START)


async def receive(transactions: Transactions, *messages: Inbound) -> None:
    """Store inbound messages."""

    def add(unit: UnitOfWork) -> None:
        for message in messages:
            unit.inbox.add(message)

    await transactions.run(add)


async def owe(
    transactions: Transactions, *words: str, to: Identity = ANA, card: str | None = None, quiet: bool = False
) -> None:
    """Store replies to be sent."""

    def add(unit: UnitOfWork) -> None:
        for line in words:
            reply = Reply(Receiver.person(to.user), (line,), card=card, quiet=quiet)
            unit.outbox.add(reply, address=to, language="es", at=START)

    await transactions.run(add)
