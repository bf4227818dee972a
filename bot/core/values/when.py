"""What a date expression means, before today is known: nodes that resolve to a date or a range.

Language-free: grammars build these nodes. `resolve` answers None when there is no such date.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.core.calendar import BusinessCalendar
from bot.core.values.periods import Unit, add, add_months, make_date, shifted, span_of
from bot.core.values.reading import DateRange, When

YEARS_AHEAD: Final = 8
"""29 February comes back within eight years."""


@dataclass(frozen=True)
class Moment:
    """When something is said. Dates without a year are the next ones from *floor* on."""

    today: date
    calendar: BusinessCalendar
    floor: date

    def later(self, floor: date) -> Moment:
        """The same moment, floating dates falling on *floor* or after it."""
        return replace(self, floor=floor)


class Node:
    """A date expression."""

    floating = False
    """Whether it means the next such date after something (and so follows a range's start)."""

    def resolve(self, moment: Moment) -> When | None:
        """The date or range meant; None when there is no such date."""
        raise NotImplementedError

    @property
    def guessed(self) -> bool:
        """Whether the meaning is a matter of opinion."""
        return any(child.guessed for child in self.children())

    def children(self) -> list[Node]:
        """The nodes it is made of."""
        values = (getattr(self, each.name) for each in fields(self))  # type: ignore[arg-type]
        return [value for value in values if isinstance(value, Node)]

    def alternatives(self, moment: Moment) -> tuple[When, ...]:
        """Other values the same words may mean."""
        del moment
        return ()


def first_day(value: When | None) -> date | None:
    """The day a value begins."""
    return value.start if isinstance(value, DateRange) else value


def last_day(value: When | None) -> date | None:
    """The day a value ends."""
    return value.end if isinstance(value, DateRange) else value


@dataclass(frozen=True)
class Day(Node):
    """A day by number, with what else was said. *year_shift*, *month_shift*: 0 is this one, 1 the next."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    month_shift: int | None = None
    year_shift: int | None = None
    swapped: bool = False
    """Written month first, which is not this product's order."""

    floating = True

    @property
    def guessed(self) -> bool:
        """Only when the order of the figures had to be turned."""
        return self.swapped

    def resolve(self, moment: Moment) -> date | None:
        """The date; the next one where the year, or the month, was not said."""
        if self.month_shift is not None:
            month = add_months(moment.today.replace(day=1), self.month_shift)
            return month and make_date(month.year, month.month, self.day)
        year = self.year if self.year_shift is None else moment.today.year + self.year_shift
        if self.month is None:
            return self._next_month(moment, year)
        if year is not None:
            return make_date(year, self.month, self.day)
        return self._next_year(moment)

    def _next_year(self, moment: Moment) -> date | None:
        for year in range(moment.floor.year, moment.floor.year + YEARS_AHEAD + 1):
            found = make_date(year, self.month or 1, self.day)
            if found is not None and found >= moment.floor:
                return found
        return None

    def _next_month(self, moment: Moment, year: int | None) -> date | None:
        start = moment.floor if year is None else max(moment.floor, date(year, 1, 1))
        for step in range(12 * YEARS_AHEAD):
            month = add_months(start.replace(day=1), step)
            found = month and make_date(month.year, month.month, self.day)
            if found and found >= start and self.weekday in {None, found.weekday()}:
                return found
        return None

    def before(self, end: date) -> date | None:
        """The latest such date up to *end*, for the start of a range whose end is known."""
        for step in range(12 * YEARS_AHEAD):
            month = add_months(end.replace(day=1), -step)
            if month is None or (self.month is not None and month.month != self.month):
                continue
            found = make_date(month.year, month.month, self.day)
            if found is not None and found <= end:
                return found
        return None


@dataclass(frozen=True)
class Previous(Node):
    """The last such day before today: 'el pasado 3 de marzo'."""

    day: Day

    def resolve(self, moment: Moment) -> date | None:
        """That date."""
        return self.day.before(moment.today - timedelta(days=1))


@dataclass(frozen=True)
class FromToday(Node):
    """So many days from today: hoy, mañana, ayer."""

    days: int

    def resolve(self, moment: Moment) -> date | None:
        """That date."""
        return add(moment.today, self.days, Unit.DAY)


class Which(StrEnum):
    """Which of several days or periods of the same name."""

    BARE = "bare"
    THIS = "this"
    NEXT = "next"
    FOLLOWING = "following"
    LAST = "last"


@dataclass(frozen=True)
class Weekday(Node):
    """A day by its weekday. *week*: said of that week (0 this one), whatever the day."""

    weekday: int
    which: Which = Which.BARE
    week: int | None = None

    floating = True

    @property
    def guessed(self) -> bool:
        """The next one: people differ on whether the nearest or the next week's is meant."""
        return self.week is None and self.which in {Which.NEXT, Which.FOLLOWING}

    def resolve(self, moment: Moment) -> date | None:
        """The date; a bare weekday is the first one after today."""
        if self.week is not None:
            return self._in_week(moment, self.week)
        if self.which is Which.FOLLOWING:
            return self._in_week(moment, 1)
        if self.which is Which.LAST:
            return moment.today - timedelta(days=(moment.today.weekday() - self.weekday - 1) % 7 + 1)
        floor = moment.today if self.which is Which.NEXT else moment.floor
        ahead = (self.weekday - floor.weekday()) % 7
        return floor + timedelta(days=ahead or (0 if self.which is Which.THIS else 7))

    def _in_week(self, moment: Moment, week: int) -> date | None:
        monday = add(moment.today - timedelta(days=moment.today.weekday()), week, Unit.WEEK)
        return monday and monday + timedelta(days=self.weekday)

    def alternatives(self, moment: Moment) -> tuple[When, ...]:
        """The other reading of 'next': the nearest one, or next week's."""
        if not self.guessed:
            return ()
        nearest = moment.today + timedelta(days=(self.weekday - moment.today.weekday() - 1) % 7 + 1)
        options = (nearest, self._in_week(moment, 1))
        return tuple(option for option in options if option and option != self.resolve(moment))


@dataclass(frozen=True)
class Period(Node):
    """The week, month, quarter … so many after this one."""

    unit: Unit
    shift: int = 0

    def resolve(self, moment: Moment) -> When | None:
        """Its first and last day."""
        if self.unit in {Unit.DAY, Unit.BUSINESS_DAY}:
            return add(moment.today, self.shift, Unit.DAY)
        return shifted(self.unit, moment.today, self.shift)


@dataclass(frozen=True)
class Month(Node):
    """A month by name; without a year the current one or the next such."""

    month: int
    year: int | None = None
    year_shift: int | None = None
    which: Which = Which.BARE

    floating = True

    def resolve(self, moment: Moment) -> DateRange | None:
        """Its first and last day."""
        year = self.year if self.year_shift is None else moment.today.year + self.year_shift
        if year is None:
            year = self._year(moment)
        first = make_date(year, self.month, 1)
        return span_of(Unit.MONTH, first) if first else None

    def _year(self, moment: Moment) -> int:
        if self.which is Which.LAST:
            return moment.today.year - (self.month >= moment.today.month)
        late = (
            self.month <= moment.floor.month if self.which is Which.NEXT else self.month < moment.floor.month
        )
        return moment.floor.year + late


@dataclass(frozen=True)
class Year(Node):
    """A year by number."""

    year: int

    def resolve(self, moment: Moment) -> DateRange | None:
        """Its first and last day."""
        first = make_date(self.year, 1, 1)
        return span_of(Unit.YEAR, first) if first else None
