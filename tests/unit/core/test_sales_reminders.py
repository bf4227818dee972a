"""When sales reminders come, and which days each look speaks of."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import BusinessCalendar
from bot.core.people import Person
from bot.core.pipeline.filters import PeriodField, stalled_since
from bot.core.pipeline.settings import SalesSettings
from bot.core.pipeline.stages import STALLED_AFTER
from bot.core.reminders.rows import Matter, Planned
from bot.core.reminders.sales_plan import possible_kinds, quarter_of, sales_plan, wanted_kinds
from bot.core.reminders.windows import CLOSING, STALLED_AGAIN, is_within, stalled_windows, windows
from bot.core.reminders.wishes import SalesKind, Wishes

BOGOTA = ZoneInfo("America/Bogota")
NOW = datetime(2026, 11, 24, 9, tzinfo=BOGOTA)
CALENDAR = BusinessCalendar()
MONDAY = date(2026, 10, 5)


def person(*roles: str) -> Person:
    return Person("ana", "Ana", "ana@x.co", None, frozenset(roles))


def planned(kind: SalesKind, wishes: Wishes = Wishes("ana"), now: datetime = NOW) -> Planned:
    plans = sales_plan(person("sales_lead", "leader"), wishes, SalesSettings(), now, CALENDAR)
    return next(one for one in plans if one.matter is Matter(f"sales_{kind}"))


def moments(kind: SalesKind, wishes: Wishes = Wishes("ana"), now: datetime = NOW) -> list[str]:
    return [f"{stage.at:%Y-%m-%d %H:%M}" for stage in planned(kind, wishes, now).stages]


def test_a_daily_kind_looks_every_business_morning() -> None:
    assert moments(SalesKind.STALLED) == ["2026-11-24 08:00", "2026-11-25 08:00"]


def test_over_a_weekend_with_a_holiday_the_next_look_is_on_the_tuesday() -> None:
    friday_night = datetime(2026, 11, 13, 22, tzinfo=BOGOTA)

    assert moments(SalesKind.STALLED, now=friday_night) == ["2026-11-13 08:00", "2026-11-17 08:00"]


def test_each_person_chooses_the_time_of_day_within_working_time() -> None:
    assert moments(SalesKind.STALLED, Wishes("ana", at=time(10, 30)))[0] == "2026-11-23 10:30"
    assert moments(SalesKind.STALLED, Wishes("ana", at=time(22)))[0] == "2026-11-24 08:00"


def test_the_digest_comes_on_its_weekday_or_the_business_day_after() -> None:
    assert moments(SalesKind.DIGEST) == ["2026-11-23 08:00", "2026-11-30 08:00"]
    assert moments(SalesKind.DIGEST, now=datetime(2026, 11, 12, 9, tzinfo=BOGOTA))[1] == "2026-11-17 08:00"
    assert (
        moments(SalesKind.DIGEST, Wishes("ana", digest_weekday=3, digest_at=time(15)))[1]
        == "2026-11-26 15:00"
    )


def test_the_indicator_comes_on_the_first_business_day_of_the_month() -> None:
    assert moments(SalesKind.INDICATOR) == ["2026-11-03 08:00", "2026-12-01 08:00"]


def test_the_conversion_comes_on_the_first_business_day_of_the_quarter() -> None:
    assert moments(SalesKind.CONVERSION) == ["2026-10-01 08:00", "2027-01-04 08:00"]
    assert quarter_of(date(2026, 12, 31)) == date(2026, 10, 1)


def test_a_missing_report_is_asked_for_three_times() -> None:
    assert moments(SalesKind.GOAL_REPORT) == ["2026-11-09 08:00", "2026-12-01 08:00"]


@pytest.mark.parametrize(
    ("roles", "wishes", "expected"),
    [
        (("sales",), Wishes("a"), {"stalled", "closing", "next_step", "compliance", "digest"}),
        (("general_direction",), Wishes("a"), {"gates", "indicator", "conversion"}),
        (("general_direction",), Wishes("a").also("digest"), {"gates", "indicator", "conversion", "digest"}),
        (("sales",), Wishes("a").without("stalled", "digest"), {"closing", "next_step", "compliance"}),
        (("sales",), Wishes("a").also("gates"), {"stalled", "closing", "next_step", "compliance", "digest"}),
        (("requester",), Wishes("a"), set()),
        (("leader",), Wishes("a"), {"goal_report"}),
    ],
)
def test_each_role_hears_of_its_kinds_and_of_those_it_asks_for(
    roles: tuple[str, ...], wishes: Wishes, expected: set[str]
) -> None:
    found = wanted_kinds(person(*roles), wishes)

    assert set(found) == expected
    assert set(found) <= set(possible_kinds(person(*roles)))


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=8, unique=True),
    st.integers(-40, 120),
    st.sampled_from(CLOSING),
)
def test_whenever_one_looks_a_closing_is_said_once_for_each_offset(
    looks: list[int], day: int, offset: int
) -> None:
    days = sorted({CALENDAR.business_day_on_or_after(MONDAY + timedelta(days=number)) for number in looks})
    first = CALENDAR.add_business_days(days[0], -1)
    closing = MONDAY + timedelta(days=day)
    hits = 0
    since = first
    for today in days:
        (period,) = windows(PeriodField.CLOSING_DATE, (offset,), since, today, CALENDAR)
        hits += is_within(closing, period)
        since = today
    whole = next(windows(PeriodField.CLOSING_DATE, (offset,), first, days[-1], CALENDAR))

    assert hits == int(is_within(closing, whole))


def test_what_closed_at_a_weekend_is_past_on_the_monday_once() -> None:
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    said = [
        today
        for since, today in ((date(2026, 11, 19), friday), (friday, monday))
        if is_within(
            date(2026, 11, 21), next(windows(PeriodField.CLOSING_DATE, (0,), since, today, CALENDAR))
        )
    ]

    assert said == [monday]


def test_what_became_stalled_is_said_on_that_day_and_twice_more() -> None:
    settings = SalesSettings()
    since = stalled_since(NOW.date(), CALENDAR, STALLED_AFTER)["proposal"]
    days = [CALENDAR.add_business_days(NOW.date(), number) for number in range(-1, 15)]
    said = [
        number
        for number, (before, today) in enumerate(pairwise(days))
        for stage, period in stalled_windows(settings.stalled_after, before, today, CALENDAR)
        if stage == "proposal" and is_within(since, period)
    ]

    assert said == list(STALLED_AGAIN)
