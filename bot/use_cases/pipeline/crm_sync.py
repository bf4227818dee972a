"""The CRM's opportunities taken into ours, one way: what the CRM says of a value of its own counts.

Idempotent, so that any number of processes may do it; a note says when it was last done, so that one does.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.import_plan import ImportPlan
from bot.core.pipeline.mapping import ImportMapping
from bot.core.pipeline.spreadsheet import Sheet, read_rows
from bot.use_cases.pipeline.taking import Imported, Reading, carry_out, note_import, rehearse, taking_of
from bot.use_cases.ports import Transactions, UnitOfWork, Wording

NOTES = ("crm", "sync")
"""Platform and kind of the note on the last sync."""


class Crm(Protocol):
    """A CRM that is read."""

    @property
    def name(self) -> str:
        """Return what it is called."""
        ...

    async def rows(self) -> list[list[str]]:
        """Return its opportunities as rows under a header of our column codes. Raises `CrmUnavailable`."""
        ...


@dataclass(frozen=True)
class Synced:
    """What the CRM had, what that changes, and what was done of it."""

    sheet: Sheet
    plan: ImportPlan
    done: Imported


@dataclass(frozen=True)
class Syncing:
    """What a sync is done with."""

    crm: Crm
    transactions: Transactions
    calendar: BusinessCalendar
    wording: Wording
    language: str = "es"
    mapping: ImportMapping = field(default_factory=ImportMapping)

    async def sync(self, at: datetime, *, rehearses: bool = False) -> Synced:
        """Take what the CRM has, or only tell what that would change; the same again changes nothing."""
        rows = await self.crm.rows()

        def take(uow: UnitOfWork) -> Synced:
            sheet, plan = self._planned(uow, rows, at)
            done = Imported(0, 0, 0) if rehearses else carry_out(uow, plan)
            if plan.storing and not rehearses:
                digest = hashlib.sha256(json.dumps(rows).encode()).hexdigest()
                note_import(uow, done, by=self.crm.name, platform="crm", at=at, sha256=digest)
            return Synced(sheet, plan, done)

        return await self.transactions.run(take)

    def _planned(self, uow: UnitOfWork, rows: list[list[str]], at: datetime) -> tuple[Sheet, ImportPlan]:
        reading = Reading(at, self.calendar, self.wording, self.language, self.mapping)
        sheet = read_rows(rows, taking_of(reading, uow.people.all()))
        return sheet, rehearse(uow, sheet, at)


def take_turn(uow: UnitOfWork, crm: str, every: timedelta, now: datetime) -> bool:
    """Claim the next sync; False where another process did one not long ago. *now* is real time."""
    last = uow.channel_notes.get(*NOTES, crm)
    if last is not None and now - datetime.fromisoformat(last["at"]) < every:
        return False
    uow.channel_notes.put(*NOTES, crm, {"at": now.isoformat()}, now)
    return True
