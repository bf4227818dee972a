"""Which reminders a matter calls for as it stands (domain §5, §6): the whole plan, from its state alone.

Day n opens n business days after day 0, as deadlines are counted: what is due on a day is said in its
morning. Every list ends: an approver hears five times, and from the second business day on somebody else
is asked too; a review, a returned Brief and a request for help are said three times; then it is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.brief import Brief
from bot.core.calendar import BusinessCalendar
from bot.core.clocks import day_zero
from bot.core.deadlines import review_due
from bot.core.help_matters import HelpMatter
from bot.core.people import Person
from bot.core.reminders.phases import acceptance_reminders, doubt_reminders, phase_reminders
from bot.core.reminders.rows import Matter, Planned, Stage, What
from bot.core.replies import Receiver
from bot.core.workflow import BriefState

APPROVAL_DAYS = (1, 2, 3, 4, 5)
ESCALATION_DAY = 2
RETURNED_DAYS = (1, 3, 5)
LATER_DAYS = (1, 2)  # after the first reminder of a review or of a request for help
NOTICE_AGES = (20, 28)  # days
EXPIRY_AGE = 30
ANSWER_HOURS = 4  # working hours within which somebody answers a request for help
OCM = Receiver.room("ocm_channel")


@dataclass(frozen=True)
class Deciders:
    """Whose decision is waited for in one role, and who else may be asked when it does not come."""

    role: str
    people: tuple[Person, ...]
    stand_ins: tuple[Person, ...] = ()

    @property
    def are_away(self) -> bool:
        """Tell whether none of them is there to decide."""
        return not any(person.active for person in self.people)

    @property
    def escalation_day(self) -> int:
        """Return the business day on which the stand-ins are asked: a day earlier where nobody is there."""
        return ESCALATION_DAY - 1 if self.are_away else ESCALATION_DAY


def due_reminders(
    brief: Brief, now: datetime, calendar: BusinessCalendar, people: Sequence[Deciders]
) -> tuple[Planned, ...]:
    """Return the plan of a Brief: *people* decide on it in its present state, the roles still missing."""
    make = _OF_STATE.get(brief.state)
    return (
        *(make(brief, now, calendar, people) if make else ()),
        *phase_reminders(brief, now, calendar),
        *doubt_reminders(brief, calendar),
    )


def help_reminders(matter: HelpMatter, calendar: BusinessCalendar) -> tuple[Planned, ...]:
    """Return the plan of a request for a person: until somebody takes it (§6)."""
    if matter.taken_by is not None or matter.closed_at is not None:
        return ()
    first = calendar.add_working_hours(matter.opened_at, ANSWER_HOURS)
    stages = _from_first(first, calendar)
    return (Planned(f"human:{matter.id}", Matter.HUMAN, OCM, matter.opened_at, stages),)


Maker = Callable[[Brief, datetime, BusinessCalendar, Sequence[Deciders]], Iterator[Planned]]


def subject_of(brief: Brief) -> str:
    """Return the subject of a Brief's reminders."""
    return f"brief:{brief.id}"


def _draft(
    brief: Brief, now: datetime, calendar: BusinessCalendar, people: Sequence[Deciders]
) -> Iterator[Planned]:
    since = _local(brief.updated_at or brief.created_at, calendar)
    stages = (
        Stage(What.NUDGE, _opening(since, 1, calendar)),
        *(Stage(What.NOTICE, _aged(since, days, calendar)) for days in NOTICE_AGES),
        Stage(What.EXPIRE, _aged(since, EXPIRY_AGE, calendar)),
    )
    yield _for_requester(brief, Matter.DRAFT, since, stages)


def _returned(
    brief: Brief, now: datetime, calendar: BusinessCalendar, people: Sequence[Deciders]
) -> Iterator[Planned]:
    since = _local(brief.updated_at or now, calendar)
    stages = tuple(Stage(What.REMIND, _opening(since, day, calendar)) for day in RETURNED_DAYS)
    yield _for_requester(brief, Matter.RETURNED, since, stages)


