"""Date expressions made of others: ranges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bot.core.values.periods import Unit
from bot.core.values.reading import DateRange
from bot.core.values.when import Day, Moment, Month, Node, first_day, last_day
from bot.core.values.when_shifts import Shift

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
