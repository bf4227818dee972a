"""Every clock that runs, waits or stands still for a Brief: whose it is, since when, until when (R1–R3, R13, §6).

Pure: dates only. What is said of them is made in `use_cases.due_dates`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from bot.core.brief import Brief
from bot.core.calendar import BusinessCalendar, Step
from bot.core.clocks import NOTICE_DAYS, Phase, channel_clock, day_zero
from bot.core.workflow import BriefState

APPROVAL_DAYS = 1
CORRECTION_DAYS = 1
ACCEPTANCE_DAYS = 3
DOUBT_DAYS = 1  # R13: one to raise it, one to answer it
REVIEW_HOURS = 4  # working hours until somebody takes the review


class Runs(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    EXPECTED = "expected"  # as if it began now
    PAUSED = "paused"  # another holds the matter; it begins anew afterwards


@dataclass(frozen=True)
class Deadline:
    """One clock: `code` names it, `party` holds it, `zero` is its day 0, `due` its last day (`days` business days)."""

    code: str
    party: str  # area | approver | leader | ocm | provider
    zero: date
    due: date
    days: int
    rule: str | None = None
    runs: Runs = Runs.RUNNING
    channel: str | None = None
    phases: tuple[Phase, ...] = ()

    def steps(self, calendar: BusinessCalendar) -> tuple[Step, ...]:
        """Return every day from the one after `zero` to `due`, counted or skipped."""
        return calendar.explain(self.zero, self.days)


@dataclass(frozen=True)
class Pause:
    """Days on which the area had the Brief back; `until` is None while it still has it."""

    since: datetime
    until: datetime | None


def deadlines(
    brief: Brief, now: datetime, calendar: BusinessCalendar, sent_at: datetime | None = None
) -> tuple[Deadline, ...]:
    """Return the clocks of a Brief as it stands, the one that runs first; `sent_at`: t0 of R2 and R3 if not its own."""
    sent_at = sent_at or brief.sent_at
    if brief.state in _WITH_PROVIDER and sent_at is not None:
        return tuple(replace(found, runs=Runs.RUNNING) for found in _channels(brief, sent_at, calendar))
    return tuple(found for make in _OF_STATE.get(brief.state, ()) for found in make(brief, now, calendar))


def deadline(
    code: str, party: str, moment: datetime, days: int, calendar: BusinessCalendar, *, rule: str | None = None
) -> Deadline:
    """Return a clock that begins at *moment*: what comes after closing time counts from the next business day."""
    zero = day_zero(moment, calendar)
    return Deadline(code, party, zero, calendar.add_business_days(zero, days), days, rule)


def review_due(brief: Brief, calendar: BusinessCalendar) -> datetime | None:
    """Return by when somebody should take the review, None where it is taken or not begun."""
    if brief.state is not BriefState.IN_REVIEW or brief.reviewer or brief.in_review_at is None:
        return None
    return calendar.add_working_hours(brief.in_review_at, REVIEW_HOURS)


def pauses(brief: Brief) -> tuple[Pause, ...]:
    """Return the spans between each return and the next version."""
    given_back = [held.at for held in brief.approvals if held.decision in ("returned", "refused")]
    sent = sorted(shot["at"] for shot in brief.snapshots)
    return tuple(Pause(at, next((again for again in sent if again > at), None)) for at in given_back)


Maker = Callable[[Brief, datetime, BusinessCalendar], Iterator[Deadline]]


def _start(runs: Runs) -> Maker:
    def make(brief: Brief, now: datetime, calendar: BusinessCalendar) -> Iterator[Deadline]:
        moment = (brief.in_review_at or now) if runs is Runs.RUNNING else now
        found = deadline("start", "area", moment, NOTICE_DAYS, calendar, rule="R1")
        yield Deadline(found.code, found.party, found.zero, found.due, found.days, found.rule, runs)

    return make


def _channels(brief: Brief, now: datetime, calendar: BusinessCalendar) -> Iterator[Deadline]:
    """Yield each channel's service level as if the package were sent now: none has begun before that."""
    zero = day_zero(now, calendar)
    for channel in brief.fields.get("channels") or ():
        phases, total, rule = channel_clock(channel, brief.fields.get("type") or "informative")
        end = calendar.add_business_days(zero, total)
        yield Deadline("channel", "provider", zero, end, total, rule, Runs.EXPECTED, channel, phases)


def _approvals(brief: Brief, now: datetime, calendar: BusinessCalendar) -> Iterator[Deadline]:
    yield deadline("approval", "approver", brief.submitted_at or now, APPROVAL_DAYS, calendar)


def _leader(brief: Brief, now: datetime, calendar: BusinessCalendar) -> Iterator[Deadline]:
    agreed = [held.at for held in brief.approvals if held.valid and held.decision == "approved"]
    since = max(agreed, default=brief.submitted_at or now)
    yield deadline("leader", "leader", since, APPROVAL_DAYS, calendar, rule="R4")


def _correction(brief: Brief, now: datetime, calendar: BusinessCalendar) -> Iterator[Deadline]:
    since = [pause.since for pause in pauses(brief) if pause.until is None]
    yield deadline("correction", "area", max(since, default=now), CORRECTION_DAYS, calendar)


def _acceptance(brief: Brief, now: datetime, calendar: BusinessCalendar) -> Iterator[Deadline]:
    yield deadline("acceptance", "area", brief.updated_at or now, ACCEPTANCE_DAYS, calendar)


_DRAFTING: tuple[Maker, ...] = (_start(Runs.EXPECTED), _channels)
_WITH_PROVIDER = frozenset({
    BriefState.SENT, BriefState.RECEIVED, BriefState.LOADED, BriefState.GO_LIVE_PENDING, BriefState.RUNNING,
    BriefState.PAUSED, BriefState.RESULTS_DELIVERED, BriefState.RESULTS_IN_REVIEW,
})  # fmt: skip
_OF_STATE: dict[BriefState, tuple[Maker, ...]] = {
    BriefState.DRAFT: _DRAFTING,
    BriefState.SENT_TO_AREA: (_acceptance,),
    BriefState.AWAITING_APPROVALS: (_approvals, _start(Runs.EXPECTED)),
    BriefState.AWAITING_LEADER: (_leader, _start(Runs.EXPECTED)),
    BriefState.RETURNED: (_correction, _start(Runs.PAUSED)),
    BriefState.IN_REVIEW: (_start(Runs.RUNNING), _channels),
    BriefState.APPROVED: (_start(Runs.RUNNING), _channels),
}