def _review(
    brief: Brief, now: datetime, calendar: BusinessCalendar, people: Sequence[Deciders]
) -> Iterator[Planned]:
    first = review_due(brief, calendar)
    if first is not None and brief.in_review_at is not None:
        stages = _from_first(first, calendar)
        yield Planned(
            subject_of(brief), Matter.REVIEW, OCM, brief.in_review_at, stages, "analyst", brief.version
        )


def _approvals(
    brief: Brief, now: datetime, calendar: BusinessCalendar, people: Sequence[Deciders]
) -> Iterator[Planned]:
    since = _local(waiting_since(brief) or now, calendar)
    for deciders in people:
        daily = tuple((day, _opening(since, day, calendar)) for day in APPROVAL_DAYS)
        asked = tuple(Stage(What.REMIND, at) for _, at in daily)
        escalated = tuple(
            Stage(What.ESCALATE if day == deciders.escalation_day else What.REMIND, at)
            for day, at in daily
            if day >= deciders.escalation_day
        )
        for person in deciders.people:
            if person.active:
                yield _for_decider(brief, deciders.role, person, since, asked)
        for person in deciders.stand_ins:
            yield _for_decider(brief, deciders.role, person, since, escalated)
        if deciders.stand_ins:
            told = (Stage(What.TELL, escalated[0].at),)
            yield _for_requester(brief, Matter.ESCALATION, since, told, deciders.role)


def _acceptance(
    brief: Brief, now: datetime, calendar: BusinessCalendar, people: Sequence[Deciders]
) -> Iterator[Planned]:
    return acceptance_reminders(brief, now, calendar)


def waiting_since(brief: Brief) -> datetime | None:
    """Return since when the present decision is waited for: the leader's, since the last approval before it."""
    if brief.state is not BriefState.AWAITING_LEADER:
        return brief.submitted_at
    agreed = [held.at for held in brief.approvals if held.valid and held.decision == "approved"]
    moments = [at for at in (*agreed, brief.submitted_at) if at is not None]
    return max(moments, default=None)


def _for_requester(
    brief: Brief, matter: Matter, since: datetime, stages: tuple[Stage, ...], role: str = ""
) -> Planned:
    receiver = Receiver.person(brief.requester)
    return Planned(subject_of(brief), matter, receiver, since, stages, role, brief.version)


def _for_decider(
    brief: Brief, role: str, person: Person, since: datetime, stages: tuple[Stage, ...]
) -> Planned:
    return Planned(
        subject_of(brief), Matter.APPROVAL, Receiver.person(person.handle), since, stages,
        role, brief.version,
    )  # fmt: skip


def _from_first(first: datetime, calendar: BusinessCalendar) -> tuple[Stage, ...]:
    """Return a reminder at *first*, in working time, and in the mornings after it."""
    at = calendar.next_working_moment(first)
    later = (calendar.add_business_days(at.date(), day) for day in LATER_DAYS)
    mornings = (calendar.at(day, calendar.opens) for day in later)
    return tuple(Stage(What.REMIND, moment) for moment in (at, *mornings))


def _opening(since: datetime, days: int, calendar: BusinessCalendar) -> datetime:
    """Return the opening of the business day that many after day 0 (R1's way of counting)."""
    day = calendar.add_business_days(day_zero(since, calendar), days)
    return calendar.at(day, calendar.opens)


def _aged(since: datetime, days: int, calendar: BusinessCalendar) -> datetime:
    """Return the opening of the day that many days later, or of the next business day."""
    return calendar.next_working_moment(calendar.at(since.date() + timedelta(days=days), calendar.opens))


def _local(moment: datetime, calendar: BusinessCalendar) -> datetime:
    return moment.astimezone(ZoneInfo(calendar.timezone))


_OF_STATE: dict[BriefState, Maker] = {
    BriefState.DRAFT: _draft,
    BriefState.RETURNED: _returned,
    BriefState.AWAITING_APPROVALS: _approvals,
    BriefState.AWAITING_LEADER: _approvals,
    BriefState.IN_REVIEW: _review,
    BriefState.SENT_TO_AREA: _acceptance,
}
