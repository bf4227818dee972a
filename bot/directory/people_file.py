"""A CSV of people: read whole, checked whole, and only then saved (contract §1: `admin people import`).

Columns: handle, name, email, area, roles, boss, substitute and, where wanted, language. Roles and areas are
codes, several separated by `;`; of several areas the first is the person's own. Excel's own CSV (semicolons
between columns, a byte order mark, its old encoding) is read too.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.core.people import ROOMS, Person
from bot.directory.demo import AREAS
from bot.use_cases.home.watch import redraw
from bot.use_cases.ports import UnitOfWork

COLUMNS: Final = ("handle", "name", "email", "area", "roles", "boss", "substitute")
OPTIONAL: Final = ("language",)
ROLES: Final = (
    "requester", "boss", "communications", "analyst", "front", "leader", "provider", "sales", "sales_lead",
    "compliance", "general_direction", "presales", "alliances", "service_area", "admin",
)  # fmt: skip
_HANDLE = re.compile(r"[\w.-]{1,64}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True)
class Problem:
    """What is wrong: the row as a spreadsheet numbers it (the header is 1), the column, a code, the value."""

    row: int
    column: str
    code: str
    value: str = ""


@dataclass(frozen=True)
class Line:
    """A row of the file, every cell trimmed."""

    row: int
    cells: dict[str, str]

    def codes(self, column: str) -> tuple[str, ...]:
        """Return the codes in a cell that may hold several."""
        return tuple(part.strip() for part in self.cells[column].split(";") if part.strip())

    def problem(self, column: str, code: str) -> Problem:
        """Return a problem with one of its cells."""
        return Problem(self.row, column, code, self.cells[column])


@dataclass(frozen=True)
class Imported:
    """What an import did; with problems, nothing."""

    added: int
    updated: int
    problems: tuple[Problem, ...] = ()


def import_people(
    uow: UnitOfWork,
    content: bytes,
    language: str = "es",
    languages: Collection[str] = ("es",),
    *,
    now: datetime | None = None,
) -> Imported:
    """Add or replace the people of the file; where a row has a problem nobody is.

    *languages* are those the bot speaks; who is given none keeps theirs, or gets *language*. The pages of everybody
    are drawn anew at *now* (business time): who holds which role decides what they show.
    """
    lines, problems = read_lines(content)
    people = uow.people.all()
    known = {person.handle for person in people}
    areas = {area.code for area in (*AREAS, *uow.people.areas())}
    problems += [problem for line in lines for problem in _wrong_cells(line, areas, languages)]
    problems += _wrong_together(lines, people)
    if problems:
        return Imported(0, 0, tuple(sorted(problems, key=lambda one: one.row)))
    for area in AREAS:
        if area.code not in {one.code for one in uow.people.areas()}:
            uow.people.save_area(area)
    for line in lines:
        uow.people.save_person(_person(line, uow.people.get(line.cells["handle"]), language))
    if now is not None:
        redraw(uow, [person.handle for person in uow.people.all()], now)
    updated = sum(line.cells["handle"] in known for line in lines)
    return Imported(len(lines) - updated, updated)


def read_lines(content: bytes) -> tuple[list[Line], list[Problem]]:
    """Return the rows, or what keeps the file from being read: a missing column, no row at all."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    rows = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if ";" in first and "," not in first else ","
    )
    header = [name.strip().lower() for name in next(rows, [])]
    if missing := [Problem(1, name, "missing_column") for name in COLUMNS if name not in header]:
        return [], missing
    lines = [Line(number, _cells(header, row)) for number, row in enumerate(rows, start=2) if any(row)]
    return lines, [] if lines else [Problem(2, "handle", "empty")]


def _cells(header: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    given = dict(zip(header, (cell.strip() for cell in row), strict=False))
    return {name: given.get(name, "") for name in (*COLUMNS, *OPTIONAL)}


def _wrong_cells(line: Line, areas: Collection[str], languages: Collection[str]) -> Iterator[Problem]:
    cells = line.cells
    checks: tuple[tuple[str, str, Callable[[], bool]], ...] = (
        ("handle", "bad_handle", lambda: not _HANDLE.fullmatch(cells["handle"]) or cells["handle"] in ROOMS),
        ("name", "empty", lambda: not cells["name"]),
        ("email", "bad_email", lambda: bool(cells["email"]) and not _EMAIL.fullmatch(cells["email"])),
        ("area", "unknown_area", lambda: not set(line.codes("area")) <= set(areas)),
        ("roles", "empty", lambda: not line.codes("roles")),
        ("roles", "unknown_role", lambda: not set(line.codes("roles")) <= set(ROLES)),
        ("boss", "own_boss", lambda: cells["boss"] == cells["handle"] != ""),
        ("language", "unknown_language", lambda: cells["language"] not in ("", *languages)),
        ("substitute", "own_substitute", lambda: cells["substitute"] == cells["handle"] != ""),
    )
    yield from (line.problem(column, code) for column, code, is_wrong in checks if is_wrong())


def _wrong_together(lines: Sequence[Line], people: Sequence[Person]) -> Iterator[Problem]:
    """Find what only shows beside other rows: the same person twice, a boss whom nobody knows."""
    named = {line.cells["handle"] for line in lines}
    handles = {*named, *(person.handle for person in people)}
    kept = {person.email.lower() for person in people if person.handle not in named}
    seen: dict[str, set[str]] = {"handle": set(), "email": kept}
    for line in lines:
        for column, values in seen.items():
            value = line.cells[column].lower()
            if value and value in values:
                yield line.problem(column, "repeated")
            values.add(value)
        for column in ("boss", "substitute"):
            if line.cells[column] and line.cells[column] not in handles:
                yield line.problem(column, "unknown_person")


def _person(line: Line, former: Person | None, language: str) -> Person:
    cells = line.cells
    return Person(
        handle=cells["handle"],
        name=cells["name"],
        email=cells["email"],
        area=next(iter(line.codes("area")), None),
        roles=frozenset(line.codes("roles")),
        boss=cells["boss"] or None,
        substitute=cells["substitute"] or None,
        language=cells["language"] or (former.language if former else language),
    )
