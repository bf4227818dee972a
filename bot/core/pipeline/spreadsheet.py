"""Opportunities from a file: columns are the codes of contract §5, plus created_at, stage_since and, if any, id.

Headers are known by their code, by what the language calls them, or by a mapping; the header is the row in
which most of them are. A row with a problem is left out and told; the others are taken.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from bot.core.pipeline.cells import COLUMNS, REQUIRED, BadRow, CellReader, Taking
from bot.core.pipeline.headers import header_key, header_names
from bot.core.pipeline.opportunity import Opportunity, contradictions

HEAD: Final = 15
"""Rows in which the header is looked for."""
IGNORED: Final = "-"
"""What a mapping names a column by that is not to be taken."""


@dataclass(frozen=True)
class RowProblem:
    """What is wrong: the row as a spreadsheet numbers it (the header is 1), the column, a code, the cell."""

    row: int
    column: str
    code: str
    value: str = ""


@dataclass(frozen=True)
class Sheet:
    """The opportunities of a file, what kept rows out of it, and the values that contradict each other.

    *rows* are the opportunities' rows, *columns* the codes that the file has a value for (or a default),
    *headers* the file's own by code; *ignored* are those that mean nothing here.
    """

    opportunities: tuple[Opportunity, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    doubts: tuple[RowProblem, ...] = ()
    rows: tuple[int, ...] = ()
    columns: frozenset[str] = frozenset()
    headers: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()


def read_sheet(content: bytes, taking: Taking) -> Sheet:
    """Return the opportunities of a CSV (commas, semicolons or tabs; UTF-8 or Excel's old encoding)."""
    rows = csv.reader(io.StringIO(_text(content), newline=""), delimiter=_delimiter(content))
    return read_rows(rows, taking)


def read_rows(rows: Iterable[Sequence[str]], taking: Taking) -> Sheet:
    """Return the opportunities of rows of text, the first of them numbered 1."""
    rest = iter(rows)
    head = list(islice(rest, HEAD))
    place, named = _header(head, taking)
    columns = frozenset(named.values()) | frozenset(taking.defaults)
    lacking = [RowProblem(place + 1, name, "missing_column") for name in REQUIRED if name not in columns]
    if lacking:
        return Sheet(problems=tuple(lacking))
    header = [cell.strip() for cell in head[place]]
    reading = _Reading(CellReader(taking), named, taking.defaults)
    reading.take(head[place + 1 :], place + 2)
    reading.take(rest, len(head) + 1)
    taken = {index for index in named}
    return Sheet(
        tuple(reading.kept), tuple(reading.problems), tuple(reading.doubts), tuple(reading.rows), columns,
        tuple((code, header[index]) for index, code in named.items()),
        tuple(cell for index, cell in enumerate(header) if cell and index not in taken),
    )  # fmt: skip


class _Reading:
    """Rows on their way to opportunities."""

    def __init__(self, reader: CellReader, named: Mapping[int, str], defaults: Mapping[str, str]) -> None:
        self._reader, self._named, self._defaults = reader, named, defaults
        self.kept: list[Opportunity] = []
        self.rows: list[int] = []
        self.problems: list[RowProblem] = []
        self.doubts: list[RowProblem] = []

    def take(self, rows: Iterable[Sequence[str]], first: int) -> None:
        """Take rows, the first of which has that number."""
        for number, row in enumerate(rows, start=first):
            if not any(row):
                continue
            try:
                one = self._reader.opportunity(self._cells(row))
            except BadRow as problem:
                self.problems.append(RowProblem(number, *problem.args))
                continue
            self.kept.append(one)
            self.rows.append(number)
            self.doubts += _doubts(number, one)

    def _cells(self, row: Sequence[str]) -> dict[str, str]:
        cells = {code: row[index].strip() for index, code in self._named.items() if index < len(row)}
        return {**self._defaults, **{code: cell for code, cell in cells.items() if cell}}


def _doubts(row: int, one: Opportunity) -> Iterator[RowProblem]:
    for name in contradictions(one):
        yield RowProblem(row, name, "contradiction", str(getattr(one, name)))


def _header(head: Sequence[Sequence[str]], taking: Taking) -> tuple[int, dict[int, str]]:
    """Return which row names most columns, and the column's code by its place; of two alike the first counts."""
    found = [(index, _named(row, taking)) for index, row in enumerate(head)]
    return max(found, key=lambda one: len(one[1]), default=(0, {}))


def _named(row: Sequence[str], taking: Taking) -> dict[int, str]:
    known = header_names(taking.language)
    named: dict[int, str] = {}
    for index, cell in enumerate(row):
        key = header_key(cell)
        code = taking.columns.get(key) or _BY_CODE.get(key) or known.get(key)
        if code is not None and code != IGNORED and code not in named.values():
            named[index] = code
    return named


_BY_CODE: Final = {header_key(code): code for code in COLUMNS}


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(content: bytes) -> str:
    first = content.partition(b"\n")[0]
    return max(",;\t", key=lambda sign: first.count(sign.encode()))


def read_best(sheets: Sequence[Sequence[Sequence[str]]], taking: Taking) -> Sheet:
    """Return the opportunities of the sheet whose header names most columns; the first of those alike."""
    best = max(sheets, key=lambda rows: len(_header(rows[:HEAD], taking)[1]), default=())
    return read_rows(best, taking)
