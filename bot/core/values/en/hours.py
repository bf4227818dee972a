"""Daily hours in English text: '9 to 5', '8am-5pm Monday to Friday', 'office hours'."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.values.clock_times import Clock, clock
from bot.core.values.corrections import meant
from bot.core.values.en import hour_words as words
from bot.core.values.en.amounts import STARTERS, amount
from bot.core.values.en.correction_words import ENGLISH
from bot.core.values.grammar import DIGITS, Grammar, Match, Parser, Rules, Scan, Vocabulary
from bot.core.values.reading import Hours, Reading
from bot.core.values.schedules import (
    Block,
    after,
    before,
    both,
    day_range,
    named,
    only,
    readings,
    times,
    without,
)


def _clock(scan: Scan, at: int) -> Match | None:
    """What the shared clock reads, 'half past eight' and 'eight thirty' too."""
    past = scan.ask("past", at)
    if past is not None and (hour := clock(scan, past.end)) is not None:
        said: Clock = hour.value
        return Match(said._replace(minutes=said.minutes + past.value, sure=True), hour.end)
    said_hour = scan.ask("n", at) if scan.tokens.number(at) is None else None
    more = scan.ask("minutes", said_hour.end) if said_hour else None
    read = clock(scan, at)
    if read is None or more is None or read.end != (said_hour.end if said_hour else 0):
        return read
    half = scan.ask("meridiem", more.end)
    exact = Clock(read.value.minutes + more.value, half.value if half else None, True)
    return Match(exact, half.end if half else more.end)


def _sure_clock(scan: Scan, at: int) -> Match | None:
    read = scan.ask("clock", at)
    return read if read is not None and (read.value.sure or read.value.half) else None


def _one_day(scan: Scan, at: int) -> Match | None:
    match = scan.ask("day_word", at)
    return (
        None if match is None or scan.tokens.word(at) in words.LETTERS else Match((match.value,), match.end)
    )


TO: Final = "to|until|till|through|thru|-|and"
TIMES: Final = Rules(
    [
        (f"[from|between] <clock> {TO} <clock>", times),
        (f"from|between <sureclock> {TO} <sureclock>", lambda a, b: times(a, b, True)),
        ("after <sureclock>", after),
        ("from|starting [at] <sureclock> on|onwards|onward", after),
        ("before <sureclock>", before),
        ("until|till [up] [to] <sureclock>", before),
        ("<named>", named),
        ("<loosely_named>", lambda name: replace(named(name), sure=False)),
    ]
)
DAY_LIST: Final = Rules(
    [
        ("[from|on] <day_word> to|through|thru|until|till|- <day_word>", day_range),
        ("[on|every] <one_day>", lambda day: day),
        ("[on|the] <day_set>", lambda days: days),
    ]
)
DAYS: Final = Rules(
    [
        ("<day_list>", lambda days: days),
        ("<day_list> [,] [and|or|plus|&] <days>", lambda first, rest: tuple(sorted({*first, *rest}))),
        ("<day_list> [,] <except> <days>", lambda days, _, gone: without(days, gone)),
    ]
)
BLOCKS: Final = Rules(
    [
        ("<times>", lambda times: times),
        ("<named> [,|:|(|;] <times>", lambda _, times: times),
        ("<named> [,|:|(|;] <days> [,] <times>", lambda _, days, times: both(times, days)),
        ("<named> [,|:|(|;] <times> [,] <days>", lambda _, times, days: both(times, days)),
        ("<times> [,|.|;|:] [on|and|,] <days>", both),
        ("<days> [,|.|;|:|(] [at|,] <times>", lambda days, times: both(times, days)),
        ("<days>", lambda days: Block(None, days, False)),
    ]
)


def _named_hours(names: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str, bool]]:
    return {name: (*hours, name in words.ALL_WEEK) for name, hours in names.items()}


CLOCK_STARTERS: Final = (
    *STARTERS,
    *Vocabulary(words.NAMED_TIMES).starters,
    *Vocabulary(words.PAST).starters,
    DIGITS,
)
GRAMMAR: Final = Grammar(
    {
        "n": Parser(amount, STARTERS),
        "named_time": Vocabulary(words.NAMED_TIMES),
        "unit": Vocabulary(words.UNITS),
        "meridiem": Vocabulary(words.MERIDIEMS),
        "minutes": Vocabulary(words.MINUTES),
        "past": Vocabulary(words.PAST),
        "named": Vocabulary(_named_hours(words.NAMED_HOURS)),
        "loosely_named": Vocabulary(_named_hours(words.LOOSE_HOURS)),
        "clock": Parser(_clock, CLOCK_STARTERS),
        "sureclock": Parser(_sure_clock, CLOCK_STARTERS),
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


def find_hours(text: str) -> tuple[Reading[Hours], ...]:
    """Every daily schedule in *text* that can be nothing else."""
    return tuple(readings(GRAMMAR.scan(text), True))


def read_hours(text: str) -> Reading[Hours]:
    """The daily schedule *text* answers with; without days, Monday to Friday (guessed)."""
    scan = GRAMMAR.scan(text)
    return only(meant(scan.tokens, readings(scan, False), ENGLISH))
