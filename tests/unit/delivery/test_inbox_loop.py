"""The inbox loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.core.replies import Receiver, Reply
from bot.delivery.inbox_loop import InboxLimits, InboxLoop, Poison
from bot.errors import StorageUnavailable
from bot.use_cases.ports import InboxRow, Transactions, UnitOfWork
from storage.memory import MemoryTransactions
from tests.unit.delivery.fakes import ANA, EVA, LUZ, START, receive, running, text

QUICK = InboxLimits(attempts=3, pause_seconds=0, turn_seconds=5)


@dataclass
class Handler:
    """Marks rows done; `before` runs first and may raise or wait."""

    transactions: Transactions
    before: Callable[[InboxRow], Coroutine[Any, Any, None]] | None = None
    begun: list[str] = field(default_factory=list)
    handled: list[str] = field(default_factory=list)

    async def __call__(self, row: InboxRow) -> None:
        self.begun.append(row.message.id)
        if self.before is not None:
            await self.before(row)
        await self.transactions.run(lambda unit: unit.inbox.done(row.id))
        self.handled.append(row.message.id)


@dataclass
class Parts:
    """A loop on a database in memory."""

    transactions: MemoryTransactions
    handler: Handler
    wake: asyncio.Event

    def loop(self, on_poison: Poison | None = None, limits: InboxLimits = QUICK) -> InboxLoop:
        """Make the loop."""
        poison = on_poison or (lambda _unit, _row: None)
        return InboxLoop(self.transactions, self.handler, self.wake, on_poison=poison, limits=limits)


@pytest.fixture
def parts() -> Parts:
    transactions = MemoryTransactions()
    return Parts(transactions, Handler(transactions), asyncio.Event())


async def test_waiting_rows_are_handled_in_order(parts: Parts) -> None:
    await receive(parts.transactions, *(text(number) for number in range(5)))
    loop = parts.loop()
    async with running(loop):
        await loop.idle()

    assert parts.handler.handled == ["m0", "m1", "m2", "m3", "m4"]


async def test_a_wake_starts_what_came_later(parts: Parts) -> None:
    loop = parts.loop()
    async with running(loop):
        await loop.idle()
        await receive(parts.transactions, text(1))
        parts.wake.set()
        await loop.idle()

    assert parts.handler.handled == ["m1"]


async def test_conversations_do_not_wait_for_each_other(parts: Parts) -> None:
    evas_turn = asyncio.Event()

    async def ana_waits_for_eva(row: InboxRow) -> None:
        if row.message.identity == EVA:
            evas_turn.set()
        await evas_turn.wait()

    parts.handler.before = ana_waits_for_eva
    await receive(parts.transactions, text(1, ANA), text(2, EVA))
    loop = parts.loop()
    async with running(loop):
        await loop.idle()

    assert sorted(parts.handler.handled) == ["m1", "m2"]


async def test_a_conversation_is_handled_one_row_at_a_time(parts: Parts) -> None:
    at_once: list[int] = []

    async def count(_row: InboxRow) -> None:
        at_once.append(len(parts.handler.begun) - len(parts.handler.handled))

    parts.handler.before = count
    await receive(parts.transactions, *(text(number) for number in range(4)))
    loop = parts.loop()
    async with running(loop):
        await loop.idle()

    assert at_once == [1, 1, 1, 1]


async def test_a_row_that_fails_is_tried_again(parts: Parts) -> None:
    troubles = [KeyError("once"), KeyError("twice")]

    async def stumble(_row: InboxRow) -> None:
        if troubles:
            raise troubles.pop()

    parts.handler.before = stumble
    await receive(parts.transactions, text(1), text(2))
    loop = parts.loop()
    async with running(loop):
        await loop.idle()

    assert parts.handler.begun == ["m1", "m1", "m1", "m2"]
    assert parts.handler.handled == ["m1", "m2"]


async def _fail_on_the_first(row: InboxRow) -> None:
    if row.message.id == "m1":
        raise KeyError


def _apologise(unit: UnitOfWork, row: InboxRow) -> None:
    reply = Reply(Receiver.person("ana"), (f"poison {row.message.id}",))
    unit.outbox.add(reply, address=row.message.identity, language="es", at=START)


async def test_a_poisonous_row_is_buried_and_the_conversation_goes_on(parts: Parts) -> None:
    parts.handler.before = _fail_on_the_first
    await receive(parts.transactions, text(1), text(2))
    loop = parts.loop(_apologise)
    async with running(loop):
        await loop.idle()

    assert parts.handler.begun == ["m1", "m1", "m1", "m2"]
    assert await parts.transactions.run(lambda unit: unit.outbox.waiting()) == 1


async def test_a_row_is_buried_even_when_nobody_can_be_told(parts: Parts) -> None:
    def fail(_unit: UnitOfWork, _row: InboxRow) -> None:
        raise KeyError("no address")

    parts.handler.before = _fail_on_the_first
    await receive(parts.transactions, text(1), text(2))
    loop = parts.loop(fail)
    async with running(loop):
        await loop.idle()

    assert parts.handler.handled == ["m2"]


async def test_a_row_that_killed_the_process_each_time_is_not_tried_again(parts: Parts) -> None:
    await receive(parts.transactions, text(1))
    for _ in range(QUICK.attempts):
        await parts.transactions.run(lambda unit: unit.inbox.begin())
    loop = parts.loop(_apologise)
    async with running(loop):
        await loop.idle()

    assert parts.handler.begun == []
    assert await parts.transactions.run(lambda unit: unit.outbox.waiting()) == 1


async def test_rows_begun_before_the_start_are_taken_alone(parts: Parts) -> None:
    under_way: list[tuple[str, int]] = []

    async def count(row: InboxRow) -> None:
        under_way.append((row.message.id, len(parts.handler.begun) - len(parts.handler.handled)))
        await asyncio.sleep(0)

    parts.handler.before = count
    await receive(parts.transactions, text(1, ANA), text(2, EVA))
    await parts.transactions.run(lambda unit: unit.inbox.begin())
    await receive(parts.transactions, text(3, LUZ))
    loop = parts.loop()
    async with running(loop):
        await loop.idle()

    assert under_way == [("m1", 1), ("m2", 1), ("m3", 1)]


async def test_a_turn_that_never_ends_is_given_up(parts: Parts) -> None:
    async def hang(row: InboxRow) -> None:
        if row.attempts == 1:
            await asyncio.Event().wait()

    parts.handler.before = hang
    await receive(parts.transactions, text(1))
    loop = parts.loop(limits=InboxLimits(turn_seconds=0.01, pause_seconds=0))
    async with running(loop):
        await loop.idle()

    assert parts.handler.begun == ["m1", "m1"]


async def test_stopping_finishes_what_was_begun_and_takes_nothing_more(parts: Parts) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def wait(_row: InboxRow) -> None:
        begun.set()
        await go_on.wait()

    parts.handler.before = wait
    await receive(parts.transactions, text(1), text(2))
    loop = parts.loop()
    async with running(loop):
        await begun.wait()
        loop.stop()
        go_on.set()

    assert parts.handler.handled == ["m1"]


@dataclass
class Flaky:
    """Transactions whose database is away for some calls."""

    inner: Transactions
    away: int

    async def run(self, work: Callable[[UnitOfWork], Any]) -> Any:
        """Run, or raise while away."""
        if self.away:
            self.away -= 1
            raise StorageUnavailable
        return await self.inner.run(work)

    async def close(self) -> None:
        """Close."""


async def test_a_database_that_was_away_is_asked_again(parts: Parts) -> None:
    await receive(parts.transactions, text(1))
    limits = InboxLimits(poll_seconds=0)
    loop = InboxLoop(Flaky(parts.transactions, 3), parts.handler, parts.wake, limits=limits)
    async with running(loop):
        await loop.idle()

    assert parts.handler.handled == ["m1"]
