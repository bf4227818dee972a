"""Dates and ranges as English is written in an office. Today is Tuesday 24 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.values import DateRange, Problem, find_dates, read_date

TODAY = date(2026, 11, 24)
CALENDAR = BusinessCalendar()


def iso(value: object) -> str:
    if isinstance(value, DateRange):
        return f"{value.start or ''}..{value.end or ''}"
    return str(value)


@pytest.mark.parametrize(
    "text",
    [
        "December 3",
        "Dec 3",
        "3 December",
        "3rd of December",
        "the 3rd of December 2026",
        "December 3, 2026",
        "Thursday, December 3, 2026",
        "on Thursday, December 3",
        "December the third",
        "12/3/2026",
        "12/3",
        "2026-12-03",
        "3-Dec-2026",
        "Thursday the 3rd",
        "the 3rd",
        "3",
        "let's say the 3rd, please",
        "a week on Thursday",
    ],
)
def test_the_same_day_however_it_is_written(text: str) -> None:
    assert read_date(text, TODAY, CALENDAR, "en").value == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-11-24"),
        ("tomorrow", "2026-11-25"),
        ("the day after tomorrow", "2026-11-26"),
        ("asap", "2026-11-24"),
        ("Friday", "2026-11-27"),
        ("this Friday", "2026-11-27"),
        ("this coming Friday", "2026-11-27"),
        ("next Friday", "2026-12-04"),
        ("Friday of next week", "2026-12-04"),
        ("Tuesday next week", "2026-12-01"),
        ("next Monday, November 30", "2026-11-30"),
        ("in three days", "2026-11-27"),
        ("in three business days", "2026-11-27"),
        ("in a week", "2026-12-01"),
        ("in 2 weeks' time", "2026-12-08"),
        ("in a couple of weeks", "2026-12-08"),
        ("three weeks from now", "2026-12-15"),
        ("a month from today", "2026-12-24"),
        ("in half a year", "2027-05-24"),
        ("within the next 10 days", "2026-12-04"),
        ("two days after Christmas", "2026-12-27"),
        ("the day before December 24", "2026-12-23"),
        ("5 business days before December 15", "2026-12-07"),
        ("the twenty-fifth of December", "2026-12-25"),
        ("the 15th of next month", "2026-12-15"),
        ("Christmas", "2026-12-25"),
        ("Good Friday", "2027-03-26"),
        ("New Year's Eve", "2026-12-31"),
        ("Mother's Day 2027", "2027-05-09"),
        ("the eve of Independence Day", "2027-07-19"),
        ("the next holiday", "2026-12-08"),
        ("the first Monday of December", "2026-12-07"),
        ("last Friday of the month", "2026-11-27"),
        ("the last business day of December", "2026-12-31"),
        ("end of the month", "2026-11-30"),
        ("25/12/2026", "2026-12-25"),
        ("March 15", "2027-03-15"),
    ],
)
def test_a_day_is_read(text: str, expected: str) -> None:
    assert iso(read_date(text, TODAY, CALENDAR, "en").value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("December 1 to 15", "2026-12-01..2026-12-15"),
        ("from December 1 to December 15", "2026-12-01..2026-12-15"),
        ("December 1st through 15th", "2026-12-01..2026-12-15"),
        ("1 to 15 December", "2026-12-01..2026-12-15"),
        ("from the 1st to the 15th of December", "2026-12-01..2026-12-15"),
        ("between December 1 and 15", "2026-12-01..2026-12-15"),
        ("12/1 to 12/15", "2026-12-01..2026-12-15"),
        ("12/1/26 - 12/15/26", "2026-12-01..2026-12-15"),
        ("1 to 15", "2026-12-01..2026-12-15"),
        ("Nov 30 - Dec 4", "2026-11-30..2026-12-04"),
        ("Monday to Friday next week", "2026-11-30..2026-12-04"),
        ("Saturday and Sunday", "2026-11-28..2026-11-29"),
        ("in 2 or 3 days", "2026-11-26..2026-11-27"),
        ("from December 1", "2026-12-01.."),
        ("starting December 1", "2026-12-01.."),
        ("December 1 onwards", "2026-12-01.."),
        ("after December 10", "2026-12-11.."),
        ("until December 15", "..2026-12-15"),
        ("by December 15", "..2026-12-15"),
        ("before December 15", "..2026-12-14"),
        ("no later than Friday", "..2026-11-27"),
        ("from today until December 15", "2026-11-24..2026-12-15"),
        ("starting December 1 for two weeks", "2026-12-01..2026-12-14"),
        ("for two weeks from December 1", "2026-12-01..2026-12-14"),
        ("starts on December 3 and ends on December 20", "2026-12-03..2026-12-20"),
        ("December", "2026-12-01..2026-12-31"),
        ("in May", "2027-05-01..2027-05-31"),
        ("May", "2027-05-01..2027-05-31"),
        ("next month", "2026-12-01..2026-12-31"),
        ("this week", "2026-11-23..2026-11-29"),
        ("next week", "2026-11-30..2026-12-06"),
        ("the week after next", "2026-12-07..2026-12-13"),
        ("the week of December 7", "2026-12-07..2026-12-13"),
        ("the first week of December", "2026-11-30..2026-12-06"),
        ("this weekend", "2026-11-28..2026-11-29"),
        ("the next two weeks", "2026-11-25..2026-12-08"),
        ("next quarter", "2027-01-01..2027-03-31"),
        ("Q1 2027", "2027-01-01..2027-03-31"),
        ("first quarter of 2027", "2027-01-01..2027-03-31"),
        ("first half of January", "2027-01-01..2027-01-15"),
        ("mid-December", "2026-12-10..2026-12-20"),
        ("early December", "2026-12-01..2026-12-15"),
        ("late January", "2027-01-16..2027-01-31"),
        ("the end of next week", "2026-12-03..2026-12-06"),
        ("the rest of the year", "2026-11-24..2026-12-31"),
        ("two thousand twenty-seven", "2027-01-01..2027-12-31"),
    ],
)
def test_a_range_is_read(text: str, expected: str) -> None:
    assert iso(read_date(text, TODAY, CALENDAR, "en").value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("not the 3rd of December but the 5th", "2026-12-05"),
        ("December 3, sorry, December 5", "2026-12-05"),
        ("change it from December 3 to December 5", "2026-12-05"),
        ("December 5 instead of December 3", "2026-12-05"),
    ],
)
def test_a_date_taken_back_does_not_count(text: str, expected: str) -> None:
    assert iso(read_date(text, TODAY, CALENDAR, "en").value) == expected


def test_next_friday_has_a_second_reading() -> None:
    reading = read_date("next Friday", TODAY, CALENDAR, "en")

    assert (reading.guessed, reading.alternatives) == (True, (date(2026, 11, 27),))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("February 31", Problem.INVALID),
        ("February 30, 2027", Problem.INVALID),
        ("yesterday", Problem.PAST),
        ("last Friday", Problem.PAST),
        ("Monday, December 3", Problem.WEEKDAY),
        ("December 3", None),
    ],
)
def test_what_is_wrong_with_a_date(text: str, problem: Problem | None) -> None:
    assert read_date(text, TODAY, CALENDAR, "en").problem == problem


@pytest.mark.parametrize(
    "text", ["", "we may do it", "nothing yet", "I will march on", "12,000 people", "8:30"]
)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text, TODAY, CALENDAR, "en").value is None


def test_dates_are_found_where_they_stand() -> None:
    text = "It starts on December 1 for everybody and the results are due by December 20."

    found = [(text[one.start : one.end], iso(one.value)) for one in find_dates(text, TODAY, CALENDAR, "en")]

    assert found == [("starts on December 1", "2026-12-01.."), ("by December 20", "..2026-12-20")]
