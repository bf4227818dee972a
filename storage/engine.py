"""The way to the database: SQLite by a driver that carries a sound one, or PostgreSQL by psycopg.

SQLite is asked for what a crash must not undo: a write-ahead log, each commit on the disk before it
is acknowledged, and `BEGIN IMMEDIATE`, so that a transaction never finds out late that another writes.
"""

from __future__ import annotations

import importlib
import logging
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError

from bot.core.text import say
from bot.errors import SettingsInvalid
from storage.codec import json_text

SOUND_SQLITE = (3, 51, 3)  # earlier ones can corrupt a write-ahead log (sqlite.org/wal.html#walresetbug)
BUSY_SECONDS = 10.0
_DRIVERS = ("pysqlite3", "sqlite3")
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SqliteDriver:
    """The driver found, the SQLite it carries, and whether that one is free of the known corruption."""

    name: str
    version: tuple[int, ...]

    @property
    def is_sound(self) -> bool:
        """Tell whether the write-ahead log of this SQLite can be trusted."""
        return self.version >= SOUND_SQLITE


def sqlite_driver() -> SqliteDriver:
    """Return the SQLite driver in use, for `doctor` and the start's warning."""
    module = _driver_module()
    return SqliteDriver(module.__name__, tuple(module.sqlite_version_info))


def address_of(url: str) -> URL:
    """Return a database address, read. Raises `SettingsInvalid` for one that is neither of our databases."""
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise SettingsInvalid(say("error.database_address")) from error
    if address.get_backend_name() not in ("sqlite", "postgresql"):
        raise SettingsInvalid(say("error.database_kind"))
    return address


def is_sqlite(url: str) -> bool:
    """Tell whether a database address means SQLite."""
    return address_of(url).get_backend_name() == "sqlite"


def make_engine(url: str, *, connections: int = 1) -> Engine:
    """Return an engine for a database address in SQLAlchemy's form, with at most `connections`."""
    address = address_of(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite_engine(address)
    return sa.create_engine(
        address.set(drivername="postgresql+psycopg"),
        json_serializer=json_text,
        hide_parameters=True,  # what people wrote stays out of errors and logs
        pool_size=connections,
        max_overflow=0,
        pool_pre_ping=True,
    )


def driver_failures(engine: Engine) -> tuple[type[Exception], ...]:
    """Return the driver's own errors that mean that the database does not answer."""
    driver: Any = engine.dialect.dbapi
    return (driver.OperationalError, driver.InterfaceError)


def _driver_module() -> ModuleType:
    for name in _DRIVERS:
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    raise ImportError("this Python has no SQLite")


def _sqlite_engine(url: URL) -> Engine:
    driver = sqlite_driver()
    if not driver.is_sound:
        version = ".".join(map(str, driver.version))
        _log.warning(
            "SQLite %s can corrupt its log; install pysqlite3", version, extra={"action": "sqlite_unsound"}
        )
    engine = sa.create_engine(
        url,
        module=_driver_module(),
        json_serializer=json_text,
        hide_parameters=True,
        connect_args={"timeout": BUSY_SECONDS},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver opens no transaction of its own
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
