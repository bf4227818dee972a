"""A file as rows of text, and how it was read: what `csv_table` and `xlsx_table` hand to `surveying`.

Imported in the reading process only: polars costs 45 MB.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from bot.core.bases.columns import find_header
from bot.core.bases.survey import Layout, Note, Problem

HEAD_ROWS = 20


class UnreadableError(Exception):
    """The file cannot be read as a database; says why in `problem`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True)
class Table:
    """All rows of a file as text (`c0`, `c1` …), row 1 first; null or "" where a cell is empty.

    `formula_rows` are the rows that hold a real formula, as the spreadsheet numbers them.
    """

    frame: pl.DataFrame
    layout: Layout
    notes: tuple[Note, ...] = ()
    formula_rows: frozenset[int] = field(default_factory=frozenset)


def column_names(width: int) -> list[str]:
    """Return the names of *width* columns: c0, c1 …"""
    return [f"c{number}" for number in range(width)]


def head_of(frame: pl.DataFrame) -> list[list[str]]:
    """Return the first rows of *frame* as lists of text."""
    return [[cell or "" for cell in row] for row in frame.head(HEAD_ROWS).rows()]


def header_index(head: Sequence[Sequence[str]]) -> tuple[int, bool]:
    """Return the index of the header in *head*, and whether it was recognised or only assumed.

    Raises UnreadableError (empty) where no row holds anything.
    """
    found = find_header(head)
    if found is not None:
        return found, True
    filled = [[cell for cell in row if cell.strip()] for row in head]
    for least in (2, 1):
        for index, row in enumerate(filled):
            if len(row) >= least:
                return index, False
    raise UnreadableError(Problem.EMPTY)
