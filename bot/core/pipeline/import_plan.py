"""What taking a file would change: worked out before anything is stored, for a rehearsal as for the real thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.spreadsheet import RowProblem, Sheet


@dataclass(frozen=True)
class FieldChange:
    """A value that would be another."""

    column: str
    before: Any
    after: Any


@dataclass(frozen=True)
class RowChange:
    """A row that changes an opportunity that is kept."""

    row: int
    id: str
    client: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class ImportPlan:
    """What would be added, changed and left alone; *storing* is all that is to be written."""

    added: tuple[Opportunity, ...] = ()
    changed: tuple[RowChange, ...] = ()
    unchanged: int = 0
    storing: tuple[Opportunity, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    doubts: tuple[RowProblem, ...] = ()


def plan_import(
    sheet: Sheet, kept: Mapping[str, Opportunity], today: date, *, keeps_empty: bool = False
) -> ImportPlan:
    """Compare a file with what is kept under its ids; a column that the file lacks keeps its value.

    So does an empty cell where the file *keeps_empty* values.

    A stage that changes began today where the file does not say since when; an id that comes twice counts once.
    """
    repeated: list[RowProblem] = []
    added: list[Opportunity] = []
    changed: dict[str, tuple[RowChange, Opportunity]] = {}
    rows = dict(_first_of_each(sheet, repeated))
    for row, one in rows.values():
        before = kept.get(one.id)
        if before is None:
            added.append(one)
            continue
        columns = {name for name in sheet.columns if not keeps_empty or getattr(one, name) is not None}
        after = _merged(one, before, frozenset(columns), today)
        fields = tuple(_differences(before, after))
        if fields:
            changed[one.id] = RowChange(row, one.id, after.client, fields), after
    changes = tuple(change for change, _ in changed.values())
    storing = (*added, *(after for _, after in changed.values()))
    unchanged = len(rows) - len(added) - len(changes)
    return ImportPlan(tuple(added), changes, unchanged, storing, (*sheet.problems, *repeated), sheet.doubts)


def _first_of_each(sheet: Sheet, repeated: list[RowProblem]) -> Iterator[tuple[str, tuple[int, Opportunity]]]:
    """Yield rows by id; what comes again is added to *repeated*."""
    seen: set[str] = set()
    for row, one in zip(sheet.rows, sheet.opportunities, strict=True):
        if one.id in seen:
            repeated.append(RowProblem(row, "id", "repeated", one.id))
            continue
        seen.add(one.id)
        yield one.id, (row, one)


def _merged(one: Opportunity, before: Opportunity, columns: frozenset[str], today: date) -> Opportunity:
    given = {column: getattr(one, column) for column in columns}
    after = replace(before, **given, updated_at=one.updated_at)
    if after.stage != before.stage and given.get("stage_since") in (None, before.stage_since):
        after = replace(after, stage_since=today)
    return after


def _differences(before: Opportunity, after: Opportunity) -> Iterator[FieldChange]:
    for column, value in vars(after).items():
        if column not in ("updated_at", "revision", "file") and value != getattr(before, column):
            yield FieldChange(column, getattr(before, column), value)
