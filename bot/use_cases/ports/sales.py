"""Opportunities and goals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from bot.core.goals import Goal
from bot.core.pipeline.filters import Dimension, OpportunityFilter
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.totals import PipelineNames, Stamp, Stored, Totals


class OpportunityRepository(Protocol):
    """Opportunities, guarded by their revision."""

    def get(self, opportunity_id: str) -> Opportunity:
        """Return an opportunity. Raises `KeyError`."""
        ...

    def put(self, opportunity: Opportunity) -> Opportunity:
        """Store it and return it with its next revision. Raises `StorageUnavailable` where another wrote."""
        ...

    def put_all(self, opportunities: Sequence[Opportunity]) -> Stored:
        """Add those whose id is new, replace those that differ from what is kept, leave the others alone."""
        ...

    def kept(self, ids: Sequence[str]) -> dict[str, Opportunity]:
        """Return by id those of these ids that there are."""
        ...

    def remove(self, opportunity_id: str) -> None:
        """Take away one that was registered by mistake; what happened to it stays in the events."""
        ...

    def of_client(self, client: str) -> list[Opportunity]:
        """Return a client's opportunities, oldest first, however its name is written."""
        ...

    def find(self, asked: OpportunityFilter, limit: int = 10) -> list[Opportunity]:
        """Return the opportunities that are meant, by closing date (those without one last)."""
        ...

    def totals(self, asked: OpportunityFilter, by: Dimension | None = None) -> list[Totals]:
        """Return the sums of those meant: one line, or one for each value of a dimension (segments folded)."""
        ...

    def names(self) -> PipelineNames:
        """Return every client, segment and owner there is."""
        ...

    def stamp(self) -> Stamp:
        """Return the newest one's number and when one was last written."""
        ...


class GoalRepository(Protocol):
    """Goals by kind, scope and month (its first day)."""

    def get(self, kind: str, scope: str, month: date) -> Goal | None:
        """Return the goal of a month."""
        ...

    def between(self, kind: str, first: date, last: date) -> list[Goal]:
        """Return the goals of a kind in those months, both included, by month, then by scope."""
        ...

    def put(self, goal: Goal) -> None:
        """Store a goal."""
        ...

    def remove(self, kind: str, scope: str, month: date) -> None:
        """Take a goal away."""
        ...
