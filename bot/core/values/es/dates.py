"""Dates in Spanish text: the grammar, and what it answers for a today and a calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from bot.core.calendar import BusinessCalendar
from bot.core.values.es import date_words as words
from bot.core.values.es.amounts import STARTERS, amount
from bot.core.values.es.day_rules import BARE_SPAN, DAYS, OF_MONTH, OF_YEAR, WEEK, from_today
from bot.core.values.es.holidays import FEASTS
from bot.core.values.es.numeric_dates import (
    WRITTEN_STARTERS,
    day_number,
    lone_day_number,
    short_year,
    written_date,
    year_number,
)
from bot.core.values.es.range_rules import BARE, EDGES, RANGES, TOP
from bot.core.values.es.span_rules import SPANS
from bot.core.values.grammar import DIGITS, Grammar, Match, Parser, Rules, Scan, Vocabulary, find_all
from bot.core.values.periods import Unit
from bot.core.values.reading import Problem, Reading, When
from bot.core.values.when import Day, FromToday, Moment, Node, first_day, last_day
from bot.core.values.when_ranges import Between, Until

MOST_UNITS: Final = 10_000


def _count(scan: Scan, at: int) -> Match | None:
    said = scan.ask("n", at)
    if said is None or said.value.value.denominator != 1 or not 0 < said.value.value <= MOST_UNITS:
        return None
    end = said.end + (scan.tokens.word(said.end) == "de" and said.value.scale > 1)
    return Match(int(said.value.value), end)


def _nth(scan: Scan, at: int) -> Match | None:
    """An ordinal, in words or as 1º, 2da, 3.ª."""
    if scan.tokens.number(at) is None:
        return scan.ask("nth_word", at)
    match = day_number(scan, at)
    return match if match and match.end > at + 1 and match.value > 0 else None


def _positive_nth(scan: Scan, at: int) -> Match | None:
    match = _nth(scan, at)
    return match if match and match.value > 0 else None


def _week_number(scan: Scan, at: int) -> Match | None:
    number = scan.tokens.number(at)
    return Match(number, at + 1) if number and number <= 53 and len(scan.tokens.word(at)) <= 2 else None


def _below_thirteen(scan: Scan, at: int) -> Match | None:
    number = scan.tokens.number(at)
    return Match(number, at + 1) if number and number <= 12 and len(scan.tokens.word(at)) <= 2 else None


DAY_STARTERS: Final = (*STARTERS, "primero", "primeros")

GRAMMAR: Final = Grammar(
    {
        "n": Parser(amount, STARTERS),
        "month": Vocabulary(words.MONTHS),
        "monthname": Vocabulary(words.MONTH_NAMES),
        "weekday": Vocabulary(words.WEEKDAYS),
        "fromtoday_word": Vocabulary(words.FROM_TODAY),
        "fromtoday": Parser(from_today, Vocabulary(words.FROM_TODAY).starters),
        "now": Vocabulary(words.NOW),
        "unit": Vocabulary(words.COUNTED_UNITS),
        "dayunit": Vocabulary(words.ONE_DAY_UNITS),
        "weekend": Vocabulary(
            {key: unit for key, unit in words.COUNTED_UNITS.items() if unit is Unit.WEEKEND}
        ),
        "next": Vocabulary({word: word for word in words.NEXT}),
        "nextafter": Vocabulary({word: word for word in words.NEXT_AFTER}),
        "twice": Vocabulary(words.TWICE_NEXT),
        "this": Vocabulary(words.THIS),
        "thisafter": Vocabulary(words.THIS_AFTER),
        "last": Vocabulary(words.LAST),
        "lastbefore": Vocabulary(words.LAST_BEFORE),
        "part": Vocabulary(words.PARTS),
        "ends": Vocabulary(words.ENDS),
        "starts": Vocabulary(words.STARTS),
        "since": Vocabulary(words.SINCE),
        "after": Vocabulary(words.AFTER),
        "until": Vocabulary(words.UNTIL),
        "before": Vocabulary(words.BEFORE),
        "feast": Vocabulary(FEASTS),
        "from": Vocabulary(words.COUNTED_FROM),
        "nth_word": Vocabulary(words.NTH),
        "posnth": Parser(_positive_nth, (*Vocabulary(words.NTH).starters, DIGITS)),
        "weekdays": Vocabulary({**words.WEEKDAYS, "sabados": 5, "domingos": 6}),
        "lone_dayno": Parser(lone_day_number, DAY_STARTERS),
        "nth": Parser(_nth, (*Vocabulary(words.NTH).starters, DIGITS)),
        "count": Parser(_count, STARTERS),
        "dayno": Parser(day_number, DAY_STARTERS),
        "monthno": Parser(_below_thirteen, (DIGITS,)),
        "smallno": Parser(_below_thirteen, (DIGITS,)),
        "weekno": Parser(_week_number, (DIGITS,)),
        "year": Parser(year_number, (DIGITS, "dos", "mil")),
        "yy": Parser(short_year, (DIGITS,)),
        "written": Parser(written_date, WRITTEN_STARTERS),
        "ofyear": OF_YEAR,
        "ofmonth": OF_MONTH,
        "week": WEEK,
        "bare_span": BARE_SPAN,
        "day": DAYS,
        "span": SPANS,
        "ofspan": Rules([("<span>", lambda node: node), ("<bare_span>", lambda node: node)]),
        "point": Rules([("<day>", lambda node: node), ("<span>", lambda node: node), ("<now>", FromToday)]),
        "edge": EDGES,
        "range": RANGES,
        "top": TOP,
        "bare": BARE,
    }
)


def to_reading(scan: Scan, at: int, match: Match, moment: Moment) -> Reading[When]:
    """The reading of a matched node, resolved for *moment*."""
    node: Node = match.value
    value = node.resolve(moment)
    items = scan.tokens.items
    return Reading(
        value,
        _problem(node, value, moment),
        value is not None and node.guessed,
        items[at].start,
        items[match.end - 1].end,
        node.alternatives(moment),
    )


def _problem(node: Node, value: When | None, moment: Moment) -> Problem | None:
    if value is None:
        return Problem.INVALID
    if isinstance(node, Day) and isinstance(value, date) and node.weekday not in {None, value.weekday()}:
        return Problem.WEEKDAY
    last = last_day(value)
    return Problem.PAST if last and last < moment.today else None


def found_in(scan: Scan, moment: Moment) -> list[tuple[Node, Reading[When]]]:
    """Every date expression; an open end follows the start said before it."""
    found: list[tuple[Node, Reading[When]]] = []
    for at, match in _with_months(scan, list(find_all(scan, "top"))):
        here = moment
        start = found and first_day(found[-1][1].value)
        if isinstance(match.value, Until) and match.value.end.floating and start and start >= moment.today:
            here = moment.later(start)
        found.append((match.value, to_reading(scan, at, match, here)))
    return found


LIST_WORDS: Final = frozenset({",", "y", "e", "o", "u", "el", "los", "al"})


def _with_months(scan: Scan, found: list[tuple[int, Match]]) -> list[tuple[int, Match]]:
    """In 'el 5, el 6 y el 20 de enero' the month is everyone's."""
    for k in range(len(found) - 2, -1, -1):
        (at, match), (after, following) = found[k], found[k + 1]
        between = {scan.tokens.word(token) for token in range(match.end, after)}
        said = following.value.end if isinstance(following.value, Between) else following.value
        if _is_bare(match.value) and isinstance(said, Day) and said.month and between <= LIST_WORDS:
            found[k] = at, Match(replace(said, day=match.value.day, weekday=None), match.end)
    return found


def _is_bare(node: Node) -> bool:
    return isinstance(node, Day) and node == Day(node.day)


def find_dates(text: str, today: date, calendar: BusinessCalendar) -> tuple[Reading[When], ...]:
    """Every date and range of dates in *text*, in order, invalid ones included."""
    scan = GRAMMAR.scan(text)
    return tuple(reading for _, reading in found_in(scan, Moment(today, calendar, today)))
