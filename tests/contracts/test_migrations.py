"""Migrations: from nothing to the newest revision, equal to the tables, and fast when there already."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine

from storage.engine import make_engine
from storage.migrate import HEAD, config_for, revision_of, upgrade
from storage.tables import metadata


@pytest.fixture
def empty(empty_url: str) -> Iterator[Engine]:
    """An engine on an empty database of each kind."""
    engine = make_engine(empty_url)
    yield engine
    engine.dispose()


def test_the_newest_revision_is_the_one_that_start_looks_for(empty: Engine) -> None:
    with empty.connect() as connection:
        scripts = ScriptDirectory.from_config(config_for(connection))

        assert scripts.get_heads() == [HEAD]


def test_an_empty_database_is_brought_to_the_newest_revision(empty_url: str, empty: Engine) -> None:
    with empty.connect() as connection:
        assert revision_of(connection) is None
    upgrade(empty_url)

    with empty.connect() as connection:
        assert revision_of(connection) == HEAD


def test_upgrading_twice_changes_nothing(empty_url: str, empty: Engine) -> None:
    upgrade(empty_url)
    upgrade(empty_url)

    with empty.connect() as connection:
        assert revision_of(connection) == HEAD


def test_the_migrated_tables_are_those_of_the_code(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})

        assert compare_metadata(context, metadata) == []


def test_a_downgrade_leaves_nothing_behind(empty_url: str, empty: Engine) -> None:
    upgrade(empty_url)
    with empty.begin() as connection:
        command.downgrade(config_for(connection), "base")
    upgrade(empty_url)

    with empty.connect() as connection:
        assert revision_of(connection) == HEAD


def test_a_start_on_the_newest_revision_does_not_load_alembic(sqlite_url: str) -> None:
    program = f"""
import sys
from storage.migrate import upgrade
upgrade({sqlite_url!r})
print([name for name in sys.modules if name.startswith("alembic")])
"""
    told = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout

    assert told.strip() == "[]"
