"""Daily hours in Spanish text: 'de 8 a 5', '8am-5pm lunes a viernes', 'horario de oficina'."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from bot.core.values.corrections import meant
from bot.core.values.es import hour_words as words
from bot.core.values.es.amounts import STARTERS, amount
from bot.core.values.es.clock_times import DAY, LATEST_BARE_AFTERNOON, Clock, clock, on_dial, span_of
from bot.core.values.es.correction_words import SPANISH
from bot.core.values.grammar import DIGITS, Grammar, Match, Parser, Rules, Scan, Vocabulary, find_all
from bot.core.values.reading import Hours, Reading

OPENS: Final = 8 * 60
CLOSES: Final = 17 * 60


@dataclass(frozen=True)
class Block:
    """Times, days, or both, as read; *sure* when the words can only be hours."""

    times: tuple[int, int] | None
    days: tuple[int, ...] | None
    sure: bool = True
    guessed: bool = False


def _times(low: Clock, high: Clock, sure: bool = False) -> Block | None:
    span = span_of(low, high)
    told = sure or low.sure or high.sure or high.minutes <= low.minutes
    return Block(span, None, told) if span else None


def _after(time: Clock) -> Block | None:
    early = time.half is None and time.minutes <= LATEST_BARE_AFTERNOON
    start = on_dial(time, words.PM if early else time.half)
    return Block((start, CLOSES), None, guessed=True) if start < CLOSES else None


def _before(time: Clock) -> Block | None:
    early = time.half is None and time.minutes < OPENS
    end = on_dial(time, words.PM if early else time.half)
    return Block((OPENS, end), None, guessed=True) if end > OPENS else None


def _day_range(first: int, last: int) -> tuple[int, ...]:
    span = (last - first) % 7
    return tuple(sorted((first + step) % 7 for step in range(span + 1)))


def _both(times: Block, days: tuple[int, ...]) -> Block:
    return Block(times.times, days, True, times.guessed)


def _named(name: tuple[str, str, bool]) -> Block:
    start, end = (_minutes(clock) for clock in name[:2])
    return Block((start, end), tuple(range(7)) if name[2] else None, guessed=True)


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _without(days: tuple[int, ...], gone: tuple[int, ...]) -> tuple[int, ...] | None:
    return tuple(day for day in days if day not in gone) or None


def _one_day(scan: Scan, at: int) -> Match | None:
    match = scan.ask("day_word", at)
    return (
        None if match is None or scan.tokens.word(at) in words.LETTERS else Match((match.value,), match.end)
    )


def _times_rules() -> Rules:
    to, las = "a|al|hasta|-|y", "[la|las|los|el]"
    return Rules(
        [
            (f"[de|desde|entre] {las} <clock> {to} {las} <clock>", _times),
            (f"de|desde|entre|a la|las <clock> {to} la|las <clock>", lambda a, b: _times(a, b, True)),
            (f"la|las <clock> {to} {las} <clock>", lambda a, b: _times(a, b, True)),
            (f"de|desde|entre {las} <clock> {to} la|las <clock>", lambda a, b: _times(a, b, True)),
            (f"de|desde|entre {las} <clock> {to} {las} <clock> horas|hrs", lambda a, b: _times(a, b, True)),
            ("despues|luego de la|las <clock>", _after),
            ("desde|partir [de] la|las <clock> [en] [adelante]", _after),
            ("antes de la|las <clock>", _before),
            ("hasta la|las <clock>", _before),
            ("<named>", _named),
            ("<loosely_named>", lambda name: replace(_named(name), sure=False)),
        ]
    )


DAY_LIST: Final = Rules(
    [
        ("[de|los|el] <day_word> a|al|hasta|- <day_word>", _day_range),
        ("[los|el|de] <one_day>", lambda day: day),
        ("[los|las|de|en] <day_set>", lambda days: days),
    ]
)
DAYS: Final = Rules(
    [
        ("<day_list>", lambda days: days),
        ("<day_list> [,] [y|e|o|mas] <days>", lambda first, rest: tuple(sorted({*first, *rest}))),
        ("<day_list> [,] <except> <days>", lambda days, _, gone: _without(days, gone)),
    ]
)
BLOCKS: Final = Rules(
    [
        ("<times>", lambda times: times),
        ("<named> [,|:|(|;] <times>", lambda _, times: times),
        ("<named> [,|:|(|;] <days> [,] <times>", lambda _, days, times: _both(times, days)),
        ("<named> [,|:|(|;] <times> [,] <days>", lambda _, times, days: _both(times, days)),
        ("<times> [,|.|;|:] [de|los|en|y|,] <days>", _both),
        ("<days> [,|.|;|:|(] [de|en|,] <times>", lambda days, times: _both(times, days)),
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
        "clock": Parser(clock, (*STARTERS, *Vocabulary(words.NAMED_TIMES).starters, DIGITS)),
        "times": _times_rules(),
        "day_word": Vocabulary(words.DAY_WORDS),
        "day_set": Vocabulary(words.DAY_SETS),
        "one_day": Parser(_one_day, Vocabulary(words.DAY_WORDS).starters),
        "except": Vocabulary(words.EXCEPT),
        "day_list": DAY_LIST,
        "days": DAYS,
        "block": BLOCKS,
    }
)


def _text(minutes: int) -> str:
    capped = min(minutes, DAY - 1)
    return f"{capped // 60:02d}:{capped % 60:02d}"


def _reading(scan: Scan, at: int, end: int, block: Block, days: tuple[int, ...] | None) -> Reading[Hours]:
    assert block.times is not None
    codes = words.WORKWEEK if days is None else tuple(words.DAY_CODES[day] for day in days)
    items = scan.tokens.items
    value = Hours(_text(block.times[0]), _text(block.times[1]), codes)
    return Reading(value, None, block.guessed or days is None, items[at].start, items[end - 1].end)


def _readings(scan: Scan, sure_only: bool) -> list[Reading[Hours]]:
    """Every block of times; days said apart, in a sentence with one block, are that block's."""
    found: list[tuple[int, Any]] = list(find_all(scan, "block"))
    timed = [(at, match) for at, match in found if match.value.times and (match.value.sure or not sure_only)]
    loose = [
        match.value.days for _, match in found if match.value.times is None and len(match.value.days) > 1
    ]
    apart = tuple(sorted({day for days in loose for day in days})) or None
    return [
        _reading(scan, at, match.end, match.value, match.value.days or (apart if len(timed) == 1 else None))
        for at, match in timed
    ]


def find_hours(text: str) -> tuple[Reading[Hours], ...]:
    """Every daily schedule in *text* that can be nothing else."""
    scan = GRAMMAR.scan(text)
    return tuple(_readings(scan, True))


def read_hours(text: str) -> Reading[Hours]:
    """The daily schedule *text* answers with; without days, Monday to Friday (guessed)."""
    scan = GRAMMAR.scan(text)
    kept = meant(scan.tokens, _readings(scan, False), SPANISH)
    if not kept:
        return Reading(None)
    first, others = kept[0], tuple(reading.value for reading in kept[1:] if reading.value)
    if not others:
        return first
    return Reading(first.value, None, True, first.start, first.end, others)
