"""Date expressions made of others: ranges, parts of a period, feasts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.core.values.periods import Unit, nth_weekday, shifted, span_of
from bot.core.values.reading import DateRange, When
from bot.core.values.when import Day, Moment, Month, Node, Shift, Which, first_day, last_day

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Between(Node):
    """From one date to another, both included."""

    start: Node
    end: Node

    def resolve(self, moment: Moment) -> DateRange | None:
        """The range; None when it ends before it begins."""
        start_node, end_node = shared(self.start, self.end)
        if isinstance(start_node, Day) and isinstance(end_node, Day) and _year_open(start_node):
            found = _days(start_node, end_node, moment)
        else:
            start = first_day(start_node.resolve(moment))
            after = moment.later(start) if start and end_node.floating else moment
            found = start, last_day(end_node.resolve(after))
        start, end = found
        return DateRange(start, end) if start and end and start <= end else None


def shared(start: Node, end: Node) -> tuple[Node, Node]:
    """What was said once for both: 'del 1 al 15 de diciembre', '10 agosto - 12 septiembre 2013'."""
    if (
        isinstance(start, Month)
        and isinstance(end, Month)
        and start.year is None
        and start.month <= end.month
    ):
        return replace(start, year=end.year, year_shift=end.year_shift), end
    if not (isinstance(start, Day) and isinstance(end, Day)):
        return start, end
    if start.month is None and start.month_shift is None and start.weekday is None:
        start = _borrow(start, end, -1)
    elif end.month is None and end.month_shift is None and end.weekday is None:
        end = _borrow(end, start, 1)
    if start.year is None and start.month and end.month and start.month <= end.month:
        start = replace(start, year=end.year, year_shift=end.year_shift)
    return start, end


def _borrow(bare: Day, full: Day, step: int) -> Day:
    """The month of *full* for *bare*; the one before (or after) when the days would run backwards."""
    turns = step if (bare.day - full.day) * step < 0 else 0
    if full.month_shift is not None:
        return replace(bare, month_shift=full.month_shift + turns)
    if full.month is None:
        return bare
    year, month = divmod(full.month - 1 + turns, 12)
    return replace(bare, month=month + 1, year=full.year and full.year + year, year_shift=full.year_shift)


def _year_open(start: Day) -> bool:
    return start.year is None and start.year_shift is None and start.month_shift is None


def _days(start: Day, end: Day, moment: Moment) -> tuple[date | None, date | None]:
    """The end is the next such date, the start the last one before it: a range may hold today."""
    if start.month is None:
        first = start.resolve(moment)
        return first, end.resolve(moment.later(first)) if first else None
    last = end.resolve(moment)
    return start.before(last) if last else None, last


@dataclass(frozen=True)
class Since(Node):
    """From a date on; *gap* days later where the date itself is left out."""

    start: Node
    gap: int = 0

    def resolve(self, moment: Moment) -> DateRange | None:
        """A range without an end."""
        value = self.start.resolve(moment)
        start = last_day(value) if self.gap else first_day(value)
        return DateRange(start + timedelta(days=self.gap), None) if start else None


@dataclass(frozen=True)
class Until(Node):
    """Up to a date; *gap* days earlier where the date itself is left out."""

    end: Node
    gap: int = 0

    floating = True

    def resolve(self, moment: Moment) -> DateRange | None:
        """A range without a start."""
        value = self.end.resolve(moment)
        end = first_day(value) if self.gap else last_day(value)
        return DateRange(None, end - timedelta(days=self.gap)) if end else None


@dataclass(frozen=True)
class Lasting(Node):
    """So many units from a date on: 'dos semanas desde el lunes'."""

    start: Node
    count: int
    unit: Unit

    def resolve(self, moment: Moment) -> DateRange | None:
        """First day to last day included."""
        start = first_day(self.start.resolve(moment))
        if start is None:
            return None
        if self.unit is Unit.BUSINESS_DAY:
            on = moment.calendar.business_day_on_or_after(start)
            end = moment.calendar.add_business_days(on, min(self.count, 2000) - 1)
            return DateRange(start, end)
        after = Shift(self.start, self.count, self.unit).resolve(moment)
        return DateRange(start, after - ONE_DAY) if after and after > start else None


class Part(StrEnum):
    """A vague part of a period."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"


PARTS_OF_WEEK: Final = {Part.EARLY: (0, 2), Part.MID: (1, 4), Part.LATE: (3, 6)}
PARTS_OF_MONTH: Final = {Part.EARLY: (1, 15), Part.MID: (10, 20), Part.LATE: (16, 31)}
PARTS_OF_YEAR: Final = {Part.EARLY: (1, 6), Part.MID: (5, 8), Part.LATE: (7, 12)}


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
        span = self.of.resolve(moment)
        start, end = first_day(span), last_day(span)
        if start is None or end is None:
            return None
        length = (end - start).days + 1
        if length == 7:
            first, last = PARTS_OF_WEEK[self.part]
            found = DateRange(start + timedelta(days=first), start + timedelta(days=last))
        elif length > 31:
            first, last = PARTS_OF_YEAR[self.part]
            found = DateRange(start.replace(month=first), (last_day(_month(start, last)) or end))
        else:
            first, last = PARTS_OF_MONTH[self.part]
            found = DateRange(start.replace(day=first), end if last > 20 else start.replace(day=last))
        return found


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
        day = first_day(self.base.resolve(moment))
        return shifted(self.unit, day, self.count) if day else None


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
        if _open(self.of) and (found is None or (last_day(found) or moment.floor) < moment.floor):
            return self._in(self._next_of(moment), moment) or found
        return found

    def _next_of(self, moment: Moment) -> When | None:
        if isinstance(self.of, Month):
            return replace(self.of, which=Which.NEXT).resolve(moment)
        current = first_day(self.of.resolve(moment))
        unit = getattr(self.of, "unit", Unit.YEAR)
        return shifted(unit, current, 1) if current else None

    def _in(self, span: When | None, moment: Moment) -> When | None:
        start, end = first_day(span), last_day(span)
        if start is None or end is None:
            return None
        if not isinstance(self.unit, Unit):
            return nth_weekday(start, end, self.unit, self.nth)
        return NTH.get(self.unit, _nth_period)(self.nth, self.unit, DateRange(start, end), moment)


def _open(of: Node) -> bool:
    if isinstance(of, Month):
        return of.year is None and of.year_shift is None and of.which is Which.BARE
    return isinstance(of, Current)


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
