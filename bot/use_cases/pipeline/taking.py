"""Take opportunities from a file: what is new is added, what changed is replaced, the rest is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.core.calendar import BusinessCalendar
from bot.core.events import Event
from bot.core.folding import fold
from bot.core.people import Person
from bot.core.pipeline.cells import Taking
from bot.core.pipeline.headers import header_key
from bot.core.pipeline.import_plan import ImportPlan, plan_import
from bot.core.pipeline.mapping import ImportMapping
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.spreadsheet import RowProblem, Sheet, read_sheet
from bot.core.pipeline.stages import OPEN
from bot.use_cases.home.watch import redraw_sales
from bot.use_cases.pipeline.labels import Labels, pipeline_labels
from bot.use_cases.ports import UnitOfWork, Wording

IMPORTERS: Final = frozenset({"sales_lead", "admin"})
"""Roles that may take a file of opportunities."""
MOST_CLIENTS: Final = 500
"""Clients of a file of whom it is looked for opportunities that look the same."""
NO_MAPPING: Final = ImportMapping()


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
    plan = rehearse(uow, read_sheet(content, taking), taking.at)
    return carry_out(uow, plan)


def rehearse(uow: UnitOfWork, sheet: Sheet, at: datetime, *, keeps_empty: bool = False) -> ImportPlan:
    """Return what taking a file would change; without keys, with a doubt where there is one that looks the same.

    An empty cell empties a value unless it *keeps_empty* ones as they are.
    """
    kept = uow.opportunities.kept([one.id for one in sheet.opportunities])
    plan = plan_import(sheet, kept, at.date(), keeps_empty=keeps_empty)
    if "id" in sheet.columns:
        return plan
    return replace(plan, doubts=(*plan.doubts, *_alike(uow, sheet, {one.id for one in plan.added})))


def _alike(uow: UnitOfWork, sheet: Sheet, added: set[str]) -> Iterator[RowProblem]:
    known: dict[str, list[Opportunity]] = {}
    for row, one in zip(sheet.rows, sheet.opportunities, strict=True):
        client = fold(one.client)
        if one.id not in added or (client not in known and len(known) >= MOST_CLIENTS):
            continue
        if client not in known:
            known[client] = [other for other in uow.opportunities.of_client(client) if other.stage in OPEN]
        if any(_same(one.description, other.description) for other in known[client]):
            yield RowProblem(row, "client", "alike", one.client)


def _same(one: str | None, other: str | None) -> bool:
    return one is None or other is None or fold(one) == fold(other)


def carry_out(uow: UnitOfWork, plan: ImportPlan) -> Imported:
    """Store what a plan holds."""
    uow.opportunities.put_all(plan.storing)
    return Imported(len(plan.added), len(plan.changed), plan.unchanged, plan.problems, plan.doubts)


def note_import(
    uow: UnitOfWork, done: Imported, *, by: str, platform: str, at: datetime, sha256: str
) -> None:
    """Write into the audit trail who took which file, and what came of it."""
    details = {
        "sha256": sha256, "added": done.added, "updated": done.updated, "unchanged": done.unchanged,
        "left_out": len(done.problems),
    }  # fmt: skip
    uow.events.append(Event("pipeline_imported", by, at, platform, None, details))
    redraw_sales(uow, at)


@dataclass(frozen=True)
class Reading:
    """What files are read with: the moment, the days, the languages whose labels are known."""

    at: datetime
    calendar: BusinessCalendar
    wording: Wording
    language: str = "es"
    mapping: ImportMapping = NO_MAPPING


def taking_of(reading: Reading, people: Iterable[Person]) -> Taking:
    """Return how a file is read: by its mapping, then by our own labels, then by the language's names."""
    labels, mapping = pipeline_labels(reading.wording, reading.language), reading.mapping
    return Taking(
        reading.at,
        reading.calendar,
        reading.language,
        {**_columns(labels), **{header_key(header): code for header, code in mapping.columns.items()}},
        {column: _values(labels, mapping, column) for column in labels.values},
        {**_owners(people), **{fold(name): handle for name, handle in mapping.owners.items()}},
        mapping.defaults,
    )


def _columns(labels: Labels) -> dict[str, str]:
    return {header_key(label): code for code, label in labels.columns.items()}


def _values(labels: Labels, mapping: ImportMapping, column: str) -> Mapping[str, str]:
    ours = {fold(words): code for code, words in labels.values[column].items()}
    return {**ours, **{fold(words): code for words, code in mapping.values.get(column, {}).items()}}


def _owners(people: Iterable[Person]) -> dict[str, str]:
    """Return handles by name and e-mail; a name that two share is nobody's."""
    known: dict[str, str] = {}
    for person in people:
        for name in (fold(person.name), fold(person.email)):
            known[name] = person.handle if name not in known else name
    return known
