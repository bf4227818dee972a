"""The values that a question bounds: over, under, between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.core.pipeline.opportunity import Amount
from bot.core.pipeline.questions.hearing import Hearing
from bot.core.pipeline.questions.words import Cue
from bot.core.values.mentions import Kind, Mention
from bot.core.values.reading import Money, Number, NumberRange

LEAST: Final = 10_000
"""A figure without a currency below it is no value: it counts seats, days or deals."""


_AFTER: Final = {Cue.ONWARD: Cue.AT_LEAST, Cue.DOWNWARD: Cue.AT_MOST}
"""What follows a figure, and what it says of it."""


@dataclass(frozen=True)
class Bounds:
    """The least and the most value, and the currency where one was said."""

    low: Amount | None = None
    high: Amount | None = None
    currency: str | None = None


def read_bounds(hearing: Hearing, mentions: tuple[Mention, ...], scale: Amount = 1) -> Bounds:
    """Return the bounds that the money and figures of a question set.

    A bounded figure that is too small for a value counts *scale*: «y los de más de 200», after «50 millones».
    """
    bounds = Bounds()
    for kind, reading in mentions:
        if kind not in (Kind.MONEY, Kind.NUMBER) or reading.value is None:
            continue
        said, currency = (
            (reading.value.amount, reading.value.currency)
            if isinstance(reading.value, Money)
            else (reading.value, bounds.currency)
        )
        start, end = hearing.at_offset(reading.start), hearing.at_offset(reading.end)
        bound = _bound(hearing, start, end)
        if scale > 1 and kind is Kind.NUMBER and (bound is not None or isinstance(said, NumberRange)):
            said = _scaled(said, scale)
        if not hearing.is_free(start, end) or not _is_value(hearing, kind, said, end):
            continue
        low, high = _ends(said, bound)
        bounds = Bounds(bounds.low if low is None else low, bounds.high if high is None else high, currency)
    return bounds


def _is_value(hearing: Hearing, kind: Kind, said: Number, end: int) -> bool:
    if any(heard.start == end for heard in hearing.of(Cue.LENGTH, Cue.THING)):
        return False
    ends = (said.low, said.high) if isinstance(said, NumberRange) else (said, said)
    return kind is Kind.MONEY or max(one for one in ends if one is not None) >= LEAST


def _bound(hearing: Hearing, start: int, end: int) -> Cue | None:
    """Return what bounds a figure: «más de …» before it, or «… para arriba» after it."""
    at = hearing.before(start) + 1
    before = [heard.cue for heard in hearing.of(Cue.AT_LEAST, Cue.AT_MOST) if heard.end in (at, start)]
    after = [_AFTER[heard.cue] for heard in hearing.of(*_AFTER) if heard.start == end]
    return next(iter([*after, *before]), None)


def _scaled(said: Number, scale: Amount) -> Number:
    low, high = (said.low, said.high) if isinstance(said, NumberRange) else (said, said)
    if max(one for one in (low, high) if one is not None) >= LEAST:
        return said
    return NumberRange(low and low * scale, high and high * scale) if low != high else (low or 0) * scale


def _ends(said: Number, bound: Cue | None) -> tuple[Amount | None, Amount | None]:
    if isinstance(said, NumberRange):
        return said.low, said.high
    if bound is None:
        return said, said
    return (said, None) if bound is Cue.AT_LEAST else (None, said)
