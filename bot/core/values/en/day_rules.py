"""Rules of single days: 'December 3rd', 'next Friday', 'in three business days'."""

from __future__ import annotations

from typing import Final

from bot.core.values.date_builders import (
    after_today,
    day,
    end_of,
    feast,
    half_more,
    half_of,
    in_period,
    in_week,
    with_weekday,
)
from bot.core.values.en.date_words import FOLLOWING_WORDS
from bot.core.values.feasts import Feast, Holiday
from bot.core.values.grammar import Rules
from bot.core.values.periods import Unit
from bot.core.values.when import FromToday, Node, Period, Previous, Weekday, Which, Year
from bot.core.values.when_parts import Current, Edge, Nth, Part, Vague
from bot.core.values.when_shifts import Shift

OF_YEAR: Final = Rules(
    [
        ("[,] [of|in] [the] [year] <year>", lambda year: {"year": year}),
        ("- <year>", lambda year: {"year": year}),
        ("' <yy>", lambda year: {"year": year}),
        ("[,] [of] <this> year", lambda _: {"year_shift": 0}),
        ("[,] [of] [the] <next> year", lambda _: {"year_shift": 1}),
        ("[,] [of] <last> year", lambda _: {"year_shift": -1}),
    ]
)
OF_MONTH: Final = Rules(
    [
        ("[of] <this> month", lambda _: {"month_shift": 0}),
        ("of the month", lambda: {"month_shift": 0}),
        ("[of] [the] <next> month", lambda _: {"month_shift": 1}),
        ("[of] <last> month", lambda _: {"month_shift": -1}),
    ]
)
WEEK: Final = Rules(
    [
        ("<this> week", lambda _: Period(Unit.WEEK)),
        ("[the] <next> week", lambda _: Period(Unit.WEEK, 1)),
        ("[the] week after next", lambda: Period(Unit.WEEK, 2)),
        ("<last> week", lambda _: Period(Unit.WEEK, -1)),
    ]
)
BARE_SPAN: Final = Rules(
    [
        ("[year] <year>", Year),
        ("year", lambda: Current(Unit.YEAR)),
        ("month", lambda: Current(Unit.MONTH)),
        ("week", lambda: Current(Unit.WEEK)),
        ("quarter", lambda: Current(Unit.QUARTER)),
        ("semester", lambda: Current(Unit.SEMESTER)),
    ]
)


def next_weekday(word: str, weekday: int) -> Weekday:
    """'next Friday' is that of next week, 'this coming Friday' the nearest one."""
    return Weekday(weekday, Which.FOLLOWING if word in FOLLOWING_WORDS else Which.BARE)


def end(span: Node) -> Node | None:
    """'the end of December' is its last day, 'the end of the week' its last days."""
    is_week = getattr(span, "unit", None) is Unit.WEEK
    return Vague(Part.LATE, span) if is_week else end_of(span)


LED: Final = "[on] [<weekday> [,]] [on] [the]"
"""What may stand before a day."""

DAYS: Final = Rules(
    [
        (f"{LED} <month> [the] <dayno> [<ofyear>]", lambda w, m, n, y: day(n, m, y, w)),
        (f"{LED} <dayno> [of|-|/|,|.] <month> [<ofyear>]", lambda w, n, m, y: day(n, m, y, w)),
        (f"{LED} <written>", with_weekday),
        ("[on] <weekday> [,] [the] <dayno>", lambda w, n: day(n, weekday=w)),
        ("[on] the <ordinal_day>", day),
        (f"{LED} <dayno> <ofmonth>", lambda w, n, m: day(n, None, m, w)),
        ("<fromtoday>", FromToday),
        ("[on] <weekday>", Weekday),
        ("<this> <weekday>", lambda _, w: Weekday(w, Which.THIS)),
        ("[<this>] <next> <weekday>", lambda this, word, w: Weekday(w) if this else next_weekday(word, w)),
        ("<this> <weekday> [,] <month> <dayno> [<ofyear>]", lambda _, w, m, n, y: day(n, m, y, w)),
        ("<next> <weekday> [,] <month> <dayno> [<ofyear>]", lambda _, w, m, n, y: day(n, m, y, w)),
        ("[on] [the] <last> <weekday>", lambda _, w: Weekday(w, Which.LAST)),
        ("[on] [the] <weekday> [of|in] [the] <week>", in_period),
        ("[on] [the] <weekday> of|in [the] <span>", in_week),
        ("[a] week on|from <weekday>", lambda w: Shift(Weekday(w), 7, Unit.DAY)),
        ("[on] <weekday> week", lambda w: Shift(Weekday(w), 7, Unit.DAY)),
        ("last <month> <dayno>", lambda m, n: Previous(day(n, m))),
        ("in|within [about|around|exactly|the] [next] <count> <unit> [' s] [' time] [time]", after_today),
        ("in|within a|an|one <unit> [' s time]", lambda unit: after_today(1, unit)),
        ("in a <unit> and a half", lambda unit: half_more(1, unit)),
        ("in <count> and a half <unit>", half_more),
        ("in half a|an <unit>", half_of),
        ("<count> <unit> from now|today", after_today),
        ("a|an <unit> from now|today", lambda unit: after_today(1, unit)),
        ("<count> <unit> hence|later|ahead", after_today),
        ("<count> <unit> <from> [the] <point>", lambda n, unit, _, base: Shift(base, n, unit)),
        ("a|an|one|the <unit> <from> [the] <point>", lambda unit, _, base: Shift(base, 1, unit)),
        ("<count> <unit> before [the] <point>", lambda n, unit, base: Shift(base, -n, unit)),
        ("a|an|one|the <unit> before [the] <point>", lambda unit, base: Shift(base, -1, unit)),
        ("<count> <unit> ago", lambda n, unit: after_today(-n, unit)),
        ("a|an <unit> ago", lambda unit: after_today(-1, unit)),
        ("[on] [the] <next> <dayunit>", lambda _, unit: after_today(1, unit)),
        ("eve of [the] <point>", lambda base: Shift(base, -1, Unit.DAY)),
        ("[on] [at] [<this>] [<next>] <feast> [<ofyear>]", lambda _, __, rule, y: feast(rule, y)),
        ("<last> <feast>", lambda _, rule: Feast(rule, which=Which.LAST)),
        ("[the] <next> [public|bank] holiday", lambda _: Holiday()),
        ("[the|on] [the] [<next>] long weekend", lambda _: Holiday(bridge=True)),
        ("[on] [the] <nth> <weekday> of|in [the] <ofspan>", Nth),
        ("[on] [the] <nth> <dayunit> of|in [the] <ofspan>", Nth),
        ("[at|by] [the] <ends> of [the] <ofspan>", lambda _, span: end(span)),
        ("[at|by] month end", lambda: Edge(Current(Unit.MONTH), True)),
        ("[on] [the] <starts> of [the] <ofspan>", lambda last, span: Edge(span, last)),
    ]
)
