"""The way in."""

from __future__ import annotations

import asyncio

from bot.delivery.intake import Intake
from storage.memory import MemoryTransactions
from tests.unit.delivery.fakes import text


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
