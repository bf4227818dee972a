"""Daily hours in Spanish text: 'de 8 a 5', '8am-5pm lunes a viernes', 'horario de oficina'."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.values.clock_times import clock
from bot.core.values.corrections import meant
from bot.core.values.es import hour_words as words
from bot.core.values.es.amounts import STARTERS, amount
from bot.core.values.es.correction_words import SPANISH
from bot.core.values.es.date_words import MONTH_NAMES
from bot.core.values.grammar import DIGITS, Grammar, Match, Parser, Rules, Scan, Vocabulary
from bot.core.values.reading import Hours, Reading
from bot.core.values.respelling import Respelling, words_of
from bot.core.values.schedules import (
    Block,
    after,
    before,
    both,
    day_range,
    in_half,
    named,
    no_times,
    only,
    readings,
    split,
    times,
    without,
    workdays_without,
)


def _one_day(scan: Scan, at: int) -> Match | None:
    match = scan.ask("day_word", at)
    return (
        None if match is None or scan.tokens.word(at) in words.LETTERS else Match((match.value,), match.end)
    )


def _named_clock(scan: Scan, at: int) -> Match | None:
    return None if scan.ask("named_time", at) is None else scan.ask("clock", at)


def _shift_rules() -> Rules:
    to, las = "a|al|hasta|-|y", "[la|las|los|el]"
    return Rules(
        [
            (f"[de|desde|entre] {las} <clock> {to} {las} <clock>", times),
            (f"de|desde|entre|a la|las <clock> {to} la|las <clock>", lambda a, b: times(a, b, True)),
            (f"la|las <clock> {to} {las} <clock>", lambda a, b: times(a, b, True)),
            (f"de|desde|entre {las} <clock> {to} la|las <clock>", lambda a, b: times(a, b, True)),
            (f"de|desde|entre {las} <clock> {to} {las} <clock> horas|hrs", lambda a, b: times(a, b, True)),
            ("<clock> / <clock>", lambda a, b: times(a, b) if a.sure and b.sure else None),
            ("despues|luego de la|las <clock>", after),
            ("desde|partir [de] la|las <clock> [en] [adelante]", after),
            ("de|desde [la|las] <clock> en adelante", after),
            ("hasta|antes [de|del] [el|la] <named_clock>", before),
            ("despues|luego|desde|partir [de|del] [el|la] <named_clock>", after),
            ("no antes de la|las <clock>", after),
            ("no despues|tarde de la|las <clock>", before),
            ("no mas tarde de la|las <clock>", before),
            ("antes de la|las <clock>", before),
            ("hasta la|las <clock>", before),
            ("<named>", named),
            ("<loosely_named>", lambda name: replace(named(name), sure=False)),
        ]
    )


COUNTED: Final = "mil|millones|k|registros|personas|contactos|usuarios|pesos|dolares|dias|semanas|meses|%"
"""After two figures these make them no times."""
AFTERNOON: Final = ("13:00", "17:00", False)
SPAN: Final = Rules(
    [
        ("<shift>", lambda times: times),
        ("<loosely_named> [,|:|(|;] <shift>", in_half),
        ("manana|mananas [,|:|(] <shift>", lambda times: times),
        ("tarde|tardes|noche|noches [,|:|(] <shift>", lambda times: in_half(AFTERNOON, times)),
        ("[de|del|desde] [la|las|el] <clock> al|a|hasta|- [el] <clock> de|del <month>", no_times),
        (f"[de|del|desde|entre] <clock> y|a|o|hasta|- <clock> {COUNTED}", no_times),
    ]
)
TIMES: Final = Rules(
    [
        ("<span>", lambda times: times),
        ("<span> [,|;|/] [y|e|luego] [en|por] [la] <span>", split),
    ]
)
DAY_LIST: Final = Rules(
    [
        ("[de|los|el] <day_word> a|al|hasta|- <day_word>", day_range),
        ("[los|el|de] <one_day>", lambda day: day),
        ("[los|las|de|en] <day_set>", lambda days: days),
    ]
)
DAYS: Final = Rules(
    [
        ("<day_list>", lambda days: days),
        ("<day_list> [,|/|;|-] [y|e|o|mas] <days>", lambda first, rest: tuple(sorted({*first, *rest}))),
        ("<day_list> [,] [pero] <except> <days>", lambda days, _, gone: without(days, gone)),
    ]
)
BLOCKS: Final = Rules(
    [
        ("<times>", lambda times: times),
        ("<named> [,|:|(|;] <times>", lambda _, times: times),
        ("<named> [,|:|(|;] <days> [,] <times>", lambda _, days, times: both(times, days)),
        ("<named> [,|:|(|;] <times> [,] <days>", lambda _, times, days: both(times, days)),
        ("<times> [,|.|;|:] [de|los|en|y|,] <days>", both),
        ("<times> [,] [pero] <except> <days>", lambda times, _, gone: workdays_without(times, gone)),
        ("<days> [,|.|;|:|(] [de|en|,] <times>", lambda days, times: both(times, days)),
        ("<days>", lambda days: Block(None, days, False)),
    ]
)


def _named_hours(names: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str, bool]]:
    return {name: (*times, name in words.ALL_WEEK) for name, times in names.items()}


GRAMMAR: Final = Grammar(
    {
        "n": Parser(amount, STARTERS),
        "named_time": Vocabulary(words.NAMED_TIMES),
        "unit": Vocabulary(words.UNITS),
        "meridiem": Vocabulary(words.MERIDIEMS),
        "minutes": Vocabulary(words.MINUTES),
        "named": Vocabulary(_named_hours(words.NAMED_HOURS)),
        "loosely_named": Vocabulary(_named_hours(words.LOOSE_HOURS)),
        "named_clock": Parser(_named_clock, Vocabulary(words.NAMED_TIMES).starters),
        "clock": Parser(clock, (*STARTERS, *Vocabulary(words.NAMED_TIMES).starters, DIGITS)),
        "shift": _shift_rules(),
        "month": Vocabulary(MONTH_NAMES),
        "span": SPAN,
        "times": TIMES,
        "day_word": Vocabulary(words.DAY_WORDS),
        "day_set": Vocabulary(words.DAY_SETS),
        "one_day": Parser(_one_day, Vocabulary(words.DAY_WORDS).starters),
        "except": Vocabulary(words.EXCEPT),
        "day_list": DAY_LIST,
        "days": DAYS,
        "block": BLOCKS,
    }
)


SPELLING: Final = Respelling(
    words_of(words.DAY_WORDS, words.DAY_SETS, words.NAMED_HOURS, words.LOOSE_HOURS),
    known=words_of(words.NAMED_TIMES, words.MERIDIEMS, words.MINUTES, words.EXCEPT, STARTERS),
    after=frozenset({"a", "y", "los", "el", "en"}),
)


def find_hours(text: str) -> tuple[Reading[Hours], ...]:
    """Every daily schedule in *text* that can be nothing else."""
    scan = GRAMMAR.scan(text)
    return tuple(readings(scan, True))


def read_hours(text: str) -> Reading[Hours]:
    """The daily schedule *text* answers with; without days, Monday to Friday (guessed)."""
    typed = GRAMMAR.scan(text)
    scan = Scan(SPELLING.mended(typed.tokens), typed.slots)
    read = only(meant(scan.tokens, readings(scan, False), SPANISH))
    if read.found:
        return read
    mended = Scan(SPELLING.mended(typed.tokens, everywhere=True), typed.slots)
    again = only(meant(mended.tokens, readings(mended, False), SPANISH))
    return replace(again, guessed=again.found)
