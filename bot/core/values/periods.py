"""Calendar arithmetic: the period of a kind that a day falls in, and steps of so many of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.core.values.reading import DateRange


class Unit(StrEnum):
    """Kinds of period people name."""

    DAY = "day"
    BUSINESS_DAY = "business_day"
    WEEK = "week"
    WEEKEND = "weekend"
    FORTNIGHT = "fortnight"
    """Half a month: 1–15, 16–end."""
    MONTH = "month"
    BIMESTER = "bimester"
    QUARTER = "quarter"
    TERM = "term"
    """Four months."""
    SEMESTER = "semester"
    YEAR = "year"
    DECADE = "decade"


MONTHS: Final[dict[Unit, int]] = {
    Unit.MONTH: 1,
    Unit.BIMESTER: 2,
    Unit.QUARTER: 3,
    Unit.TERM: 4,
    Unit.SEMESTER: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
}
DAYS: Final[dict[Unit, int]] = {
    Unit.DAY: 1,
    Unit.BUSINESS_DAY: 1,
    Unit.WEEK: 7,
    Unit.WEEKEND: 7,
    Unit.FORTNIGHT: 15,
}
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199


def make_date(year: int, month: int, day: int) -> date | None:
    """That date; None when there is no such day or the year is out of a person's range."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def add_months(day: date, count: int) -> date | None:
    """The same day *count* months on, or the month's last one; None out of range."""
    total = day.year * 12 + day.month - 1 + count
    year, month = divmod(total, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add(day: date, count: int, unit: Unit) -> date | None:
    """*day* plus *count* units (business days excepted: those need a calendar); None out of range."""
    if unit in MONTHS:
        return add_months(day, count * MONTHS[unit])
    try:
        moved = day + timedelta(days=count * DAYS[unit])
    except OverflowError:
        return None
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None


def span_of(unit: Unit, day: date) -> DateRange:
    """The period of that kind that holds *day*; weeks begin on Monday, the weekend is that week's."""
    if unit in MONTHS:
        size = MONTHS[unit]
        first = day.year * 12 + day.month - 1
        return _months((first // size) * size, size)
    monday = day - timedelta(days=day.weekday())
    if unit is Unit.WEEK:
        return DateRange(monday, monday + timedelta(days=6))
    if unit is Unit.WEEKEND:
        return DateRange(monday + timedelta(days=5), monday + timedelta(days=6))
    if unit is Unit.FORTNIGHT:
        last = monthrange(day.year, day.month)[1]
        first, end = (1, 15) if day.day <= 15 else (16, last)
        return DateRange(day.replace(day=first), day.replace(day=end))
    return DateRange(day, day)


def shifted(unit: Unit, day: date, count: int) -> DateRange | None:
    """The period *count* periods after the one that holds *day*."""
    if unit is Unit.FORTNIGHT:
        halves = (day.year * 12 + day.month - 1) * 2 + (day.day > 15) + count
        year, month = divmod(halves // 2, 12)
        return span_of(unit, date(year, month + 1, 16 if halves % 2 else 1))
    moved = add(span_of(unit, day).start or day, count, unit)
    return None if moved is None else span_of(unit, moved)


def _months(first: int, size: int) -> DateRange:
    (year, month), (end_year, end_month) = divmod(first, 12), divmod(first + size - 1, 12)
    return DateRange(
        date(year, month + 1, 1), date(end_year, end_month + 1, monthrange(end_year, end_month + 1)[1])
    )


def easter(year: int) -> date:
    """Easter Sunday (Gregorian; Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(first: date, last: date, weekday: int, nth: int) -> date | None:
    """The *nth* such weekday from *first* to *last* (-1: the last one); None when there is none."""
    if nth < 0:
        found = last - timedelta(days=(last.weekday() - weekday) % 7) + timedelta(days=7 * (nth + 1))
    else:
        found = first + timedelta(days=(weekday - first.weekday()) % 7) + timedelta(days=7 * (nth - 1))
    return found if first <= found <= last else None
