"""Date expressions that take a part of a period, or the period around a date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.core.values.periods import Unit, nth_weekday, shifted, span_of
from bot.core.values.reading import DateRange, When
from bot.core.values.when import Moment, Month, Node, Which, first_day, last_day

ONE_DAY: Final = timedelta(days=1)


class Part(StrEnum):
    """A vague part of a period."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"


PARTS_OF_WEEK: Final = {Part.EARLY: (0, 2), Part.MID: (1, 4), Part.LATE: (3, 6)}
PARTS_OF_MONTH: Final = {Part.EARLY: (1, 15), Part.MID: (10, 20), Part.LATE: (16, 31)}
PARTS_OF_YEAR: Final = {Part.EARLY: (1, 3), Part.MID: (5, 8), Part.LATE: (10, 12)}


@dataclass(frozen=True)
class Vague(Node):
    """The beginning, middle or end of a period."""

    part: Part
    of: Node

    @property
    def guessed(self) -> bool:
        """Always."""
        return True

    def resolve(self, moment: Moment) -> DateRange | None:
        """The days commonly meant; what is left of them when that part is running."""
        found = _part_of(self.part, self.of.resolve(moment))
        if found and found.end and found.end < moment.today and is_open(self.of):
            return _part_of(self.part, following(self.of, moment)) or found
        return found


def _part_of(part: Part, span: When | None) -> DateRange | None:
    start, end = first_day(span), last_day(span)
    if start is None or end is None:
        return None
    length = (end - start).days + 1
    if length == 7:
        first, last = PARTS_OF_WEEK[part]
        return DateRange(start + timedelta(days=first), start + timedelta(days=last))
    if length > 31:
        first, last = PARTS_OF_YEAR[part]
        whole_year = DateRange(start.replace(month=first), _month(start, last).end)
        return whole_year if length > 360 else _third(part, start, length)
    first, last = PARTS_OF_MONTH[part]
    return DateRange(start.replace(day=first), end if last > 20 else start.replace(day=last))


def _third(part: Part, start: date, length: int) -> DateRange:
    """A third of a quarter, a semester …: its first, middle or last."""
    third = list(Part).index(part)
    begin, stop = length * third // 3, length * (third + 1) // 3
    return DateRange(start + timedelta(days=begin), start + timedelta(days=stop - 1))


def _month(year: date, month: int) -> DateRange:
    return span_of(Unit.MONTH, year.replace(month=month, day=1))


@dataclass(frozen=True)
class Rest(Node):
    """What is left of a period, today included."""

    of: Node

    def resolve(self, moment: Moment) -> DateRange | None:
        """Today to its last day."""
        end = last_day(self.of.resolve(moment))
        return DateRange(moment.today, end) if end and end >= moment.today else None


@dataclass(frozen=True)
class Holding(Node):
    """The period that holds a date: 'la semana del 16 de septiembre'."""

    unit: Unit
    day: Node

    floating = True

    def resolve(self, moment: Moment) -> DateRange | None:
        """Its first and last day."""
        day = first_day(self.day.resolve(moment))
        return span_of(self.unit, day) if day else None


@dataclass(frozen=True)
class After(Node):
    """The period after the one meant: 'la semana después de la próxima'."""

    unit: Unit
    base: Node
    count: int = 1

    def resolve(self, moment: Moment) -> DateRange | None:
        """Its first and last day."""
        day = last_day(self.base.resolve(moment))
        return shifted(self.unit, day, self.count) if day else None


@dataclass(frozen=True)
class Some(Node):
    """The first so many units of a period (the last, when negative)."""

    count: int
    unit: Unit
    of: Node

    def resolve(self, moment: Moment) -> DateRange | None:
        """From the first to the last of them."""
        edge = Nth(1 if self.count > 0 else -1, self.unit, self.of).resolve(moment)
        other = Nth(self.count, self.unit, self.of).resolve(moment)
        first, last = (edge, other) if self.count > 0 else (other, edge)
        start, end = first_day(first), last_day(last)
        return DateRange(start, end) if start and end else None


