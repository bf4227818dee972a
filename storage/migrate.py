"""Bring a database to the newest revision; free of Alembic where it is there already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.engine import address_of, is_sqlite
from storage.single_use import single_transaction

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0009"  # the newest file of migrations/versions; a test keeps it true
_MIGRATIONS = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = sa.select(sa.func.pg_advisory_xact_lock(0x70726567_6D696772))


def upgrade(url: str) -> None:
    """Create or upgrade the tables, in one transaction. Raises `StorageUnavailable`."""
    with single_transaction(url) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(_ONE_AT_A_TIME)
        if revision_of(connection) != HEAD:
            _upgrade(connection)


def current_revision(url: str) -> str | None:
    """Return the revision of a database, None where it is empty or not made. Raises `StorageUnavailable`."""
    if is_sqlite(url) and not Path(address_of(url).database or "").exists():
        return None  # looking would make the file
    with single_transaction(url) as connection:
        return revision_of(connection)


def revision_of(connection: Connection) -> str | None:
    """Return the database's revision, None where it is empty."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return revision


def config_for(connection: Connection) -> Config:
    """Return Alembic's configuration for our revisions on `connection`."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    from alembic import command

    command.upgrade(config_for(connection), "head")
