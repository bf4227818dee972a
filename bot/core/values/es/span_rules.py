"""Rules of periods: 'diciembre', 'la otra semana', 'primera quincena de enero', 'Q1 2027'."""

from __future__ import annotations

from typing import Any, Final

from bot.core.values.es.day_rules import Fields
from bot.core.values.grammar import Rules
from bot.core.values.periods import Unit
from bot.core.values.when import Day, Month, Node, Period, Which, Year
from bot.core.values.when_parts import After, Current, Holding, Nth, Rest, Some, Vague
from bot.core.values.when_shifts import Window

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
        return Nth(nth, unit, _year(said))
    if unit is Unit.FORTNIGHT and said is None:
        return Nth(nth, unit, Current(Unit.MONTH))
    return Nth(nth, unit, _year(said)) if said and unit is Unit.WEEK else None


def _year(said: Fields | None) -> Node:
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


SPANS: Final = Rules(
    [
        ("[mes de] <monthname>", month),
        ("<month> <ofyear>", month),
        ("mes de <month> [<ofyear>]", month),
        ("en|para|durante|todo <month> [<ofyear>]", month),
        ("<month> , <year>", Month),
        ("<this> [mes de] <month>", lambda _, m: Month(m)),
        ("<next> [mes de] <month>", lambda _, m: Month(m, which=Which.NEXT)),
        ("<month> <nextafter>", lambda m, _: Month(m, which=Which.NEXT)),
        ("<month> <last>", lambda m, _: Month(m, which=Which.LAST)),
        ("<lastbefore> <month>", lambda _, m: Month(m, which=Which.LAST)),
        ("[todo|toda] [el|la] <this> <unit>", lambda _, u: period(u, 0)),
        ("todo|toda el|la <unit>", lambda u: period(u, 0)),
        ("[<this>] <unit> <thisafter>", lambda _, u, __: period(u, 0)),
        ("<next> <unit>", lambda _, u: period(u, 1)),
        ("<unit> <nextafter>", lambda u, _: period(u, 1)),
        ("<unit> <twice>", lambda u, _: period(u, 2)),
        ("<unit> siguiente [a|de] [al|del|la|el] <next>", lambda u, _: period(u, 2)),
        ("<unit> despues|tras [de|del] [la|el] <next> [<unit>]", lambda u, *_: period(u, 2)),
        ("<unit> despues|tras [de|del] [la|el] <nextafter> [<unit>]", lambda u, *_: period(u, 2)),
        ("<unit> <last>", lambda u, _: period(u, -1)),
        ("<lastbefore> <unit>", lambda _, u: period(u, -1)),
        ("<unit> antes|anterior de|a|del|al [la|el] <last>", lambda u, _: period(u, -2)),
        ("<nth> mitad de|del [la|el] <ofspan>", half),
        ("<weekend>", lambda u: period(u, 0)),
        ("<weekend> de|del [la|el] <span>", lambda u, span: Nth(1, u, span)),
        ("<weekend> de|del [el] <day>", Holding),
        ("primeros|primeras <count> <unit> de|del [el|la] <ofspan>", Some),
        ("<count> primeros|primeras <unit> de|del [el|la] <ofspan>", Some),
        ("ultimos|ultimas <count> <unit> de|del [el|la] <ofspan>", lambda n, u, span: Some(-n, u, span)),
        ("<count> ultimos|ultimas <unit> de|del [el|la] <ofspan>", lambda n, u, span: Some(-n, u, span)),
        ("semana [numero|no|n|#] <weekno> [<ofyear>]", lambda n, y: Nth(n, Unit.WEEK, _year(y))),
        ("<next> <count> <unit>", lambda _, n, u: window(n, u)),
        ("<count> <next> <unit>", lambda n, _, u: window(n, u)),
        ("<count> <unit> <nextafter>", lambda n, u, _: window(n, u)),
        ("<lastbefore> <count> <unit>", lambda _, n, u: window(n, u, -1)),
        ("<count> <lastbefore> <unit>", lambda n, _, u: window(n, u, -1)),
        ("<count> <unit> <last>", lambda n, u, _: window(n, u, -1)),
        ("resto|lo [que] [queda|resta|falta] de|del [el|la] <ofspan>", Rest),
        ("<part> de|del [el|la|los] <ofspan>", vague),
        ("<part> <month> [<ofyear>]", lambda part, m, y: vague(part, month(m, y))),
        ("semana del [dia] <dayno>", lambda n: Holding(Unit.WEEK, Day(n))),
        ("semana de|del [el|la|dia] <day>", lambda day: Holding(Unit.WEEK, day)),
        ("semana que|q inicia|empieza|comienza|arranca|va [el|desde] [el] <day>",
         lambda day: Holding(Unit.WEEK, day)),
        ("semana siguiente|despues a|al|de|del [la|el] <day>", lambda day: After(Unit.WEEK, day)),
        ("<nth> <unit> de|del [el|la] <ofspan>", Nth),
        ("<nth> <unit> [<ofyear>]", part_of_year),
        ("q|t <smallno> [<ofyear>]", lambda n, y: part_of_year(n, Unit.QUARTER, y) if n < 5 else None),
        ("<smallno> q|t [<ofyear>]", lambda n, y: part_of_year(n, Unit.QUARTER, y) if n < 5 else None),
        ("s <smallno> [<ofyear>]", lambda n, y: part_of_year(n, Unit.SEMESTER, y) if n < 3 and y else None),
        ("ano <year>", Year),
        ("el|en|del|para|durante|todo <year>", Year),
        ("<written>", lambda w: w if isinstance(w, Month) else None),
    ]
)  # fmt: skip
