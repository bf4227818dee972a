"""A database of each kind for the processes that are killed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts import postgres_server
from tests.faults.harness import SmallBot

POSTGRES = pytest.param("postgresql", marks=pytest.mark.postgres)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Address of a running server."""
    with postgres_server.running() as server:
        yield server


@pytest.fixture(params=["sqlite", POSTGRES])
def small_bot(request: pytest.FixtureRequest, tmp_path: Path) -> SmallBot:
    """The small bot on an empty database."""
    if request.param == "sqlite":
        return SmallBot(f"sqlite:///{tmp_path / 'bot.db'}", tmp_path)
    return SmallBot(postgres_server.new_database(request.getfixturevalue("postgres")), tmp_path)
