"""Opportunities in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.core.folding import fold
from bot.core.pipeline.filters import Dimension, OpportunityFilter, passes
from bot.core.pipeline.opportunity import Opportunity, plain
from bot.core.pipeline.totals import PipelineNames, Stamp, Stored, Totals
from bot.errors import StorageUnavailable
from storage.memory.state import Tables


class MemoryOpportunities:
    """Implements `ports.OpportunityRepository`."""

    def __init__(self, tables: Tables) -> None:
        self._rows = tables.opportunities

    def get(self, opportunity_id: str) -> Opportunity:
        """Return an opportunity. Raises `KeyError`."""
        return self._rows[opportunity_id]

    def put(self, opportunity: Opportunity) -> Opportunity:
        """Store it and return it with its next revision. Raises `StorageUnavailable` where another wrote."""
        before = self._rows.get(opportunity.id)
        if opportunity.revision != (before.revision if before else 0):
            raise StorageUnavailable(f"opportunity {opportunity.id} was written by another in between")
        return self._kept(replace(opportunity, revision=opportunity.revision + 1))

    def put_all(self, opportunities: Sequence[Opportunity]) -> Stored:
        """Add those whose id is new, replace those that differ from what is kept, leave the others alone."""
        counted = {"added": 0, "updated": 0, "unchanged": 0}
        for one in opportunities:
            counted[self._put_one(one)] += 1
        return Stored(**counted)

    def kept(self, ids: Sequence[str]) -> dict[str, Opportunity]:
        """Return by id those of these ids that there are."""
        return {id: self._rows[id] for id in ids if id in self._rows}

    def remove(self, opportunity_id: str) -> None:
        """Take away one that was registered by mistake."""
        self._rows.pop(opportunity_id, None)

    def of_client(self, client: str) -> list[Opportunity]:
        """Return a client's opportunities, oldest first, however its name is written."""
        return [one for one in self._rows.values() if fold(one.client) == fold(client)]

    def find(self, asked: OpportunityFilter, limit: int = 10) -> list[Opportunity]:
        """Return the opportunities that are meant, by closing date (those without one last)."""
        return sorted(self._meant(asked), key=lambda one: one.closing_date or date.max)[:limit]

    def totals(self, asked: OpportunityFilter, by: Dimension | None = None) -> list[Totals]:
        """Return the sums of those meant: one line, or one for each value of a dimension."""
        groups: dict[str | None, list[Opportunity]] = defaultdict(list)
        for one in self._meant(asked):
            groups[_key(one, by)].append(one)
        if by is None and not groups:
            return [Totals()]
        return [_sum(key, groups[key]) for key in sorted(groups, key=lambda key: (key is not None, key))]

    def names(self) -> PipelineNames:
        """Return every client, segment and owner there is."""
        rows = self._rows.values()
        return PipelineNames(
            tuple(sorted({one.client for one in rows})),
            tuple(sorted({one.segment for one in rows if one.segment is not None})),
            tuple(sorted({one.owner for one in rows if one.owner is not None})),
        )

    def stamp(self) -> Stamp:
        """Return the newest one's number and when one was last written."""
        moments = [one.updated_at for one in self._rows.values() if one.updated_at]
        return Stamp(len(self._rows), max(moments, default=None))

    def _meant(self, asked: OpportunityFilter) -> list[Opportunity]:
        return [one for one in self._rows.values() if passes(one, asked)]

    def _put_one(self, one: Opportunity) -> str:
        before = self._rows.get(one.id)
        if before is None:
            self._kept(replace(one, revision=1))
            return "added"
        kept = replace(one, file=before.file, revision=before.revision, updated_at=before.updated_at)
        if kept == before:
            return "unchanged"
        self._kept(replace(one, file=before.file, revision=before.revision + 1))
        return "updated"

    def _kept(self, one: Opportunity) -> Opportunity:
        self._rows[one.id] = one
        return one


def _key(one: Opportunity, by: Dimension | None) -> str | None:
    if by is None:
        return None
    if by is Dimension.MONTH:
        return f"{one.closing_date:%Y-%m}" if one.closing_date else None
    value: str | None = getattr(one, by.value)
    return fold(value) if by is Dimension.SEGMENT and value is not None else value


def _sum(key: str | None, some: Sequence[Opportunity]) -> Totals:
    return Totals(
        key,
        len(some),
        plain(round(sum(one.total or 0 for one in some), 2)),
        plain(round(sum(one.weighted or 0 for one in some), 2)),
    )
