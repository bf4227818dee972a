"""Rules of periods: 'diciembre', 'la otra semana', 'primera quincena de enero', 'Q1 2027'."""

from __future__ import annotations

from typing import Final

from bot.core.values.date_builders import half, month, of_year, part_of_year, period, vague, window
from bot.core.values.grammar import Rules
from bot.core.values.periods import Unit
from bot.core.values.when import Day, Month, Which, Year
from bot.core.values.when_parts import After, Holding, Nth, Rest, Some

COUNTS: Final = {Unit.BIMESTER: 6, Unit.QUARTER: 4, Unit.TERM: 3, Unit.SEMESTER: 2}
"""How many of them a year has: 'trimestre 1 de 2027'."""


def decade(tens: int) -> Holding:
    """'los años 90' are the last century's, 'los años 30' this one's."""
    return Holding(Unit.DECADE, Year(tens + (1900 if tens > 40 else 2000)))


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
        ("todo|toda el|la <span>", lambda span: span),
        ("quincena de|del [la|el] <ofspan>", lambda span: Nth(1, Unit.FORTNIGHT, span)),
        ("<unit> [numero|no|n|#] <smallno> [<ofyear>]",
         lambda u, n, y: part_of_year(n, u, y) if n <= COUNTS.get(u, 0) else None),
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
        ("semana [numero|no|n|#] <weekno> [<ofyear>]", lambda n, y: Nth(n, Unit.WEEK, of_year(y))),
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
        ("semana antes|anterior|previa de|del|a|al [la|el] <day>", lambda day: After(Unit.WEEK, day, -1)),
        ("semana siguiente|despues a|de la del|de [el] <day>", lambda day: After(Unit.WEEK, day)),
        ("semana siguiente|despues a|al|de|del [la|el] <day>", lambda day: After(Unit.WEEK, day)),
        ("<nth> <unit> de|del [el|la] <ofspan>", Nth),
        ("<nth> <unit> [<ofyear>]", part_of_year),
        ("q|t <smallno> [<ofyear>]", lambda n, y: part_of_year(n, Unit.QUARTER, y) if n < 5 else None),
        ("<smallno> q|t [<ofyear>]", lambda n, y: part_of_year(n, Unit.QUARTER, y) if n < 5 else None),
        ("s <smallno> [<ofyear>]", lambda n, y: part_of_year(n, Unit.SEMESTER, y) if n < 3 and y else None),
        ("ano <year>", Year),
        ("ano <faryear>", Year),
        ("[decada] [de] [los] anos <tens>", decade),
        ("decada de|del [los] <tens>", decade),
        ("decada de|del [los] [ano|anos] <year>", lambda year: Holding(Unit.DECADE, Year(year))),
        ("el|en|del|para|durante|todo <year>", Year),
        ("<written>", lambda w: w if isinstance(w, Month) else None),
    ]
)  # fmt: skip
