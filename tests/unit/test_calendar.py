"""Business days and working hours of the default, Colombian, calendar (domain §6)."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import BusinessCalendar, NoBusinessDayError, Step, Why

CALENDAR = BusinessCalendar()
BOGOTA = ZoneInfo("America/Bogota")
FRIDAY = date(2026, 12, 4)
MONDAY = date(2026, 12, 7)
IMMACULATE = date(2026, 12, 8)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BOGOTA)


def test_weekends_and_public_holidays_do_not_count() -> None:
    days = [FRIDAY, date(2026, 12, 5), date(2026, 12, 6), MONDAY, IMMACULATE]

    assert [CALENDAR.why_closed(day) for day in days] == [None, Why.WEEKEND, Why.WEEKEND, None, Why.HOLIDAY]


@pytest.mark.parametrize("day", [date(2026, 7, 13), date(2026, 3, 23), date(2026, 4, 2), date(2026, 4, 3)])
def test_colombian_holidays_are_known(day: date) -> None:
    assert CALENDAR.is_holiday(day)


def test_counting_steps_over_what_is_closed() -> None:
    assert CALENDAR.add_business_days(FRIDAY, 2) == date(2026, 12, 9)


def test_counting_from_a_closed_day_begins_with_the_next_open_one() -> None:
    assert CALENDAR.add_business_days(date(2026, 12, 5), 1) == MONDAY


def test_counting_backwards_steps_over_too() -> None:
    assert CALENDAR.add_business_days(date(2026, 12, 9), -2) == FRIDAY


def test_no_days_added_is_the_day_itself() -> None:
    assert CALENDAR.add_business_days(IMMACULATE, 0) == IMMACULATE


def test_a_due_date_is_explained_day_by_day() -> None:
    assert CALENDAR.explain(FRIDAY, 2) == (
        Step(date(2026, 12, 5), Why.WEEKEND),
        Step(date(2026, 12, 6), Why.WEEKEND),
        Step(MONDAY),
        Step(IMMACULATE, Why.HOLIDAY),
        Step(date(2026, 12, 9)),
    )


def test_local_dates_are_added_and_removed() -> None:
    local = BusinessCalendar(added=frozenset({MONDAY}), removed=frozenset({IMMACULATE}))

    assert (local.why_closed(MONDAY), local.why_closed(IMMACULATE)) == (Why.HOLIDAY, None)


def test_a_calendar_without_a_country_has_weekends_only() -> None:
    assert BusinessCalendar(country="").is_business_day(IMMACULATE)


def test_a_calendar_that_never_opens_is_refused() -> None:
    with pytest.raises(NoBusinessDayError):
        BusinessCalendar(country="", weekend=frozenset(range(7))).next_business_day(FRIDAY)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-12-04T09:00", 4, "2026-12-04T13:00"),
        ("2026-12-04T15:00", 4, "2026-12-07T10:00"),
        ("2026-12-04T13:00", 4, "2026-12-04T17:00"),
        ("2026-12-04T06:00", 1, "2026-12-04T09:00"),
        ("2026-12-04T19:00", 1, "2026-12-07T09:00"),
        ("2026-12-05T10:00", 9, "2026-12-07T17:00"),
        ("2026-12-07T16:30", 10, "2026-12-10T08:30"),
    ],
)
def test_working_hours_run_while_it_is_open(start: str, hours: float, end: str) -> None:
    assert CALENDAR.add_working_hours(at(start), hours) == at(end)


def test_moments_of_another_zone_are_read_in_the_calendars() -> None:
    assert CALENDAR.is_working_time(datetime.fromisoformat("2026-12-04T13:00+00:00"))
    assert not CALENDAR.is_working_time(datetime.fromisoformat("2026-12-04T12:59+00:00"))


def test_the_next_working_moment_is_now_or_the_next_opening() -> None:
    assert [CALENDAR.next_working_moment(at(text)) for text in ("2026-12-04T10:00", "2026-12-04T17:00")] == [
        at("2026-12-04T10:00"),
        at("2026-12-07T08:00"),
    ]


@given(day=DAYS, count=st.integers(-120, 120))
def test_days_between_undo_days_added(day: date, count: int) -> None:
    assert CALENDAR.business_days_between(day, CALENDAR.add_business_days(day, count)) == count


@given(day=DAYS, count=st.integers(-120, 120))
def test_an_explanation_ends_where_counting_does(day: date, count: int) -> None:
    steps = CALENDAR.explain(day, count)

    assert (steps[-1].day if steps else day) == CALENDAR.add_business_days(day, count)
    assert sum(step.skipped is None for step in steps) == abs(count)
