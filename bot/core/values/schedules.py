"""Daily schedules put together from times and days. Language-free: grammars build these blocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from bot.core.values.clock_times import DAY, HALF_DAY, LATEST_BARE_AFTERNOON, PM, Clock, on_dial, span_of
from bot.core.values.grammar import Scan, find_all
from bot.core.values.reading import Hours, Reading

DAY_CODES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORKWEEK: Final = DAY_CODES[:5]
OPENS: Final = 8 * 60
CLOSES: Final = 17 * 60


@dataclass(frozen=True)
class Block:
    """Times, days, or both, as read; *sure* when the words can only be hours."""

    times: tuple[int, int] | None
    days: tuple[int, ...] | None
    sure: bool = True
    guessed: bool = False


def times(low: Clock, high: Clock, sure: bool = False) -> Block | None:
    """From one time to another; *sure* when the words around them can only be hours."""
    span = span_of(low, high)
    told = sure or low.sure or high.sure or high.minutes <= low.minutes
    return Block(span, None, told) if span else None


def split(first: Block, second: Block) -> Block | None:
    """Two shifts of a day: from the first one's start to the second one's end, a guess to confirm."""
    if first.times is None or second.times is None or second.times[0] < first.times[1]:
        return None
    return Block((first.times[0], second.times[1]), None, first.sure or second.sure, guessed=True)


def in_half(name: tuple[str, str, bool], times: Block) -> Block:
    """Times in a half of the day said before them: 'en la noche, de 6 a 9'."""
    start, end = times.times or (0, 0)
    late = _minutes(name[0]) >= HALF_DAY and end <= HALF_DAY
    return replace(times, times=(start + HALF_DAY, end + HALF_DAY)) if late else times


def no_times(*_: object) -> Block:
    """What looks like times and is none: 'del 8 al 15 de marzo'."""
    return Block(None, (), False)


def workdays_without(times: Block, gone: tuple[int, ...]) -> Block | None:
    """Times on the days of work less some."""
    days = without(tuple(range(5)), gone)
    return None if days is None else both(times, days)


def after(time: Clock) -> Block | None:
    """From a time until closing."""
    early = time.half is None and time.minutes <= LATEST_BARE_AFTERNOON
    start = on_dial(time, PM if early else time.half)
    return Block((start, CLOSES), None, guessed=True) if start < CLOSES else None


def before(time: Clock) -> Block | None:
    """From opening until a time."""
    early = time.half is None and time.minutes < OPENS
    end = on_dial(time, PM if early else time.half)
    return Block((OPENS, end), None, guessed=True) if end > OPENS else None


def day_range(first: int, last: int) -> tuple[int, ...]:
    """The weekdays from one to another, over the weekend where need be."""
    span = (last - first) % 7
    return tuple(sorted((first + step) % 7 for step in range(span + 1)))


def both(times: Block, days: tuple[int, ...]) -> Block:
    """Times on given days."""
    return Block(times.times, days, True, times.guessed)


def named(name: tuple[str, str, bool]) -> Block:
    """Hours with a name: from, to, and whether every day is meant."""
    start, end = (_minutes(clock) for clock in name[:2])
    return Block((start, end), tuple(range(7)) if name[2] else None, guessed=True)


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def without(days: tuple[int, ...], gone: tuple[int, ...]) -> tuple[int, ...] | None:
    """Days less others; None where none is left."""
    return tuple(day for day in days if day not in gone) or None


def _text(minutes: int) -> str:
    capped = min(minutes, DAY - 1)
    return f"{capped // 60:02d}:{capped % 60:02d}"


def _reading(scan: Scan, at: int, end: int, block: Block, days: tuple[int, ...] | None) -> Reading[Hours]:
    assert block.times is not None
    codes = WORKWEEK if days is None else tuple(DAY_CODES[day] for day in days)
    items = scan.tokens.items
    value = Hours(_text(block.times[0]), _text(block.times[1]), codes)
    return Reading(value, None, block.guessed or days is None, items[at].start, items[end - 1].end)


def readings(scan: Scan, sure_only: bool) -> list[Reading[Hours]]:
    """Every block of times; days said apart, in a sentence with one block, are that block's."""
    found: list[tuple[int, Any]] = list(find_all(scan, "block"))
    timed = [(at, match) for at, match in found if match.value.times and (match.value.sure or not sure_only)]
    loose = [
        match.value.days for _, match in found if match.value.times is None and len(match.value.days) > 1
    ]
    apart = tuple(sorted({day for days in loose for day in days})) or None
    if not found or (not timed and not sure_only):
        return [
            _reading(scan, at, match.end, Block((OPENS, CLOSES), None, guessed=True), match.value.days)
            for at, match in found
            if len(match.value.days) > 1
        ][:1]
    return [
        _reading(scan, at, match.end, match.value, match.value.days or (apart if len(timed) == 1 else None))
        for at, match in timed
    ]


def only(kept: list[Reading[Hours]]) -> Reading[Hours]:
    """The one schedule; the first of several, guessed, with the others as alternatives."""
    if not kept:
        return Reading(None)
    first, others = kept[0], tuple(reading.value for reading in kept[1:] if reading.value)
    if not others:
        return first
    return Reading(first.value, None, True, first.start, first.end, others)
