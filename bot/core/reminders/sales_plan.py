"""When a person is reminded of sales: one matter a kind, planned from who they are and what they want (domain §7).

A daily kind looks every business day; what it says follows from days that were passed since it last looked
(`windows`), so that nothing is said twice and nothing is lost to an outage. A row is a person's, never a deal's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.core.calendar import ONE_DAY, BusinessCalendar
from bot.core.goals import month_after, month_before
from bot.core.people import Person
from bot.core.pipeline.owed import HELPERS
from bot.core.pipeline.settings import SalesSettings
from bot.core.reminders.rows import Matter, Planned, Stage, What
from bot.core.reminders.wishes import SalesKind, Wishes
from bot.core.replies import Receiver

K = SalesKind
USUAL: Final[dict[str, frozenset[SalesKind]]] = {
    "sales": frozenset({K.STALLED, K.CLOSING, K.NEXT_STEP, K.COMPLIANCE, K.DIGEST}),
    "sales_lead": frozenset({K.STALLED, K.CLOSING, K.GATES, K.DIGEST, K.INDICATOR, K.CONVERSION}),
    "general_direction": frozenset({K.GATES, K.INDICATOR, K.CONVERSION}),
    "compliance": frozenset({K.GATES, K.COMPLIANCE}),
    "leader": frozenset({K.GOAL_REPORT}),
    **dict.fromkeys(HELPERS, frozenset({K.NEXT_STEP})),
}
"""What each role hears of unless it says otherwise."""
POSSIBLE: Final[dict[str, frozenset[SalesKind]]] = {
    "sales": USUAL["sales"] | {K.INDICATOR, K.CONVERSION},
    "sales_lead": frozenset(K) - {K.GOAL_REPORT},
    "general_direction": frozenset(K) - {K.NEXT_STEP},
    "compliance": USUAL["compliance"],
    "leader": USUAL["leader"],
    "analyst": USUAL["leader"],
    **dict.fromkeys(HELPERS, frozenset({K.NEXT_STEP})),
}
"""What each role may hear of."""
DAILY: Final = (K.STALLED, K.CLOSING, K.NEXT_STEP, K.COMPLIANCE, K.GATES)
REPORT_DAYS: Final = (0, 2, 4)
"""Business days after the first of a month on which a report that is missing is asked for."""
QUARTER: Final = 3


def possible_kinds(person: Person) -> tuple[SalesKind, ...]:
    """Return the kinds that somebody may hear of, in their order."""
    return tuple(kind for kind in SalesKind if any(kind in POSSIBLE.get(role, ()) for role in person.roles))


def wanted_kinds(person: Person, wishes: Wishes) -> tuple[SalesKind, ...]:
    """Return the kinds that somebody hears of."""
    usual = {kind for role in person.roles for kind in USUAL.get(role, ())}
    return tuple(
        kind
        for kind in possible_kinds(person)
        if kind in wishes.on or (kind in usual and kind not in wishes.off)
    )


def sales_subject(handle: str) -> str:
    """Return the subject of a person's reminders of sales."""
    return f"sales:{handle}"


def kind_of(matter: Matter) -> SalesKind:
    """Return the kind of a matter of sales."""
    return SalesKind(matter.removeprefix("sales_"))


def is_sales(matter: Matter) -> bool:
    """Tell whether a matter is of sales."""
    return matter.startswith("sales_")


def sales_plan(
    person: Person, wishes: Wishes, settings: SalesSettings, now: datetime, calendar: BusinessCalendar
) -> tuple[Planned, ...]:
    """Return the plan of a person: of each kind the last moment that has come and the next."""
    return tuple(
        Planned(sales_subject(person.handle), Matter(f"sales_{kind}"), Receiver.person(person.handle),
                stages[0].at, stages)
        for kind in wanted_kinds(person, wishes)
        if (stages := _stages(kind, wishes, settings, now, calendar))
    )  # fmt: skip


def _stages(
    kind: SalesKind, wishes: Wishes, settings: SalesSettings, now: datetime, calendar: BusinessCalendar
) -> tuple[Stage, ...]:
    at = wishes.at or calendar.opens
    if kind is K.DIGEST:
        weekday = settings.digest_weekday if wishes.digest_weekday is None else wishes.digest_weekday
        days, at = _weekly(weekday), wishes.digest_at or settings.digest_at
    else:
        days = _DAYS.get(kind, _daily)
    moments = sorted({_moment(day, at, calendar) for day in days(now.date(), calendar)})
    passed = [moment for moment in moments if moment <= now][-1:]
    coming = [moment for moment in moments if moment > now][:1]
    return tuple(Stage(What.REMIND, moment) for moment in (*passed, *coming))


def _moment(day: date, at: time, calendar: BusinessCalendar) -> datetime:
    return calendar.next_working_moment(calendar.at(day, at))


Days = Callable[[date, BusinessCalendar], Iterator[date]]


def _daily(today: date, calendar: BusinessCalendar) -> Iterator[date]:
    yield calendar.add_business_days(today + ONE_DAY, -1)
    yield calendar.add_business_days(today, -1)
    yield calendar.next_business_day(today)


def _weekly(weekday: int) -> Days:
    def days(today: date, calendar: BusinessCalendar) -> Iterator[date]:
        this = today - timedelta(days=(today.weekday() - weekday) % 7)
        for weeks in (-1, 0, 1):
            yield calendar.business_day_on_or_after(this + timedelta(weeks=weeks))

    return days


def _monthly(today: date, calendar: BusinessCalendar) -> Iterator[date]:
    for month in _around(today):
        yield calendar.business_day_on_or_after(month)


def _reports(today: date, calendar: BusinessCalendar) -> Iterator[date]:
    for month in _around(today):
        first = calendar.business_day_on_or_after(month)
        for days in REPORT_DAYS:
            yield calendar.add_business_days(first, days)


def _quarterly(today: date, calendar: BusinessCalendar) -> Iterator[date]:
    this = quarter_of(today)
    before = this
    for _ in range(QUARTER):
        before = month_before(before)
    after = this
    for _ in range(QUARTER):
        after = month_after(after)
    for month in (before, this, after):
        yield calendar.business_day_on_or_after(month)


_DAYS: Final[dict[SalesKind, Days]] = {
    K.INDICATOR: _monthly,
    K.CONVERSION: _quarterly,
    K.GOAL_REPORT: _reports,
}


def quarter_of(day: date) -> date:
    """Return the first day of a day's quarter."""
    return date(day.year, day.month - (day.month - 1) % QUARTER, 1)


def _around(today: date) -> tuple[date, date, date]:
    month = today.replace(day=1)
    return month_before(month), month, month_after(month)
