"""What is owed on an opportunity: steps that others were given, and promises made to the client."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from bot.core.people import Person
from bot.core.pipeline.deal_file import Commitment, DealFile, Errand, Outcome

HELPERS: Final = ("presales", "alliances", "service_area")
"""Roles beside sales that can own a step (domain §7)."""


def helps(person: Person) -> bool:
    """Tell whether somebody may be given a step."""
    return any(person.has(role) for role in HELPERS)


def open_errands(file: DealFile, handle: str | None = None) -> Iterator[tuple[int, Errand]]:
    """Yield what is still to be done, by its place, of one person or of everybody."""
    for place, errand in enumerate(file.errands):
        if errand.outcome is None and handle in (None, errand.to):
            yield place, errand


def open_promises(file: DealFile) -> Iterator[tuple[int, Commitment]]:
    """Yield what was promised to the client and is not kept yet, by its place."""
    for place, promise in enumerate(file.commitments):
        if not promise.done:
            yield place, promise


def owed_by(file: DealFile) -> date | None:
    """Return the first day by which something is owed; the last of all days where it has none."""
    days = [errand.due for _, errand in open_errands(file)]
    days += [promise.due or date.max for _, promise in open_promises(file)]
    return min(days, default=None)


def ended(file: DealFile, place: int, outcome: Outcome, note: str | None = None) -> DealFile:
    """Return the record with an errand ended."""
    errands = list(file.errands)
    errands[place] = replace(errands[place], outcome=outcome.value, note=note)
    return replace(file, errands=tuple(errands))


def kept(file: DealFile, place: int) -> DealFile:
    """Return the record with a promise kept."""
    promises = list(file.commitments)
    promises[place] = replace(promises[place], done=True)
    return replace(file, commitments=tuple(promises))


def dated(file: DealFile, place: int, due: date) -> DealFile:
    """Return the record with a promise put off, or given its day."""
    promises = list(file.commitments)
    promises[place] = replace(promises[place], due=due)
    return replace(file, commitments=tuple(promises))
