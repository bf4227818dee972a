"""What is planned and what is kept of it: a plan follows from the matter's state, a row remembers what was said.

A row's `due_at` is when to look, not what to say: the plan is made again from the matter as it stands,
so a row can be early or out of date but never wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.calendar import BusinessCalendar
from bot.core.replies import Receiver


class Matter(StrEnum):
    """What a reminder is about; each receiver hears of one at most once a day, unless they ask for more."""

    DRAFT = "draft"
    RETURNED = "returned"
    APPROVAL = "approval"
    ESCALATION = "escalation"  # the requester is told that somebody else was asked too
    REVIEW = "review"
    HUMAN = "human"
    PHASE = "phase"
    DOUBT = "doubt"
    ACCEPTANCE = "acceptance"
    SALES_STALLED = "sales_stalled"
    SALES_CLOSING = "sales_closing"
    SALES_NEXT_STEP = "sales_next_step"
    SALES_COMPLIANCE = "sales_compliance"
    SALES_GATES = "sales_gates"
    SALES_DIGEST = "sales_digest"
    SALES_INDICATOR = "sales_indicator"
    SALES_CONVERSION = "sales_conversion"
    SALES_GOAL_REPORT = "sales_goal_report"


class What(StrEnum):
    """What happens at a stage."""

    REMIND = "remind"
    NUDGE = "nudge"  # once for each draft
    NOTICE = "notice"
    EXPIRE = "expire"
    ESCALATE = "escalate"
    TELL = "tell"


ONCE = frozenset({What.NUDGE})
FIRM = frozenset({What.NOTICE, What.EXPIRE, What.ESCALATE, What.TELL})
"""Not put off by a snooze: they say what happens whether one looks or not."""


@dataclass(frozen=True)
class Stage:
    """One moment of a plan, in working time."""

    what: What
    at: datetime


@dataclass(frozen=True)
class Planned:
    """All reminders of one matter to one receiver while the matter stands as it does.

    `subject` is `brief:ID` or `human:ID`; `since` is when this state of the matter began; after the last
    stage nothing more is said.
    """

    subject: str
    matter: Matter
    receiver: Receiver
    since: datetime
    stages: tuple[Stage, ...]
    role: str = ""
    version: int = 0  # another version is another matter

    @property
    def key(self) -> str:
        """Return what makes the row unique."""
        about = f"{self.matter}.{self.role}.{self.version}"
        return f"{self.subject}:{about}:{self.receiver.kind}:{self.receiver.name}"


@dataclass(frozen=True)
class Reminder:
    """A row: when to look at the matter again (None: never), and what this receiver has heard of it."""

    key: str
    subject: str
    receiver: Receiver
    due_at: datetime | None = None
    last_at: datetime | None = None  # when something was last said
    said_once: tuple[str, ...] = ()
    snoozed_until: datetime | None = None

    @classmethod
    def of(cls, planned: Planned) -> Reminder:
        """Return the row of a matter of which nothing was said yet."""
        return cls(planned.key, planned.subject, planned.receiver)


def due_stage(planned: Planned, row: Reminder, now: datetime, calendar: BusinessCalendar) -> Stage | None:
    """Return what is to be said now: of everything missed only the newest; None where nothing is due."""
    passed = [stage for stage in _unsaid(planned, row, calendar) if stage.at <= now]
    if row.snoozed_until is None:
        return passed[-1] if passed else None
    if now < row.snoozed_until:
        firm = [stage for stage in passed if stage.what in FIRM]
        return firm[-1] if firm else None
    return replace(passed[-1], at=row.snoozed_until) if passed else Stage(What.REMIND, row.snoozed_until)


def next_due(planned: Planned, row: Reminder, calendar: BusinessCalendar) -> datetime | None:
    """Return when to look again, None where nothing more will be said of the matter as it stands."""
    unsaid = _unsaid(planned, row, calendar)
    if row.snoozed_until is not None:
        unsaid = [stage for stage in unsaid if stage.what in FIRM or stage.at >= row.snoozed_until]
    moments = [stage.at for stage in unsaid]
    if row.snoozed_until is not None:
        moments.append(calendar.next_working_moment(row.snoozed_until))
    return min(moments, default=None)


def after(stage: Stage, row: Reminder, now: datetime) -> Reminder:
    """Return the row once that stage was said; a snooze whose time has come is over."""
    once = (*row.said_once, stage.what.value) if stage.what in ONCE else row.said_once
    snoozed = row.snoozed_until if row.snoozed_until is not None and now < row.snoozed_until else None
    return replace(row, last_at=now, said_once=once, snoozed_until=snoozed)


def expires_at(planned: Planned, last_notice: datetime, calendar: BusinessCalendar) -> datetime:
    """Return when a draft expires whose last notice is given at *last_notice*: never sooner after it than planned."""
    notice, expiry = planned.stages[-2], planned.stages[-1]
    spared: timedelta = expiry.at - notice.at
    return calendar.next_working_moment(max(expiry.at, last_notice + spared))


def _unsaid(planned: Planned, row: Reminder, calendar: BusinessCalendar) -> list[Stage]:
    last = row.last_at
    stages = [stage for stage in planned.stages if not (stage.what in ONCE and stage.what in row.said_once)]
    if stages and stages[-1].what is What.EXPIRE:
        stages = _kindly(planned, stages, last, calendar)
    return [stage for stage in stages if last is None or stage.at > last]


def _kindly(
    planned: Planned, stages: list[Stage], last: datetime | None, calendar: BusinessCalendar
) -> list[Stage]:
    """Return the stages without the expiry until its last notice was given, however late that was."""
    if last is None or last < planned.stages[-2].at:
        return stages[:-1]
    return [*stages[:-1], Stage(What.EXPIRE, expires_at(planned, last, calendar))]
