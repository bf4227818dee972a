"""The phases of R2 and R3, doubts (R13) and the area's acceptance: warned before, on the day, and once overdue (§6).

Each is told to the party that holds the clock and to the OCM; the institution's own phases to the OCM alone. Of the
channels of one Brief the phase that is due first speaks for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from bot.core.brief import Brief
from bot.core.calendar import BusinessCalendar
from bot.core.clocks import channel_clock, day_zero
from bot.core.deadlines import ACCEPTANCE_DAYS, DOUBT_DAYS
from bot.core.reminders.rows import Matter, Planned, Stage, What
from bot.core.replies import Receiver
from bot.core.workflow import BriefState

S = BriefState
OCM: Final = Receiver.room("ocm_channel")
PROVIDER: Final = Receiver.room("provider_channel")
AROUND: Final = (-1, 0, 1, 2, 3)
"""Business days from the due day on which it is said: the day before, on it, and three times once overdue."""
NOT_OVER: Final[dict[str, frozenset[BriefState]]] = {
    "hand_over": frozenset({S.SENT}),
    "implementation": frozenset({S.SENT, S.RECEIVED}),
    "go_live": frozenset({S.SENT, S.RECEIVED, S.LOADED, S.GO_LIVE_PENDING}),
    "reports": frozenset({
        S.SENT, S.RECEIVED, S.LOADED, S.GO_LIVE_PENDING, S.RUNNING, S.PAUSED,
    }),
    "close": frozenset({
        S.SENT, S.RECEIVED, S.LOADED, S.GO_LIVE_PENDING, S.RUNNING, S.PAUSED, S.RESULTS_DELIVERED, S.RESULTS_IN_REVIEW,
    }),
}  # fmt: skip
"""The states in which each phase is not over yet."""


@dataclass(frozen=True)
class RunningPhase:
    """The phase that runs now: whose it is, until when, and by which rule; *channels* it is due first for."""

    code: str
    party: str
    due: date
    rule: str
    channels: tuple[str, ...]


def running_phase(brief: Brief, calendar: BusinessCalendar) -> RunningPhase | None:
    """Return the phase that a sent Brief is in; None before it is sent and after its last."""
    if brief.sent_at is None:
        return None
    zero = day_zero(brief.sent_at, calendar)
    found: list[RunningPhase] = []
    for channel in brief.fields.get("channels") or ():
        phases, _, rule = channel_clock(channel, brief.fields.get("type") or "informative")
        spent = 0
        for phase in phases:
            spent += phase.days
            if brief.state in NOT_OVER[phase.code]:
                due = calendar.add_business_days(zero, spent)
                found.append(RunningPhase(phase.code, phase.party, due, rule, (channel,)))
                break
    if not found:
        return None
    first = min(found, key=lambda one: one.due)
    channels = tuple(one.channels[0] for one in found if (one.code, one.due) == (first.code, first.due))
    return RunningPhase(first.code, first.party, first.due, first.rule, channels)


def phase_reminders(brief: Brief, now: datetime, calendar: BusinessCalendar) -> Iterator[Planned]:
    """Yield the plan of the phase that runs, to whoever holds it and to the OCM."""
    phase = running_phase(brief, calendar)
    if phase is None or brief.sent_at is None:
        return
    stages = _around(phase.due, calendar)
    for receiver in (PROVIDER, OCM) if phase.party == "provider" else (OCM,):
        yield Planned(
            f"brief:{brief.id}", Matter.PHASE, receiver, brief.sent_at, stages, phase.code, brief.version
        )


def doubt_reminders(brief: Brief, calendar: BusinessCalendar) -> Iterator[Planned]:
    """Yield the plan of each doubt that waits for the area's answer (R13), to the area and to the OCM."""
    for doubt in brief.doubts:
        if doubt.answered_at is None:
            stages = _around(doubt_due(doubt.raised_at, calendar), calendar)[1:]
            for receiver in (Receiver.person(brief.requester), OCM):
                yield Planned(
                    f"brief:{brief.id}",
                    Matter.DOUBT,
                    receiver,
                    doubt.raised_at,
                    stages,
                    doubt.id,
                    brief.version,
                )


def acceptance_reminders(brief: Brief, now: datetime, calendar: BusinessCalendar) -> Iterator[Planned]:
    """Yield the plan of results that wait for the area's acceptance."""
    since = brief.updated_at or now
    stages = _around(acceptance_due(brief, now, calendar), calendar)
    yield Planned(
        f"brief:{brief.id}",
        Matter.ACCEPTANCE,
        Receiver.person(brief.requester),
        since,
        stages,
        "",
        brief.version,
    )


def doubt_due(raised_at: datetime, calendar: BusinessCalendar) -> date:
    """Return by when the area answers a doubt (R13)."""
    return calendar.add_business_days(day_zero(raised_at, calendar), DOUBT_DAYS)


def acceptance_due(brief: Brief, now: datetime, calendar: BusinessCalendar) -> date:
    """Return by when the area accepts the results, or objects."""
    return calendar.add_business_days(day_zero(brief.updated_at or now, calendar), ACCEPTANCE_DAYS)


def _around(due: date, calendar: BusinessCalendar) -> tuple[Stage, ...]:
    days = (calendar.add_business_days(due, offset) for offset in AROUND)
    return tuple(Stage(What.REMIND, calendar.at(day, calendar.opens)) for day in days)
