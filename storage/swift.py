"""A connection that spends little on each statement: SQLite answers faster than SQLAlchemy asks.

Every statement is compiled once, with the processors of its types, and then run on the driver's own
cursor inside the transaction that SQLAlchemy opened. What cannot be planned that way (a list of
values whose length changes) goes to SQLAlchemy as ever.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Dialect

Values = Mapping[str, Any]
Processor = Callable[[Any], Any] | None


@dataclass(frozen=True)
class Plan:
    """A compiled statement: its text, its parameters in order, and what makes rows of its answers."""

    text: str
    parameters: tuple[tuple[str, Processor, Any], ...]  # name, processor, value where none is given
    row: Callable[..., Any]
    processors: tuple[Processor, ...]

    def bound(self, values: Values) -> list[Any]:
        """Return the driver's parameters for `values`."""
        return [
            process(values.get(name, default)) if process else values.get(name, default)
            for name, process, default in self.parameters
        ]

    def made(self, answer: Sequence[Any]) -> Any:
        """Return a row with names from the driver's tuple."""
        return self.row(
            *(
                process(cell) if process else cell
                for process, cell in zip(self.processors, answer, strict=True)
            )
        )


Plans = dict[Any, Plan | None]  # by statement; those of one engine


@dataclass(frozen=True)
class SwiftResult:
    """What repositories use of SQLAlchemy's results."""

    rows: list[Any]
    rowcount: int

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def all(self) -> list[Any]:
        """Return the rows."""
        return self.rows

    def first(self) -> Any:
        """Return the first row, None without any."""
        return self.rows[0] if self.rows else None

    def scalar(self) -> Any:
        """Return the first row's first cell, None without any."""
        return self.rows[0][0] if self.rows else None

    def scalar_one(self) -> Any:
        """Return the only row's first cell. Raises `ValueError` where there is not one."""
        ((cell, *_),) = self.rows
        return cell

    def scalars(self) -> list[Any]:
        """Return the first cells."""
        return [row[0] for row in self.rows]


class SwiftConnection:
    """Stands in for SQLAlchemy's connection in the repositories, on SQLite."""

    def __init__(self, connection: Connection, plans: Plans) -> None:
        self._plans = plans
        self.dialect = connection.dialect
        self._connection = connection
        self._driver: Any = connection.connection.driver_connection

    def execute(self, statement: Any, values: Values | Sequence[Values] | None = None) -> Any:
        """Run a statement with one set of values, or with several."""
        several = values if isinstance(values, list) else None
        one: Any = values or {}
        plan = self._plan(statement, several[0] if several else one)
        if plan is None:
            return self._connection.execute(statement, one)
        if several is not None:
            cursor = self._driver.executemany(plan.text, [plan.bound(each) for each in several])
            return SwiftResult([], cursor.rowcount)
        cursor = self._driver.execute(plan.text, plan.bound(one))
        rows = [plan.made(answer) for answer in cursor.fetchall()] if plan.processors else []
        return SwiftResult(rows, cursor.rowcount)

    def _plan(self, statement: Any, values: Values) -> Plan | None:
        if statement not in self._plans:
            self._plans[statement] = _planned(statement, self.dialect, values)
        return self._plans[statement]


def _planned(statement: Any, dialect: Dialect, values: Values) -> Plan | None:
    compiled = statement.compile(dialect=dialect, column_keys=list(values))
    if any(bind.expanding for bind in compiled.binds.values()):
        return None
    parameters = tuple(
        (
            name,
            _type(compiled.binds[name].type, dialect).bind_processor(dialect),
            compiled.binds[name].effective_value,
        )
        for name in compiled.positiontup or ()
    )
    columns = list(statement.exported_columns)
    return Plan(
        str(compiled),
        parameters,
        namedtuple("Answer", [column.key or "" for column in columns], rename=True),
        tuple(_type(column.type, dialect).result_processor(dialect, None) for column in columns),
    )


def _type(kind: Any, dialect: Dialect) -> sa.types.TypeEngine[Any]:
    implemented: sa.types.TypeEngine[Any] = kind.dialect_impl(dialect)
    return implemented
