"""The audit trail: given back in order, append-only, and broken seals are found."""

from __future__ import annotations

import asyncio

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from bot.use_cases.ports import Transactions, UnitOfWork
from storage.unit_of_work import SqlTransactions
from tests.contracts.samples import event

SPOILT = (
    "code='x'",
    "brief='b2'",
    "at='2020-01-01 00:00:00'",
    "body=replace(body, 'ana', 'eva')",
    "hash='0'",
)


async def _append(transactions: Transactions, *codes: str) -> None:
    def append(unit: UnitOfWork) -> None:
        for code in codes:
            unit.events.append(event(code))

    await transactions.run(append)


async def test_a_briefs_events_come_oldest_first(transactions: Transactions) -> None:
    await _append(transactions, "brief_created", "brief_submitted")
    await transactions.run(lambda unit: unit.events.append(event("other", "b2")))
    await transactions.run(lambda unit: unit.events.append(event("nowhere", None)))

    assert await transactions.run(lambda unit: unit.events.of_brief("b1")) == [
        event("brief_created"),
        event("brief_submitted"),
    ]


async def test_an_untouched_trail_is_whole(transactions: Transactions) -> None:
    await asyncio.gather(*(_append(transactions, "a", "b") for _ in range(8)))

    assert await transactions.run(lambda unit: unit.events.verify()) is None


async def test_an_empty_trail_is_whole(transactions: Transactions) -> None:
    assert await transactions.run(lambda unit: unit.events.verify()) is None


@pytest.mark.parametrize("statement", ["UPDATE events SET code = 'x'", "DELETE FROM events"])
async def test_an_event_cannot_be_changed_or_removed(
    database_url: str, engine: Engine, statement: str
) -> None:
    transactions = SqlTransactions(database_url)
    await _append(transactions, "a")
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(sa.text(statement))
    kept = await transactions.run(lambda unit: unit.events.of_brief("b1"))
    await transactions.close()

    assert kept == [event("a")]


def _without_guard(engine: Engine, statement: str) -> None:
    """Change the trail as somebody would who owns the database."""
    disarm = {
        "sqlite": ("DROP TRIGGER events_refuse_update", "DROP TRIGGER events_refuse_delete"),
        "postgresql": ("SET LOCAL session_replication_role = replica",),
    }
    with engine.begin() as connection:
        for step in (*disarm[engine.dialect.name], statement):
            connection.execute(sa.text(step))


@pytest.mark.parametrize("change", SPOILT)
async def test_a_changed_event_is_found(database_url: str, engine: Engine, change: str) -> None:
    transactions = SqlTransactions(database_url)
    await _append(transactions, "a", "b", "c")
    _without_guard(engine, f"UPDATE events SET {change} WHERE id = 2")
    broken = await transactions.run(lambda unit: unit.events.verify())
    await transactions.close()

    assert broken == 2


async def test_a_removed_event_is_found(database_url: str, engine: Engine) -> None:
    transactions = SqlTransactions(database_url)
    await _append(transactions, "a", "b", "c")
    _without_guard(engine, "DELETE FROM events WHERE id = 2")
    broken = await transactions.run(lambda unit: unit.events.verify())
    await transactions.close()

    assert broken == 3
