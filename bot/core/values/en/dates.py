"""Dates in English text: the grammar, and what it answers for a today and a calendar."""

from __future__ import annotations

from typing import Final

from bot.core.values.date_figures import short_year
from bot.core.values.date_readings import DateReadings
from bot.core.values.en import date_words as words
from bot.core.values.en.amounts import STARTERS, amount
from bot.core.values.en.correction_words import ENGLISH
from bot.core.values.en.day_rules import BARE_SPAN, DAYS, OF_MONTH, OF_YEAR, WEEK
from bot.core.values.en.holidays import FEASTS
from bot.core.values.en.number_words import DAY_ORDINALS
from bot.core.values.en.numeric_dates import (
    DAY_STARTERS,
    WRITTEN_STARTERS,
    day_number,
    lone_day_number,
    ordinal_day,
)
from bot.core.values.en.numeric_dates import ENGLISH as FIGURES
from bot.core.values.en.range_rules import BARE, EDGES, RANGES, TOP
from bot.core.values.en.span_rules import SPANS
from bot.core.values.grammar import DIGITS, Grammar, Match, Parser, Rules, Scan, Vocabulary
from bot.core.values.periods import Unit
from bot.core.values.questions import Bounding
from bot.core.values.when import FromToday

MOST_UNITS: Final = 10_000


def _count(scan: Scan, at: int) -> Match | None:
    said = scan.ask("n", at)
    if said is None or said.value.value.denominator != 1 or not 0 < said.value.value <= MOST_UNITS:
        return None
    return Match(int(said.value.value), said.end + (scan.tokens.word(said.end) == "of"))


def _lone_month(scan: Scan, at: int) -> Match | None:
    """'May', as the whole answer: elsewhere it is a verb as often."""
    match = scan.ask("month", at)
    return match if match and at == 0 and match.end == len(scan.tokens) else None


def _small(most: int) -> Parser:
    """A number in one or two digits, up to *most*."""

    def read(scan: Scan, at: int) -> Match | None:
        number = scan.tokens.number(at)
        return Match(number, at + 1) if number and number <= most and len(scan.tokens.word(at)) <= 2 else None

    return Parser(read, (DIGITS,))


ORDINAL_STARTERS: Final = (DIGITS, *Vocabulary(DAY_ORDINALS).starters)
GRAMMAR: Final = Grammar(
    {
        "n": Parser(amount, STARTERS),
        "month": Vocabulary(words.MONTHS),
        "monthname": Vocabulary(words.MONTH_NAMES),
        "lone_month": Parser(_lone_month, Vocabulary(words.MONTHS).starters),
        "weekday": Vocabulary({**words.WEEKDAYS, **words.PLURAL_WEEKDAYS}),
        "fromtoday": Vocabulary(words.FROM_TODAY),
        "now": Vocabulary(words.NOW),
        "unit": Vocabulary(words.COUNTED_UNITS),
        "dayunit": Vocabulary(words.ONE_DAY_UNITS),
        "weekend": Vocabulary({key: u for key, u in words.COUNTED_UNITS.items() if u is Unit.WEEKEND}),
        "next": Vocabulary({word: word for word in words.NEXT}),
        "this": Vocabulary(words.THIS),
        "last": Vocabulary(words.LAST),
        "part": Vocabulary(words.PARTS),
        "ends": Vocabulary(words.ENDS),
        "starts": Vocabulary(words.STARTS),
        "since": Bounding(words.SINCE, words.OPENING, words.QUESTIONS),
        "after": Vocabulary(words.AFTER),
        "until": Bounding(words.UNTIL, words.CLOSING, words.QUESTIONS),
        "before": Vocabulary(words.BEFORE),
        "feast": Vocabulary(FEASTS),
        "from": Vocabulary(words.COUNTED_FROM),
        "nth": Vocabulary(words.NTH),
        "ordinal_word": Vocabulary(DAY_ORDINALS),
        "ordinal_day": Parser(ordinal_day, ORDINAL_STARTERS),
        "count": Parser(_count, STARTERS),
        "dayno": Parser(day_number, (*DAY_STARTERS, *ORDINAL_STARTERS)),
        "lone_dayno": Parser(lone_day_number, (*DAY_STARTERS, *ORDINAL_STARTERS)),
        "smallno": _small(12),
        "weekno": _small(53),
        "year": Parser(FIGURES.year_number, (DIGITS, "two")),
        "yy": Parser(short_year, (DIGITS,)),
        "written": Parser(FIGURES.written_date, WRITTEN_STARTERS),
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
JOINTS: Final = frozenset({",", "and", "or", "the", "to", "&"})
ENGLISH_DATES: Final = DateReadings(GRAMMAR, ENGLISH, JOINTS)
find_dates = ENGLISH_DATES.find
read_date = ENGLISH_DATES.read
