"""The values that a question bounds: over, under, between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.core.pipeline.opportunity import Amount
from bot.core.pipeline.questions.hearing import Heard, Hearing
from bot.core.pipeline.questions.words import Cue
from bot.core.values.mentions import Kind, Mention
from bot.core.values.reading import Money, Number, NumberRange

LEAST: Final = 10_000
"""A figure without a currency below it is no value: it counts seats, days or deals."""


@dataclass(frozen=True)
class Bounds:
    """The least and the most value, and the currency where one was said."""

    low: Amount | None = None
    high: Amount | None = None
    currency: str | None = None


def read_bounds(hearing: Hearing, mentions: tuple[Mention, ...]) -> Bounds:
    """Return the bounds that the money and figures of a question set."""
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
        if not hearing.is_free(start, end) or not _is_value(hearing, kind, said, end):
            continue
        low, high = _ends(said, _bound_before(hearing, start))
        bounds = Bounds(bounds.low if low is None else low, bounds.high if high is None else high, currency)
    return bounds


def _is_value(hearing: Hearing, kind: Kind, said: Number, end: int) -> bool:
    if any(heard.start == end for heard in hearing.of(Cue.LENGTH, Cue.THING)):
        return False
    ends = (said.low, said.high) if isinstance(said, NumberRange) else (said, said)
    return kind is Kind.MONEY or max(one for one in ends if one is not None) >= LEAST


def _bound_before(hearing: Hearing, start: int) -> Heard | None:
    at = hearing.before(start) + 1
    return next((heard for heard in hearing.of(Cue.AT_LEAST, Cue.AT_MOST) if heard.end in (at, start)), None)


def _ends(said: Number, bound: Heard | None) -> tuple[Amount | None, Amount | None]:
    if isinstance(said, NumberRange):
        return said.low, said.high
    if bound is None:
        return said, said
    return (said, None) if bound.cue is Cue.AT_LEAST else (None, said)
