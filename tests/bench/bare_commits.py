"""The least that a durable turn costs: two transactions of one row each on the bot's own database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.engine import make_engine

_ROWS = sa.Table(
    "bench_rows", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("body", sa.Text)
)
_ADD = sa.insert(_ROWS).inline()
BODY = "necesito una campaña por WhatsApp para 12 mil beneficiarios"


@dataclass(frozen=True)
class BareCommits:
    """A kept connection with the bot's own settings: each commit reaches the disk."""

    connection: Connection

    def two(self) -> float:
        """Return the seconds of two transactions."""
        began = perf_counter()
        for _ in range(2):
            with self.connection.begin():
                self.connection.execute(_ADD, {"body": BODY})
        return perf_counter() - began


@contextmanager
def bare_commits(url: str) -> Iterator[BareCommits]:
    """Open a database for bare commits."""
    engine = make_engine(url)
    _ROWS.create(engine)
    with engine.connect() as connection:
        yield BareCommits(connection)
    engine.dispose()