@dataclass(frozen=True)
class Edge(Node):
    """The first or the last day of a period."""

    of: Node
    last: bool

    def resolve(self, moment: Moment) -> date | None:
        """That day."""
        value = self.of.resolve(moment)
        return last_day(value) if self.last else first_day(value)


@dataclass(frozen=True)
class Nth(Node):
    """The nth unit, or weekday, of a period: 'segunda quincena de enero', 'último viernes del mes' (-1)."""

    nth: int
    unit: Unit | int
    """A unit, or a weekday 0–6."""
    of: Node

    def resolve(self, moment: Moment) -> When | None:
        """It; next year's where this year's is over and no year was said."""
        found = self._in(self.of.resolve(moment), moment)
        if is_open(self.of) and (found is None or (last_day(found) or moment.floor) < moment.floor):
            return self._in(following(self.of, moment), moment) or found
        return found

    def _in(self, span: When | None, moment: Moment) -> When | None:
        start, end = first_day(span), last_day(span)
        if start is None or end is None:
            return None
        if not isinstance(self.unit, Unit):
            return nth_weekday(start, end, self.unit, self.nth)
        return NTH.get(self.unit, _nth_period)(self.nth, self.unit, DateRange(start, end), moment)


def is_open(of: Node) -> bool:
    """Whether no year was said: the running one or the next may be meant."""
    if isinstance(of, Month):
        return of.year is None and of.year_shift is None and of.which is Which.BARE
    return isinstance(of, Current)


def following(of: Node, moment: Moment) -> When | None:
    """The next month of that name, or the period after the running one."""
    if isinstance(of, Month):
        return replace(of, which=Which.NEXT).resolve(moment)
    current = first_day(of.resolve(moment))
    return shifted(getattr(of, "unit", Unit.YEAR), current, 1) if current else None


@dataclass(frozen=True)
class Current(Node):
    """The running period, said of itself by nobody: 'segundo trimestre' is this year's or the next one."""

    unit: Unit

    def resolve(self, moment: Moment) -> DateRange:
        """Its first and last day."""
        return span_of(self.unit, moment.today)


def _nth_day(nth: int, unit: Unit, span: DateRange, moment: Moment) -> date | None:
    assert span.start and span.end
    if unit is Unit.BUSINESS_DAY:
        before = span.start - ONE_DAY if nth > 0 else span.end + ONE_DAY
        found = moment.calendar.add_business_days(before, nth) if abs(nth) <= 400 else before
    else:
        found = span.start + timedelta(days=nth - 1) if nth > 0 else span.end + timedelta(days=nth + 1)
    return found if span.start <= found <= span.end else None


def _nth_week(nth: int, _: Unit, span: DateRange, __: Moment) -> DateRange | None:
    """Weeks belong to the month, or year, of their Thursday (ISO 8601)."""
    assert span.start and span.end
    thursday = nth_weekday(span.start, span.end, 3, nth)
    return span_of(Unit.WEEK, thursday) if thursday else None


def _nth_weekend(nth: int, _: Unit, span: DateRange, __: Moment) -> DateRange | None:
    assert span.start and span.end
    saturday = nth_weekday(span.start, span.end, 5, nth)
    return span_of(Unit.WEEKEND, saturday) if saturday else None


def _nth_period(nth: int, unit: Unit, span: DateRange, _: Moment) -> DateRange | None:
    assert span.start and span.end
    found = shifted(unit, span.start, nth - 1) if nth > 0 else shifted(unit, span.end, nth + 1)
    inside = found and found.start and found.end and span.start <= found.start and found.end <= span.end
    return found if inside else None


NTH: Final[dict[Unit, Callable[[int, Unit, DateRange, Moment], When | None]]] = {
    Unit.DAY: _nth_day,
    Unit.BUSINESS_DAY: _nth_day,
    Unit.WEEK: _nth_week,
    Unit.WEEKEND: _nth_weekend,
}
