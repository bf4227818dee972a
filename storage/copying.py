"""Copy every row of one database into another, empty one: from SQLite to PostgreSQL when an institution grows."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.types import TypeEngine

import storage.card_tables  # is in `metadata` once it is imported
import storage.channel_tables
import storage.goal_tables
import storage.opportunity_table  # noqa: F401  # is in `metadata` once it is imported
from bot.errors import RuleBroken
from storage.columns import Wire
from storage.migrate import upgrade
from storage.single_use import single_transaction
from storage.tables import metadata

_AT_ONCE = 1000


class TargetNotEmpty(RuleBroken):
    """The database to copy into holds rows already; nothing was copied."""


def copy_rows(source_url: str, target_url: str) -> dict[str, int]:
    """Copy all tables in one transaction and return how many rows each has; both are upgraded first.

    Raises `TargetNotEmpty` and `StorageUnavailable`; the target is then as it was.
    """
    upgrade(source_url)
    upgrade(target_url)
    with single_transaction(source_url) as reading, single_transaction(target_url) as writing:
        tables = metadata.sorted_tables
        if any(
            writing.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first() for table in tables
        ):
            raise TargetNotEmpty
        return {table.name: _copy(table, reading, writing) for table in tables}


def _copy(table: sa.Table, reading: Connection, writing: Connection) -> int:
    plain = _as_stored(table)
    rows = reading.execute(sa.select(plain).execution_options(yield_per=_AT_ONCE))
    copied = 0
    for some in rows.mappings().partitions():
        writing.execute(sa.insert(plain), [dict(row) for row in some])
        copied += len(some)
    if writing.dialect.name == "postgresql":
        _number_on(table, writing)
    return copied


def _as_stored(table: sa.Table) -> sa.Table:
    """Return the table with its bodies as plain JSON: what rows hold need not be understood to be copied."""
    columns = [sa.Column(column.name, _plain(column.type)) for column in table.columns]
    return sa.Table(table.name, sa.MetaData(), *columns)


def _plain(kind: TypeEngine[object]) -> TypeEngine[object]:
    return sa.JSON(none_as_null=True) if isinstance(kind, Wire) else kind


def _number_on(table: sa.Table, writing: Connection) -> None:
    """Make the numbers of new rows go on after those copied; SQLite does so by itself."""
    numbered = table.autoincrement_column
    if numbered is None:
        return
    highest = sa.select(sa.func.max(numbered)).scalar_subquery()
    sequence = sa.func.pg_get_serial_sequence(table.name, numbered.name)
    writing.execute(sa.select(sa.func.setval(sequence, highest)).where(highest.is_not(None)))
