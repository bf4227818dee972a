"""Every value a free message mentions, of all kinds, without overlaps: the entities of a turn."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, Final, NamedTuple

from bot.core.calendar import BusinessCalendar
from bot.core.values.labels import labelled
from bot.core.values.languages import DEFAULT, labels, language
from bot.core.values.reading import Reading


class Kind(StrEnum):
    """The entities of contract §6 that the value readers find."""

    MONEY = "money"
    HOURS = "hours"
    DATE = "date"
    CHANNEL = "channel"
    NUMBER = "number"


class Mention(NamedTuple):
    """A value and what kind it is."""

    kind: Kind
    reading: Reading[Any]


PREFERENCE: Final = (Kind.MONEY, Kind.HOURS, Kind.DATE, Kind.CHANNEL, Kind.NUMBER)
"""Where two kinds claim the same words, the one with more of them wins; between equals, the first here."""

FIGURES: Final = frozenset({Kind.NUMBER, Kind.HOURS, Kind.DATE})
"""What the figures of an address or a law are not."""


def find_values(
    text: str, today: date, calendar: BusinessCalendar, lang: str = DEFAULT
) -> tuple[Mention, ...]:
    """Every mention in *text*, in order, each code point in one at most; figures of addresses are none."""
    readers = language(lang)
    found: dict[Kind, tuple[Reading[Any], ...]] = {
        Kind.MONEY: readers.find_money(text),
        Kind.HOURS: readers.find_hours(text),
        Kind.DATE: readers.find_dates(text, today, calendar),
        Kind.CHANNEL: readers.find_channels(text),
        Kind.NUMBER: readers.find_numbers(text),
    }
    names = labelled(text, labels(lang))
    claims = [
        Mention(kind, reading)
        for kind in PREFERENCE
        for reading in found[kind]
        if kind not in FIGURES
        or not any(start <= reading.start and reading.end <= end for start, end in names)
    ]
    claims.sort(key=lambda mention: (_is_number(mention), mention.reading.start - mention.reading.end))
    kept: list[Mention] = []
    for claim in claims:
        if all(_apart(claim.reading, other.reading) for other in kept):
            kept.append(claim)
    return tuple(sorted(kept, key=lambda mention: mention.reading.start))


def _is_number(mention: Mention) -> bool:
    """A number yields to whatever else its figures are part of."""
    return mention.kind is Kind.NUMBER


def _apart(one: Reading[Any], other: Reading[Any]) -> bool:
    return one.end <= other.start or other.end <= one.start
