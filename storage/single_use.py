"""One transaction on a database that is opened for it alone: upgrades, copies, a look from outside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import Connection
from sqlalchemy.exc import InterfaceError, OperationalError

from bot.errors import StorageUnavailable
from storage.engine import make_engine


@contextmanager
def single_transaction(url: str) -> Iterator[Connection]:
    """Yield a connection inside a transaction; commit and let go at the end. Raises `StorageUnavailable`."""
    engine = make_engine(url)
    try:
        with engine.begin() as connection:
            yield connection
    except (OperationalError, InterfaceError) as error:
        raise StorageUnavailable(f"{StorageUnavailable.__doc__} ({type(error.orig).__name__})") from error
    finally:
        engine.dispose()
