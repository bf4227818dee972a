"""Several processes: those that share PostgreSQL, and the one that starts again on SQLite."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.errors import StorageUnavailable
from bot.use_cases.ports import InboxRow, Outgoing, UnitOfWork
from storage.unit_of_work import SqlTransactions
from tests.contracts.samples import ANA_SLACK, ANA_TELEGRAM, EVA_SLACK, MORNING, NOW, inbound, note

ADDRESSES = (ANA_SLACK, ANA_TELEGRAM, EVA_SLACK)


@pytest.fixture
async def workers(postgres_url: str) -> AsyncIterator[tuple[SqlTransactions, SqlTransactions]]:
    """Two processes' transactions on one PostgreSQL database."""
    opened = SqlTransactions(postgres_url), SqlTransactions(postgres_url)
    yield opened
    for worker in opened:
        await worker.close()


def _fill(unit: UnitOfWork) -> None:
    for number in range(30):
        unit.inbox.add(inbound(number, ADDRESSES[number % 3]))
        unit.outbox.add(note(str(number)), address=ADDRESSES[number % 3], language="es", at=MORNING)


async def _begin(worker: SqlTransactions) -> list[InboxRow]:
    return await worker.run(lambda unit: unit.inbox.begin())


async def _claim(worker: SqlTransactions, owner: str = "one") -> list[Outgoing]:
    return await worker.run(lambda unit: unit.outbox.claim(owner, now=NOW, lease_seconds=30))


@pytest.mark.postgres
async def test_a_conversation_begun_by_one_worker_is_left_alone_by_others(
    workers: tuple[SqlTransactions, SqlTransactions],
) -> None:
    await workers[0].run(_fill)
    first = await _begin(workers[0])
    second = await _begin(workers[1])

    assert [row.message.id for row in first] == ["m0", "m1", "m2"]
    assert second == []


@pytest.mark.postgres
async def test_workers_at_once_begin_each_row_once(workers: tuple[SqlTransactions, SqlTransactions]) -> None:
    await workers[0].run(_fill)
    begun = await asyncio.gather(*(_begin(worker) for worker in workers * 2))
    by_worker = [{row.message.id for rows in begun[place::2] for row in rows} for place in (0, 1)]

    assert by_worker[0] & by_worker[1] == set()
    assert by_worker[0] | by_worker[1] == {"m0", "m1", "m2"}


@pytest.mark.postgres
async def test_a_row_handled_by_two_workers_takes_effect_once(
    workers: tuple[SqlTransactions, SqlTransactions],
) -> None:
    await workers[0].run(lambda unit: unit.inbox.add(inbound(1)))
    (row,) = await _begin(workers[0])
    turns = [worker.run(lambda unit: unit.inbox.done(row.id)) for worker in workers]
    ended = await asyncio.gather(*turns, return_exceptions=True)

    assert sorted(type(end).__name__ for end in ended) == ["NoneType", StorageUnavailable.__name__]


@pytest.mark.postgres
async def test_workers_at_once_claim_each_row_once(workers: tuple[SqlTransactions, SqlTransactions]) -> None:
    await workers[0].run(_fill)
    claimed = await asyncio.gather(*(_claim(worker) for worker in workers * 3))

    assert sorted(str(row.reply.paragraphs[0]) for rows in claimed for row in rows) == ["0", "1", "2"]


async def test_a_killed_process_leaves_no_lease_behind_on_sqlite(sqlite_url: str) -> None:
    killed, restarted = SqlTransactions(sqlite_url), SqlTransactions(sqlite_url)
    await killed.run(_fill)
    await _claim(killed)
    await killed.close()
    again = await _claim(restarted, "two")
    await restarted.close()

    assert [row.attempts for row in again] == [2, 2, 2]


async def test_only_the_first_claim_of_a_process_voids_leases(sqlite_url: str) -> None:
    transactions = SqlTransactions(sqlite_url)
    await transactions.run(_fill)
    await _claim(transactions)
    second = await _claim(transactions, "two")
    await transactions.close()

    assert second == []


@pytest.mark.postgres
async def test_another_workers_lease_is_kept_on_postgresql(
    workers: tuple[SqlTransactions, SqlTransactions],
) -> None:
    await workers[0].run(_fill)
    await _claim(workers[0])
    later = NOW + timedelta(seconds=31)

    assert await _claim(workers[1], "two") == []
    assert len(await workers[1].run(lambda unit: unit.outbox.claim("two", now=later, lease_seconds=30))) == 3
