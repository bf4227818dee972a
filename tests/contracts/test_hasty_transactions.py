"""Transactions that do not wait for the disk: everything else is as in the others."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from bot.use_cases.ports import UnitOfWork
from storage.unit_of_work import SqlTransactions, SqlUnitOfWork

ASKED = {"sqlite": "PRAGMA synchronous", "postgresql": "SHOW synchronous_commit"}
WAITS = {"sqlite": 2, "postgresql": "on"}
DOES_NOT_WAIT = {"sqlite": 1, "postgresql": "off"}


def _level(unit: UnitOfWork) -> object:
    assert isinstance(unit, SqlUnitOfWork)
    connection = unit.connection
    return connection.execute(sa.text(ASKED[connection.dialect.name])).scalar()


async def test_what_is_committed_hastily_is_there(database_url: str) -> None:
    transactions = SqlTransactions(database_url)
    await transactions.hasty.run(lambda unit: unit.briefs.next_folio(2026))
    folio = await transactions.run(lambda unit: unit.briefs.next_folio(2026))
    await transactions.close()

    assert folio == "CAMP-2026-0002"


async def test_only_hasty_transactions_do_not_wait(database_url: str) -> None:
    transactions = SqlTransactions(database_url)
    kind = database_url.partition(":")[0]
    levels = [
        await transactions.run(_level),
        await transactions.hasty.run(_level),
        await transactions.run(_level),
    ]
    await transactions.close()

    assert levels == [WAITS[kind], DOES_NOT_WAIT[kind], WAITS[kind]]


async def test_the_disk_is_waited_for_again_after_a_hasty_failure(database_url: str) -> None:
    def fail(_unit: UnitOfWork) -> None:
        raise KeyError

    transactions = SqlTransactions(database_url)
    with pytest.raises(KeyError):
        await transactions.hasty.run(fail)
    level = await transactions.run(_level)
    await transactions.close()

    assert level == WAITS[database_url.partition(":")[0]]
