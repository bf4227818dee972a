"""Take opportunities from a file: what is new is added, what changed is replaced, the rest is left alone."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.pipeline.spreadsheet import RowProblem, Taking, read_sheet
from bot.use_cases.ports import UnitOfWork


@dataclass(frozen=True)
class Imported:
    """What an import did; rows with problems were left out, those with doubts were taken as they are."""

    added: int
    updated: int
    unchanged: int
    problems: tuple[RowProblem, ...] = ()
    doubts: tuple[RowProblem, ...] = ()


def import_opportunities(uow: UnitOfWork, content: bytes, taking: Taking) -> Imported:
    """Store the opportunities of a CSV; the same file again changes nothing."""
    sheet = read_sheet(content, taking)
    done = uow.opportunities.put_all(sheet.opportunities)
    return Imported(done.added, done.updated, done.unchanged, sheet.problems, sheet.doubts)
