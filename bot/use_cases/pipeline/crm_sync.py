"""The CRM's opportunities taken into ours, one way: what the CRM says of a value of its own counts.

Idempotent, so that any number of processes may do it; a note says when it was last done, so that one does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol

from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.import_plan import ImportPlan
from bot.core.pipeline.mapping import ImportMapping
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.spreadsheet import RowProblem, Sheet, read_rows
from bot.core.pipeline.stages import OPEN
from bot.core.replies import Receiver, Reply
from bot.core.text import say
from bot.use_cases.deals.desk import deal_button
from bot.use_cases.pipeline.taking import Imported, Reading, carry_out, note_import, rehearse, taking_of
from bot.use_cases.ports import Transactions, UnitOfWork, Wording
from bot.use_cases.receivers import address_of
from bot.use_cases.turn import Services

NOTES = ("crm", "sync")
"""Platform and kind of the note on the last sync."""


TOLD: Final = 5
"""Opportunities that are named in one message."""
FULL: Final = timedelta(days=1)
"""How long only what changed is read: companies and owners are renamed, and deals archived, without a trace."""
OVERLAP: Final = timedelta(minutes=10)
"""What is read again before the last time: a CRM's search knows of a change some time after it happened."""


@dataclass(frozen=True)
class CrmRows:
    """Opportunities as rows under a header of our column codes.

    *archived* are the keys of those that were put away there, told only where all is read; *foreign* are the amounts
    that were left out, by key, as they were said: in a currency that is not ours and that nobody converts.
    """

    rows: list[list[str]]
    archived: tuple[str, ...] = ()
    foreign: Mapping[str, str] = field(default_factory=dict)


class Crm(Protocol):
    """A CRM that is read."""

    @property
    def name(self) -> str:
        """Return what it is called."""
        ...

    async def read(self, since: datetime | None = None) -> CrmRows:
        """Return what changed *since* then (real time), or all it has. Raises `CrmUnavailable`."""
        ...


@dataclass(frozen=True)
class Synced:
    """What the CRM had, what that changes, and what was done of it."""

    sheet: Sheet
    plan: ImportPlan
    done: Imported
    archived: tuple[Opportunity, ...] = ()
    """Open here though archived there, and not told of before."""
    was_full: bool = True


@dataclass(frozen=True)
class Syncing:
    """What a sync is done with."""

    crm: Crm
    transactions: Transactions
    calendar: BusinessCalendar
    wording: Wording
    language: str = "es"
    mapping: ImportMapping = field(default_factory=ImportMapping)
    real_now: Callable[[], datetime] = lambda: datetime.now(UTC)

    async def sync(self, at: datetime, *, rehearses: bool = False, full: bool = False) -> Synced:
        """Take what changed in the CRM, or only tell what that would change; the same again changes nothing.

        All of it is read the first time, once a day, and where *full*.
        """
        began = self.real_now()
        since = await self.transactions.run(lambda uow: self._since(uow, began))
        found = await self.crm.read(None if full else since)
        is_full = full or since is None

        def take(uow: UnitOfWork) -> Synced:
            sheet, plan = self._planned(uow, found, at)
            archived, known = self._archived(uow, found)
            if rehearses:
                return Synced(sheet, plan, Imported(0, 0, 0), archived, is_full)
            done = carry_out(uow, plan)
            if plan.storing:
                digest = hashlib.sha256(json.dumps(found.rows).encode()).hexdigest()
                note_import(uow, done, by=self.crm.name, platform="crm", at=at, sha256=digest)
            news: dict[str, Any] = {"since": began.isoformat()}
            if is_full:
                news |= {"full_at": began.isoformat(), "archived": known}
            _note(uow, self.crm.name, began, **news)
            return Synced(sheet, plan, done, archived, is_full)

        return await self.transactions.run(take)

    def _since(self, uow: UnitOfWork, now: datetime) -> datetime | None:
        """Return from when on changes are to be read; None where all is."""
        last = uow.channel_notes.get(*NOTES, self.crm.name) or {}
        if "since" not in last or now - datetime.fromisoformat(last["full_at"]) >= FULL:
            return None
        return datetime.fromisoformat(last["since"]) - OVERLAP

    def _planned(self, uow: UnitOfWork, found: CrmRows, at: datetime) -> tuple[Sheet, ImportPlan]:
        reading = Reading(at, self.calendar, self.wording, self.language, self.mapping)
        sheet = read_rows(found.rows, taking_of(reading, uow.people.all()))
        foreign = tuple(
            RowProblem(row, "total_value", "other_currency", found.foreign[one.id])
            for row, one in zip(sheet.rows, sheet.opportunities, strict=True)
            if one.id in found.foreign
        )
        plan = rehearse(uow, sheet, at, keeps_empty=True)
        return sheet, replace(plan, doubts=(*plan.doubts, *foreign))

    def _archived(self, uow: UnitOfWork, found: CrmRows) -> tuple[tuple[Opportunity, ...], list[str]]:
        """Return what was archived there and is open here: what is new of it, and the keys of all."""
        told = (uow.channel_notes.get(*NOTES, self.crm.name) or {}).get("archived", [])
        kept = uow.opportunities.kept(list(found.archived))
        standing = [one for one in kept.values() if one.stage in OPEN]
        return tuple(one for one in standing if one.id not in told), [one.id for one in standing]


def take_turn(uow: UnitOfWork, crm: str, every: timedelta, now: datetime) -> bool:
    """Claim the next sync; False where another process did one not long ago. *now* is real time."""
    last = uow.channel_notes.get(*NOTES, crm)
    if last is not None and "at" in last and now - datetime.fromisoformat(last["at"]) < every:
        return False
    _note(uow, crm, now, at=now.isoformat())
    return True


def _note(uow: UnitOfWork, crm: str, now: datetime, **news: Any) -> None:
    uow.channel_notes.put(*NOTES, crm, {**(uow.channel_notes.get(*NOTES, crm) or {}), **news}, now)


def tell_archived(uow: UnitOfWork, services: Services, deals: Sequence[Opportunity], at: datetime) -> None:
    """Say in the room of sales what was archived in the CRM and is open here: people close it, nothing else does."""
    room = Receiver.room("sales_channel")
    address = address_of(uow, services.heard(), room)
    if not deals or address is None:
        return
    said = say("crm.archived", count=len(deals), clients=tuple(one.client for one in deals[:TOLD]))
    buttons = tuple(
        deal_button(say("button.see_deal", client=one.client), "deal_show", one) for one in deals[:TOLD]
    )
    key = f"crm_archived:{hashlib.sha256(' '.join(one.id for one in deals).encode()).hexdigest()[:32]}"
    uow.outbox.add(
        Reply(room, (said,), buttons=buttons), address=address, language=services.language, at=at, key=key
    )
