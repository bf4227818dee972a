"""The business calendar: which days and hours count (domain §6).

Pure. Holidays of a country come from the `holidays` library, imported when a year is first asked for;
only dates leave this module, the names a person reads are made in `bot.i18n`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

SATURDAY: Final = 5
SUNDAY: Final = 6
ONE_DAY: Final = timedelta(days=1)
LONGEST_WALK: Final = 3660
"""Days a search may step over: ten years with no business day is a broken calendar, not a long one."""


class Why(StrEnum):
    """Why a day does not count."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class Step:
    """One day of a walk over the calendar; `skipped` is None when the day was counted."""

    day: date
    skipped: Why | None = None


class NoBusinessDayError(ValueError):
    """The calendar has no business day within ten years: check its weekend and its added holidays."""


@lru_cache(maxsize=256)
def country_holidays(country: str, year: int) -> frozenset[date]:
    """Public holidays of *country* (ISO 3166 code, "" for none) in *year*."""
    if not country:
        return frozenset()
    import holidays

    return frozenset(holidays.country_holidays(country, years=[year]))


@dataclass(frozen=True)
class BusinessCalendar:
    """Working days and hours. Defaults: Colombia, Monday to Friday, 08:00–17:00 (domain §6).

    *added* are local holidays the library does not know; *removed* are its holidays that are worked here.
    """

    country: str = "CO"
    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    added: frozenset[date] = frozenset()
    removed: frozenset[date] = frozenset()
    opens: time = time(8)
    closes: time = time(17)
    timezone: str = "America/Bogota"

    def is_holiday(self, day: date) -> bool:
        """Whether *day* is a public or local holiday (a Sunday that is one included)."""
        if day in self.added:
            return True
        return day not in self.removed and day in country_holidays(self.country, day.year)

    def why_closed(self, day: date) -> Why | None:
        """Why *day* does not count; None on a business day. A holiday at a weekend counts as weekend."""
        if day.weekday() in self.weekend:
            return Why.WEEKEND
        return Why.HOLIDAY if self.is_holiday(day) else None

    def is_business_day(self, day: date) -> bool:
        """Whether *day* counts."""
        return self.why_closed(day) is None

    def next_business_day(self, day: date) -> date:
        """The first business day after *day*. Raises NoBusinessDayError."""
        return self.add_business_days(day, 1)

    def business_day_on_or_after(self, day: date) -> date:
        """*day* itself when it counts, else the next business day. Raises NoBusinessDayError."""
        return day if self.is_business_day(day) else self.next_business_day(day)

    def add_business_days(self, day: date, count: int) -> date:
        """The business day *count* business days after *day* (before, when negative).

        Day 0 is *day* itself, whether it counts or not (rule R1). Raises NoBusinessDayError.
        """
        end = day
        for step in self._walk(day, count):
            end = step.day
        return end

    def explain(self, day: date, count: int) -> tuple[Step, ...]:
        """Every day from *day* (exclusive) to its result, counted or skipped and why.

        Raises NoBusinessDayError.
        """
        return tuple(self._walk(day, count))

    def business_days_between(self, start: date, end: date) -> int:
        """Business days after *start* up to *end* inclusive; negative when *end* is earlier.

        Inverse of `add_business_days` when *end* is a business day.
        """
        if end < start:
            return -sum(1 for day in _days(end, start - ONE_DAY) if self.is_business_day(day))
        return sum(1 for day in _days(start + ONE_DAY, end) if self.is_business_day(day))

    def is_working_time(self, moment: datetime) -> bool:
        """Whether the aware *moment* falls in the working hours of a business day (closing excluded)."""
        local = moment.astimezone(ZoneInfo(self.timezone))
        return self.is_business_day(local.date()) and self.opens <= local.time() < self.closes

    def next_working_moment(self, moment: datetime) -> datetime:
        """The aware *moment* itself in working time, else the next opening; in the calendar's zone."""
        local = moment.astimezone(ZoneInfo(self.timezone))
        if self.is_working_time(local):
            return local
        if self.is_business_day(local.date()) and local.time() < self.opens:
            return self.at(local.date(), self.opens)
        return self.at(self.next_business_day(local.date()), self.opens)

    def add_working_hours(self, moment: datetime, hours: float) -> datetime:
        """The aware *moment* plus *hours* (>= 0) of working time; in the calendar's zone.

        Time that fills a day exactly ends at its closing, not at the next opening. Raises NoBusinessDayError.
        """
        left = timedelta(hours=hours)
        local = self.next_working_moment(moment)
        while (room := self.at(local.date(), self.closes) - local) < left:
            left -= room
            local = self.at(self.next_business_day(local.date()), self.opens)
        return local + left

    def at(self, day: date, clock: time) -> datetime:
        """The aware moment when *day* reads *clock* in the calendar's zone."""
        return datetime.combine(day, clock, ZoneInfo(self.timezone))

    def _walk(self, day: date, count: int) -> Iterator[Step]:
        step = ONE_DAY if count >= 0 else -ONE_DAY
        left = abs(count)
        closed_in_a_row = 0
        while left:
            day += step
            why = self.why_closed(day)
            yield Step(day, why)
            left -= why is None
            closed_in_a_row = closed_in_a_row + 1 if why else 0
            if closed_in_a_row > LONGEST_WALK:
                raise NoBusinessDayError


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
