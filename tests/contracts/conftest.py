"""The same tests on the twin in memory, on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.use_cases.ports import Transactions
from storage.engine import make_engine
from storage.memory import MemoryTransactions
from storage.migrate import upgrade
from storage.tables import metadata
from storage.unit_of_work import SqlTransactions
from tests.contracts import postgres_server

POSTGRES = pytest.param("postgresql", marks=pytest.mark.postgres)
_NUMBERED = (
    "briefs_number_seq",
    "inbox_id_seq",
    "outbox_id_seq",
    "events_id_seq",
    "sandbox_messages_id_seq",
    "channel_updates_id_seq",
    "opportunities_number_seq",
)
EMPTIED = (
    "SET LOCAL session_replication_role = replica",  # lets even the append-only table be emptied
    *(f"DELETE FROM {table.name}" for table in metadata.sorted_tables),
    *(f"ALTER SEQUENCE {name} RESTART" for name in _NUMBERED),
)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Address of a running server with a database `migrated`."""
    with postgres_server.running() as server:
        postgres_server.create_database(server, "migrated")
        upgrade(f"{server}/migrated")
        yield server


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """Address of a migrated SQLite database of the test's own."""
    shutil.copy(migrated_sqlite, tmp_path / "test.db")
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
def postgres_url(postgres: str) -> str:
    """Address of a migrated PostgreSQL database, emptied for this test."""
    url = f"{postgres}/migrated"
    engine = make_engine(url)
    with engine.begin() as connection:
        for statement in EMPTIED:
            connection.execute(sa.text(statement))
    engine.dispose()
    return url


@pytest.fixture(params=["sqlite", POSTGRES])
def database_url(request: pytest.FixtureRequest) -> str:
    """Address of a migrated database of each kind."""
    url: str = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    return url


@pytest.fixture(params=["sqlite", POSTGRES])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return postgres_server.new_database(request.getfixturevalue("postgres"))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine beside the transactions, to look behind the ports."""
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture(params=["memory", "sqlite", POSTGRES])
async def transactions(request: pytest.FixtureRequest) -> AsyncIterator[Transactions]:
    """The port, by each of its implementations."""
    opened = _MAKERS[request.param](request)
    yield opened
    await opened.close()


def _sql(fixture: str) -> Callable[[pytest.FixtureRequest], Transactions]:
    return lambda request: SqlTransactions(request.getfixturevalue(fixture))


_MAKERS: dict[str, Callable[[pytest.FixtureRequest], Transactions]] = {
    "memory": lambda _request: MemoryTransactions(),
    "sqlite": _sql("sqlite_url"),
    "postgresql": _sql("postgres_url"),
}
