"""Reminders: given back as stored, claimed by receiver, and by one sweep at a time."""

from __future__ import annotations

import asyncio
import threading
from datetime import datetime, timedelta

import pytest

from bot.core.reminders.rows import Reminder
from bot.core.replies import Receiver
from bot.use_cases.ports import Transactions, UnitOfWork
from storage.unit_of_work import SqlTransactions
from tests.contracts.samples import MORNING

ANA, EVA = Receiver.person("ana"), Receiver.person("eva")
LATER = MORNING + timedelta(hours=1)


def _row(number: int, receiver: Receiver = ANA, due_at: datetime | None = MORNING) -> Reminder:
    return Reminder(
        f"brief:b{number}:draft:{receiver.name}",
        f"brief:b{number}",
        receiver,
        due_at,
        MORNING,
        ("nudge",),
        LATER,
    )


async def test_a_row_is_given_back_as_it_was_stored(transactions: Transactions) -> None:
    await transactions.run(lambda unit: unit.reminders.put(_row(1)))

    assert await transactions.run(lambda unit: unit.reminders.of("brief:b1")) == [_row(1)]
    assert await transactions.run(lambda unit: unit.reminders.to(ANA)) == [_row(1)]
    assert await transactions.run(lambda unit: unit.reminders.to(EVA)) == []


async def test_a_row_is_replaced_and_removed_by_its_key(transactions: Transactions) -> None:
    def change(unit: UnitOfWork) -> list[list[Reminder]]:
        unit.reminders.put(_row(1))
        unit.reminders.put(_row(1, due_at=LATER))
        changed = unit.reminders.to(ANA)
        unit.reminders.remove(_row(1).key)
        return [changed, unit.reminders.to(ANA)]

    assert await transactions.run(change) == [[_row(1, due_at=LATER)], []]


async def test_the_due_rows_of_one_receiver_are_claimed_together(transactions: Transactions) -> None:
    def claim(unit: UnitOfWork) -> list[Reminder]:
        for row in (_row(1), _row(2, EVA), _row(3), _row(4, due_at=LATER), _row(5, due_at=None)):
            unit.reminders.put(row)
        return unit.reminders.claim(MORNING)

    assert await transactions.run(claim) == [_row(1), _row(3)]


async def test_nothing_is_claimed_before_it_is_due(transactions: Transactions) -> None:
    await transactions.run(lambda unit: unit.reminders.put(_row(1, due_at=LATER)))

    assert await transactions.run(lambda unit: unit.reminders.claim(MORNING)) == []
    assert await transactions.run(lambda unit: unit.reminders.claim(LATER)) == [_row(1, due_at=LATER)]


async def test_the_next_due_moment_is_told(transactions: Transactions) -> None:
    def look(unit: UnitOfWork) -> list[datetime | None]:
        before = unit.reminders.next_due()
        for row in (_row(1, due_at=None), _row(2, due_at=LATER), _row(3)):
            unit.reminders.put(row)
        return [before, unit.reminders.next_due()]

    assert await transactions.run(look) == [None, MORNING]


@pytest.mark.postgres
async def test_what_one_sweep_holds_another_leaves_alone(postgres_url: str) -> None:
    held, seen = threading.Event(), threading.Event()

    def hold(unit: UnitOfWork) -> list[Reminder]:
        rows = unit.reminders.claim(MORNING)
        held.set()
        seen.wait(10)
        for row in rows:
            unit.reminders.remove(row.key)
        return rows

    def look(unit: UnitOfWork) -> list[list[Reminder]]:
        held.wait(10)
        found = [unit.reminders.claim(MORNING), unit.reminders.claim(MORNING)]
        seen.set()
        return found

    first, second = SqlTransactions(postgres_url), SqlTransactions(postgres_url)
    for row in (_row(1), _row(2), _row(3, EVA)):
        await first.run(lambda unit, row=row: unit.reminders.put(row))  # type: ignore[misc]
    claimed, others = await asyncio.gather(first.run(hold), second.run(look))
    left = await first.run(lambda unit: unit.reminders.claim(MORNING))
    await first.close()
    await second.close()

    assert claimed == [_row(1), _row(2)]
    assert others == [[_row(3, EVA)], [_row(3, EVA)]]
    assert left == [_row(3, EVA)]
