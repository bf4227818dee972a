"""Dates in Spanish text: the grammar, and what it answers for a today and a calendar."""

from __future__ import annotations

from typing import Final

from bot.core.values.date_figures import far_year, short_year
from bot.core.values.date_readings import DateReadings
from bot.core.values.es import date_words as words
from bot.core.values.es.amounts import STARTERS, amount
from bot.core.values.es.correction_words import SPANISH
from bot.core.values.es.day_rules import BARE_SPAN, DAYS, OF_MONTH, OF_YEAR, WEEK, from_today
from bot.core.values.es.holidays import FEASTS
from bot.core.values.es.number_words import HUNDREDS, PARTS
from bot.core.values.es.numbers import ABOUT
from bot.core.values.es.numeric_dates import SPANISH as FIGURES
from bot.core.values.es.numeric_dates import WRITTEN_STARTERS
from bot.core.values.es.range_rules import BARE, EDGES, RANGES, TOP
from bot.core.values.es.span_rules import SPANS
from bot.core.values.grammar import DIGITS, Grammar, Match, Parser, Rules, Scan, Vocabulary
from bot.core.values.periods import Unit
from bot.core.values.questions import Bounding
from bot.core.values.respelling import Respelling, lone_words, words_of
from bot.core.values.when import FromToday

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
    match = FIGURES.day_number(scan, at)
    return match if match and match.end > at + 1 and match.value > 0 else None


def _positive_nth(scan: Scan, at: int) -> Match | None:
    match = _nth(scan, at)
    return match if match and match.value > 0 else None


def _week_number(scan: Scan, at: int) -> Match | None:
    number = scan.tokens.number(at)
    return Match(number, at + 1) if number and number <= 53 and len(scan.tokens.word(at)) <= 2 else None


def _tens(scan: Scan, at: int) -> Match | None:
    """20, 90, noventa: a decade."""
    said = scan.ask("n", at)
    value = said.value.value if said else 0
    return Match(int(value), said.end) if said and value % 10 == 0 and 10 <= value <= 90 else None


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
        "since": Bounding(words.SINCE, words.OPENING, words.QUESTIONS),
        "after": Vocabulary(words.AFTER),
        "until": Bounding(words.UNTIL, words.CLOSING, words.QUESTIONS),
        "before": Vocabulary(words.BEFORE),
        "feast": Vocabulary(FEASTS),
        "from": Vocabulary(words.COUNTED_FROM),
        "nth_word": Vocabulary(words.NTH),
        "posnth": Parser(_positive_nth, (*Vocabulary(words.NTH).starters, DIGITS)),
        "weekdays": Vocabulary({**words.WEEKDAYS, "sabados": 5, "domingos": 6}),
        "lone_dayno": Parser(FIGURES.lone_day_number, DAY_STARTERS),
        "nth": Parser(_nth, (*Vocabulary(words.NTH).starters, DIGITS)),
        "count": Parser(_count, STARTERS),
        "dayno": Parser(FIGURES.day_number, DAY_STARTERS),
        "monthno": Parser(_below_thirteen, (DIGITS,)),
        "smallno": Parser(_below_thirteen, (DIGITS,)),
        "weekno": Parser(_week_number, (DIGITS,)),
        "year": Parser(FIGURES.year_number, (DIGITS, "dos", "mil")),
        "yy": Parser(short_year, (DIGITS,)),
        "roughly": Vocabulary(ABOUT),
        "tens": Parser(_tens, STARTERS),
        "faryear": Parser(far_year, (DIGITS,)),
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

JOINTS: Final = frozenset({",", "y", "e", "o", "u", "el", "los", "al"})
SPELLING: Final = Respelling(
    lone_words(words.MONTHS, words.WEEKDAYS, words.COUNTED_UNITS, words.NEXT, words.FROM_TODAY, words.NTH),
    known=words_of(
        *(words.NEXT_AFTER, words.TWICE_NEXT, words.THIS, words.THIS_AFTER, words.LAST, words.LAST_BEFORE),
        *(words.PARTS, words.ENDS, words.STARTS, words.SINCE, words.AFTER, words.UNTIL, words.BEFORE),
        *(words.OPENING, words.CLOSING),
        *(
            words.COUNTED_UNITS,
            words.FROM_TODAY,
            words.NOW,
            words.COUNTED_FROM,
            FEASTS,
            ABOUT,
            STARTERS,
            HUNDREDS,
            PARTS,
        ),
    ),
    after=frozenset({"de", "del", "/", "-"}),
)
SPANISH_DATES: Final = DateReadings(GRAMMAR, SPANISH, JOINTS, SPELLING)
find_dates = SPANISH_DATES.find
read_date = SPANISH_DATES.read
