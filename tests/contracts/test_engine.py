"""The engine: what a crash must not undo, and errors that keep what people wrote to themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot.errors import StorageUnavailable
from storage.engine import SqliteDriver, make_engine, sqlite_driver
from storage.migrate import upgrade
from storage.repositories.cards import _AT
from storage.tables import AreaRow, IdentityRow, table_of
from storage.unit_of_work import SqlTransactions
from tests.contracts.samples import ANA_SLACK

PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_sqlite_keeps_a_log_and_waits_for_the_disk(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    with engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}
    engine.dispose()

    assert found == PRAGMAS


def test_the_driver_in_use_carries_a_sound_sqlite() -> None:
    assert sqlite_driver().is_sound


@pytest.mark.parametrize(
    ("version", "is_sound"), [((3, 51, 2), False), ((3, 51, 3), True), ((3, 40, 1), False)]
)
def test_a_sqlite_that_may_corrupt_its_log_is_known(version: tuple[int, ...], is_sound: bool) -> None:
    assert SqliteDriver("sqlite3", version).is_sound == is_sound


def test_an_identity_needs_its_person(engine: Engine) -> None:
    bound = sa.insert(table_of(IdentityRow)).values(identity=ANA_SLACK, person="nadie")
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(bound)


def test_an_error_does_not_tell_what_was_written(engine: Engine) -> None:
    area = sa.insert(table_of(AreaRow)).values(code="becas", name="palabras privadas")
    with pytest.raises(IntegrityError) as refused, engine.begin() as connection:
        connection.execute(area)
        connection.execute(area)

    assert "palabras privadas" not in str(refused.value)


def test_a_database_that_does_not_answer_is_a_storage_error(tmp_path: Path) -> None:
    for url in (f"sqlite:///{tmp_path}/no/such/folder.db", "postgresql://nobody@127.0.0.1:1/none"):
        with pytest.raises(StorageUnavailable):
            upgrade(url)


async def test_transactions_recover_when_the_database_answers_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'late.db'}"
    transactions = SqlTransactions(url)
    with pytest.raises(StorageUnavailable):
        await transactions.run(lambda unit: unit.inbox.waiting())
    upgrade(url)
    waiting = await transactions.run(lambda unit: unit.inbox.waiting())
    await transactions.close()

    assert waiting == 0


@pytest.mark.parametrize("table", ["inbox", "outbox"])
def test_what_waits_is_found_without_reading_the_history(sqlite_url: str, table: str) -> None:
    lane = {"inbox": "lane", "outbox": "address"}[table]
    oldest = f"SELECT min(id) FROM {table} WHERE closed_at IS NULL GROUP BY {lane}"
    question = f"SELECT id FROM {table} WHERE closed_at IS NULL AND id IN ({oldest}) ORDER BY id"
    engine = make_engine(sqlite_url)
    with engine.connect() as connection:
        steps = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question}")]
    engine.dispose()
    scans = [step for step in steps if step.startswith("SCAN")]

    assert scans == [f"SCAN {table} USING INDEX ix_{table}_open"]


def test_where_a_card_stands_is_looked_up_by_its_index(sqlite_url: str) -> None:
    asked = _AT["sqlite"].compile(dialect=sqlite.dialect())
    engine = make_engine(sqlite_url)
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", ("D1:1", "D1:1:", "D1:1;"))
        steps = [row.detail for row in plan]
    engine.dispose()

    assert [step for step in steps if step.startswith("SCAN")] == []
    assert "ix_card_copies_platform_ref" in " ".join(steps)
