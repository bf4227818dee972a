"""How far a commit goes before it is acknowledged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Connection

Durability = Callable[[Connection], AbstractContextManager[None]]


@contextmanager
def kept_on_disk(_connection: Connection) -> Iterator[None]:
    """Leave a transaction as the engine sets it up: on the disk when it is acknowledged."""
    yield


@contextmanager
def kept_in_memory(connection: Connection) -> Iterator[None]:
    """Let a transaction be acknowledged before it is on the disk."""
    if connection.dialect.name == "postgresql":
        event.listen(connection, "begin", _without_waiting, once=True)
        yield
        return
    _set(connection, "NORMAL")
    try:
        yield
    finally:
        _set(connection, "FULL")


def _without_waiting(connection: Connection) -> None:
    connection.exec_driver_sql("SET LOCAL synchronous_commit TO OFF")


def _set(connection: Connection, level: str) -> None:
    """Set SQLite's level outside any transaction, past SQLAlchemy, which would begin one."""
    driver: Any = connection.connection.driver_connection
    if driver is not None:
        driver.execute(f"PRAGMA synchronous={level}")
