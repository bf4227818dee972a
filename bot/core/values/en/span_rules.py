"""Rules of periods: 'December', 'the week after next', 'first half of January', 'Q1 2027'."""

from __future__ import annotations

from typing import Final

from bot.core.values.date_builders import half, month, of_year, part_of_year, period, vague, window
from bot.core.values.grammar import Rules
from bot.core.values.periods import Unit
from bot.core.values.when import Day, Month, Which, Year
from bot.core.values.when_parts import After, Holding, Nth, Rest, Some

SPANS: Final = Rules(
    [
        ("[month of] <monthname>", month),
        ("<month> [,] <ofyear>", month),
        ("month of <month> [<ofyear>]", month),
        ("in|during|throughout|for|all [of] <month> [<ofyear>]", month),
        ("<this> <month>", lambda _, m: Month(m)),
        ("<next> <month>", lambda _, m: Month(m, which=Which.NEXT)),
        ("<last> <month>", lambda _, m: Month(m, which=Which.LAST)),
        ("[all|during|the] [of] [the] [whole] <this> <unit>", lambda _, u: period(u, 0)),
        ("all [of] the <unit>", lambda u: period(u, 0)),
        ("the whole <unit>", lambda u: period(u, 0)),
        ("[the] <next> <unit>", lambda _, u: period(u, 1)),
        ("[the] <unit> after next", lambda u: period(u, 2)),
        ("[the] <last> <unit>", lambda _, u: period(u, -1)),
        ("[the] <unit> before last", lambda u: period(u, -2)),
        ("[the] <nth> half of [the] <ofspan>", half),
        ("[the] <weekend>", lambda u: period(u, 0)),
        ("[the] <weekend> of [the] <span>", lambda u, span: Nth(1, u, span)),
        ("[the] <weekend> of [the] <day>", Holding),
        ("[the] first <count> <unit> of|in [the] <ofspan>", Some),
        ("[the] last <count> <unit> of|in [the] <ofspan>", lambda n, u, span: Some(-n, u, span)),
        ("week [number|no|#] <weekno> [<ofyear>]", lambda n, y: Nth(n, Unit.WEEK, of_year(y))),
        ("[over|during|within] [the] <next> <count> <unit>", lambda _, n, u: window(n, u)),
        ("[over|during|in] [the] <last> <count> <unit>", lambda _, n, u: window(n, u, -1)),
        ("[the] rest|remainder of [the] <ofspan>", Rest),
        ("[in|at] [the] <part> [of|in] [the] <ofspan>", vague),
        ("[in|at] [the] <part> - <ofspan>", vague),
        ("[in|at] [the] <part> [of|in|-] <month> [<ofyear>]", lambda part, m, y: vague(part, month(m, y))),
        ("[the] week of [the] <ordinal_day>", lambda n: Holding(Unit.WEEK, Day(n))),
        ("[the] week of [the] <day>", lambda day: Holding(Unit.WEEK, day)),
        ("[the] week starting|beginning|commencing [on] [the] <day>", lambda day: Holding(Unit.WEEK, day)),
        ("[the] week after|following [the] <day>", lambda day: After(Unit.WEEK, day)),
        ("[the] <nth> <unit> of|in [the] <ofspan>", Nth),
        ("[the] <nth> <unit> [<ofyear>]", part_of_year),
        ("q <smallno> [<ofyear>]", lambda n, y: part_of_year(n, Unit.QUARTER, y) if n < 5 else None),
        ("h <smallno> [<ofyear>]", lambda n, y: part_of_year(n, Unit.SEMESTER, y) if n < 3 and y else None),
        ("[the] year <year>", Year),
        ("in|during|for|throughout|of <year>", Year),
        ("<written>", lambda w: w if isinstance(w, Month) else None),
    ]
)
