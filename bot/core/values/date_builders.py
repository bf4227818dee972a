"""What the captures of a date rule make: the functions beside the patterns. Language-free."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.core.values.feasts import Feast, Rule
from bot.core.values.periods import Unit
from bot.core.values.when import Day, FromToday, Month, Node, Period, Weekday, Year
from bot.core.values.when_parts import Current, Edge, Nth, Vague
from bot.core.values.when_ranges import Between, shared
from bot.core.values.when_shifts import Shift, Window

Fields = dict[str, Any]
"""What was said of the year, or the month: the fields of Day it fills."""


def day(number: int, month: int | None = None, said: Fields | None = None, weekday: int | None = None) -> Day:
    """A day with whatever else was said."""
    return Day(number, month, weekday=weekday, **(said or {}))


def with_weekday(weekday: int | None, found: Node) -> Node | None:
    """A written date with its weekday before it."""
    return replace(found, weekday=weekday) if isinstance(found, Day) and found.weekday is None else None


def after_today(count: int, unit: Unit) -> Node:
    """So many units from today."""
    return Shift(FromToday(0), count, unit)


def in_period(weekday: int, period: Node) -> Nth:
    """The weekday of a given week."""
    return Nth(1, weekday, period)


def in_week(weekday: int, span: Node) -> Nth | None:
    """The weekday of a week, however that is said: 'el martes de la última semana de marzo'."""
    return Nth(1, weekday, span) if getattr(span, "unit", None) is Unit.WEEK else None


def feast(rule: Rule, said: Fields | None) -> Feast:
    """A named day, of some year."""
    return Feast(rule, **(said or {}))


def half_more(count: int, unit: Unit) -> Node | None:
    """'un mes y medio' from today."""
    more = HALVES.get(unit)
    return Shift(Shift(FromToday(0), count, unit), *more) if more else None


def half_of(unit: Unit) -> Node | None:
    """'medio año' from today."""
    more = HALVES.get(unit)
    return Shift(FromToday(0), *more) if more else None


HALVES: Final = {
    Unit.YEAR: (6, Unit.MONTH),
    Unit.SEMESTER: (3, Unit.MONTH),
    Unit.MONTH: (15, Unit.DAY),
    Unit.WEEK: (3, Unit.DAY),
}


def end_of(span: Node) -> Edge | None:
    """The last day of a period; 'fin de semana' is another thing."""
    return None if getattr(span, "unit", None) is Unit.WEEK else Edge(span, True)


PARTS_OF_A_YEAR: Final = frozenset({Unit.BIMESTER, Unit.QUARTER, Unit.TERM, Unit.SEMESTER, Unit.MONTH})


def month(number: int, said: Fields | None = None) -> Month:
    """A month by name, of some year."""
    return Month(number, **(said or {}))


def period(unit: Unit, shift: int) -> Node | None:
    """This, the next or the last one."""
    return None if unit in {Unit.DAY, Unit.BUSINESS_DAY} else Period(unit, shift)


def window(count: int, unit: Unit, sign: int = 1) -> Node | None:
    """The next so many."""
    return Window(sign * count, unit)


def part_of_year(nth: int, unit: Unit, said: Fields | None) -> Node | None:
    """'2º trimestre de 2027', 'primera quincena': of the year, or of the month, said or running."""
    if unit in PARTS_OF_A_YEAR:
        return Nth(nth, unit, of_year(said))
    if unit is Unit.FORTNIGHT and said is None:
        return Nth(nth, unit, Current(Unit.MONTH))
    return Nth(nth, unit, of_year(said)) if said and unit is Unit.WEEK else None


def of_year(said: Fields | None) -> Node:
    """The year said, or the running one."""
    if not said:
        return Current(Unit.YEAR)
    return Year(said["year"]) if "year" in said else Period(Unit.YEAR, said["year_shift"])


def half(nth: int, span: Node) -> Node | None:
    """The first or the second half of a year or a month."""
    if isinstance(span, Month) or getattr(span, "unit", None) is Unit.MONTH:
        return Nth(nth, Unit.FORTNIGHT, span)
    is_year = isinstance(span, Year) or getattr(span, "unit", None) is Unit.YEAR
    return Nth(nth, Unit.SEMESTER, span) if is_year else None


def vague(part: Any, span: Node) -> Vague:
    """A part of a period."""
    return Vague(part, span)


def between(start: Node, end: Node) -> Between | None:
    """A range; two bare numbers are no dates here."""
    if is_bare(start) and (is_bare(end) or isinstance(end, Year)):
        return None
    return None if isinstance(start, Year) and is_bare(end) else Between(start, end)


def is_bare(node: Node) -> bool:
    """Whether only a day number was said."""
    return isinstance(node, Day) and node == Day(node.day)


def neighbours(start: Node, end: Node) -> Between | None:
    """'1 y 2 de diciembre', 'sábado y domingo', 'enero y febrero': a range where they are side by side."""
    first, last = shared(start, end)
    if isinstance(first, Day) and isinstance(last, Day):
        side_by_side = (first.month, first.day + 1) == (last.month, last.day) and not is_bare(last)
    elif isinstance(first, Month) and isinstance(last, Month):
        side_by_side = (last.month - first.month) % 12 == 1
    elif isinstance(first, FromToday) and isinstance(last, FromToday):
        side_by_side = last.days - first.days == 1
    elif isinstance(first, Weekday) and isinstance(last, Weekday):
        side_by_side = last.weekday - first.weekday == 1
    else:
        side_by_side = False
    return Between(start, end) if side_by_side else None


def after_some(first: int, last: int, unit: Unit) -> Between | None:
    """'en 2 o 3 días'."""
    today = FromToday(0)
    return Between(Shift(today, first, unit), Shift(today, last, unit)) if first < last else None


def two_days(first: int, last: int) -> Between:
    """Two bare day numbers."""
    return Between(Day(first), Day(last))


def month_days(month: int, first: int, last: int, said: Fields | None) -> Between:
    """'noviembre 19-20'."""
    return Between(Day(first, month, **(said or {})), Day(last, month, **(said or {})))


def weekdays_of(first: int, last: int, period: Node) -> Between:
    """'de lunes a viernes de la próxima semana'."""
    return Between(Nth(1, first, period), Nth(1, last, period))
