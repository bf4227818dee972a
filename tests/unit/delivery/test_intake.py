"""The way in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from bot.core.messages import Inbound
from bot.delivery.intake import Intake
from bot.errors import StorageUnavailable
from bot.use_cases.ports import UnitOfWork
from storage.memory import MemoryTransactions
from tests.unit.delivery.fakes import text

T = TypeVar("T")


async def test_a_message_taken_is_stored_and_wakes_the_loop() -> None:
    transactions, wake = MemoryTransactions(), asyncio.Event()
    is_new = await Intake(transactions, wake).take(text(1))

    assert (is_new, wake.is_set()) == (True, True)
    assert await transactions.run(lambda unit: unit.inbox.waiting()) == 1


async def test_a_repeated_delivery_is_taken_once() -> None:
    transactions = MemoryTransactions()
    intake = Intake(transactions, asyncio.Event())

    assert [await intake.take(text(1)), await intake.take(text(1))] == [True, False]
    assert await transactions.run(lambda unit: unit.inbox.waiting()) == 1


async def test_what_arrives_while_the_disk_is_busy_is_stored_by_one_commit() -> None:
    transactions = _Slow()
    intake = Intake(transactions, asyncio.Event())
    takes = [asyncio.create_task(intake.take(text(number))) for number in (1, 2, 3, 2, 4)]
    await asyncio.sleep(0)
    transactions.gate.set()

    assert await asyncio.gather(*takes) == [True, True, True, False, True]
    assert transactions.commits == 1
    assert await transactions.inner.run(lambda unit: unit.inbox.waiting()) == 4


async def test_a_message_that_cannot_be_stored_spoils_it_for_itself_alone() -> None:
    transactions = _Slow(poison="m2")
    transactions.gate.set()
    intake = Intake(transactions, asyncio.Event())

    found = await asyncio.gather(*(intake.take(text(number)) for number in (1, 2, 3)), return_exceptions=True)

    assert [type(one) for one in found] == [bool, ValueError, bool]
    assert await transactions.inner.run(lambda unit: unit.inbox.waiting()) == 2


async def test_everybody_is_told_that_the_database_is_away_after_one_try() -> None:
    transactions = _Slow(away=True)
    transactions.gate.set()
    intake = Intake(transactions, asyncio.Event())

    found = await asyncio.gather(*(intake.take(text(number)) for number in (1, 2)), return_exceptions=True)

    assert [type(one) for one in found] == [StorageUnavailable, StorageUnavailable]
    assert transactions.tries == 1


@dataclass
class _Slow:
    """Transactions behind a gate, which count themselves."""

    poison: str = ""
    away: bool = False
    inner: MemoryTransactions = field(default_factory=MemoryTransactions)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    tries: int = 0
    commits: int = 0

    async def run(self, work: Callable[[UnitOfWork], T]) -> T:
        """Run the work when the gate is open."""
        await self.gate.wait()
        self.tries += 1
        if self.away:
            raise StorageUnavailable("away")
        found = await self.inner.run(lambda unit: self._checked(unit, work))
        self.commits += 1
        return found

    async def close(self) -> None:
        """Let go."""
        await self.inner.close()

    def _checked(self, unit: UnitOfWork, work: Callable[[UnitOfWork], T]) -> T:
        add = unit.inbox.add

        def checked(message: Inbound) -> bool:
            if message.id == self.poison:
                raise ValueError(message.id)
            return add(message)

        unit.inbox.add = checked  # type: ignore[method-assign]
        return work(unit)
