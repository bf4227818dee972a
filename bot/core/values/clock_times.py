"""Clock times, and which half of the day two of them are in. Language-free: the words are slots of a grammar."""

from __future__ import annotations

from typing import Final, NamedTuple

from bot.core.values.grammar import Match, Scan
from bot.core.values.tokens import Tokens

AM: Final = "am"
PM: Final = "pm"
NOON: Final = "m"
DAY: Final = 24 * 60
HALF_DAY: Final = 12 * 60
LATE: Final = 18 * 60
"""From here on a schedule that ends at a lower hour ends the next morning."""
LATEST_BARE_AFTERNOON: Final = 5 * 60
"""A bare 1 to 5 o'clock is in the afternoon: nobody works before."""


class Clock(NamedTuple):
    """A time of day in minutes; *half*: am, pm, m (noon) or None; *sure*: only a time is so written.

    *padded*: with a leading zero, 01:30, as on the 24-hour clock.
    """

    minutes: int
    half: str | None = None
    sure: bool = False
    padded: bool = False


def clock(scan: Scan, at: int) -> Match | None:
    """8 · 8:30 · 8.30 · 14h30 · 8 y media · ocho de la mañana · mediodía · 8am."""
    if (named := scan.ask("named_time", at)) is not None:
        return Match(Clock(named.value, PM, True), named.end)
    read = _hour(scan, at)
    if read is None:
        return None
    minutes, end, sure = read
    if scan.ask("unit", end) is not None:
        end, sure = scan.ask("unit", end).end, True  # type: ignore[union-attr]
    half = scan.ask("meridiem", end)
    if half is not None and not (half.value == NOON and minutes // 60 != 12):
        return Match(Clock(minutes, half.value, True), half.end)
    return Match(Clock(minutes, None, sure, scan.tokens.word(at).startswith("0")), end)


def _hour(scan: Scan, at: int) -> tuple[int, int, bool] | None:
    tokens = scan.tokens
    hour, end = tokens.number(at), at + 1
    if hour is None:
        said = scan.ask("n", at)
        if said is None or said.value.scale > 1:
            return None
        return _said_hour(scan, said) if 0 < said.value.value < 24 else None
    if len(tokens.word(at)) in {3, 4} and tokens.word(at)[-2:] in {"00", "30", "15", "45"} and hour <= 2400:
        return (hour // 100) * 60 + hour % 100, end, False
    if hour > 24 or len(tokens.word(at)) > 2:
        return None
    if (minute := _minute(tokens, end)) is not None:
        return hour * 60 + minute, end + 2, tokens.word(end) != "."
    more = scan.ask("minutes", end)
    return (
        (hour * 60 + more.value, more.end, True)
        if more
        else (hour * 60, end, len(tokens.word(at)) == 2 and hour < 10)
    )


def _said_hour(scan: Scan, said: Match) -> tuple[int, int, bool]:
    """An hour in words, with its minutes: 'ocho y cuarto', 'cinco menos diez'."""
    minutes, end = int(said.value.value * 60), said.end
    more = None if minutes % 60 else scan.ask("minutes", end)
    return (minutes + more.value, more.end, True) if more else (minutes, end, minutes % 60 > 0)


def _minute(tokens: Tokens, sign: int) -> int | None:
    minute = tokens.number(sign + 1)
    if (
        minute is None
        or minute >= 60
        or len(tokens.word(sign + 1)) != 2
        or tokens.word(sign) not in {":", ".", "h"}
    ):
        return None
    return minute if tokens.touches(sign) and tokens.touches(sign + 1) else None


def span_of(low: Clock, high: Clock) -> tuple[int, int] | None:
    """Both times on the 24-hour clock: the halves of the day not said are those that make sense.

    The end stands before the start where the words can only mean a night: 20:00 a 06:00.
    """
    start = on_dial(low, _half_of_start(low, high))
    spoken = on_dial(high, high.half)
    later = spoken + HALF_DAY if high.half is None and spoken <= min(start, HALF_DAY) else spoken
    if not 0 <= start <= DAY or later > DAY:
        return None
    morning = _ends_in_the_morning(low, high)
    if start < later and not (morning and later != spoken):
        return start, later
    return (start, spoken) if spoken < start and (morning or start >= LATE) and start >= HALF_DAY else None


def _ends_in_the_morning(low: Clock, high: Clock) -> bool:
    """Whether the end is told to be before noon: 6 a. m., or 06:00 after 20:00."""
    on_long_dial = low.half is None and low.minutes > HALF_DAY
    return high.half == AM or (high.half is None and high.sure and on_long_dial)


def _half_of_start(low: Clock, high: Clock) -> str | None:
    if low.half is not None or low.minutes >= HALF_DAY:
        return low.half
    if high.half == PM and low.minutes < high.minutes < HALF_DAY:
        return PM
    if (
        high.half is None
        and not low.padded
        and low.minutes <= LATEST_BARE_AFTERNOON
        and high.minutes <= HALF_DAY
    ):
        return PM
    return AM if high.half == AM else None


def on_dial(clock: Clock, half: str | None) -> int:
    """Minutes on the 24-hour clock."""
    if half == PM and clock.minutes < HALF_DAY:
        return clock.minutes + HALF_DAY
    if half == AM and clock.minutes // 60 == 12:
        return clock.minutes - HALF_DAY
    return clock.minutes
