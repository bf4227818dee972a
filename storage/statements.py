"""Statements that are built once: SQLAlchemy then compiles each of them once too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

Statement = Any  # an Insert of either dialect; their `on_conflict_*` have no common type
_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_once(table: sa.Table, **values: Any) -> dict[str, Statement]:
    """Return, by dialect, an insert that does nothing where a unique key is taken."""
    return {name: _cautious(insert(table), values) for name, insert in _INSERT.items()}


def upsert(table: sa.Table, key: Sequence[str], replaced: Sequence[str]) -> dict[str, Statement]:
    """Return, by dialect, an insert that replaces those columns where `key` is there already."""
    return {name: _replacing(insert(table), key, replaced) for name, insert in _INSERT.items()}


def _cautious(insert: Any, values: dict[str, Any]) -> Any:
    filled = insert.values(**values) if values else insert
    return filled.on_conflict_do_nothing().inline().execution_options(preserve_rowcount=True)


def _replacing(insert: Any, key: Sequence[str], replaced: Sequence[str]) -> Any:
    return insert.on_conflict_do_update(
        index_elements=list(key), set_={name: insert.excluded[name] for name in replaced}
    ).inline()


def next_value(table: sa.Table) -> dict[str, Statement]:
    """Return, by dialect, the statement that takes the next number of the counter `:name`, from 1."""
    return {name: _counting(insert(table), table) for name, insert in _INSERT.items()}


def _counting(insert: Any, table: sa.Table) -> Any:
    first = insert.values(name=sa.bindparam("name"), value=1)
    counted = first.on_conflict_do_update(index_elements=["name"], set_={"value": table.c.value + 1})
    return counted.returning(table.c.value)
