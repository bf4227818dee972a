"""What is to be said, without a language: a catalogue id and its parameters.

The core and the use cases speak in `Text`; `bot.i18n` turns it into the receiver's words.
A plain `str` among the parameters is what a person wrote and is shown literally.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

Param = Any  # str | int | float | bool | None | date | datetime | time | Text | tuple[Param, ...]


@dataclass(frozen=True)
class Text:
    """A catalogue entry: its id, its parameters and, where the sentence has a plural, its count."""

    id: str
    params: Mapping[str, Param] = field(default_factory=dict)
    count: int | None = None


def say(id: str, /, count: int | None = None, **params: Param) -> Text:
    """Return the text `id` with `params`; `count` chooses between singular and plural."""
    if count is not None:
        params.setdefault("count", count)
    return Text(id, params, count)


@dataclass(frozen=True)
class ShownDay:
    """A day named as people do: `how` is `full` (with its year), `long` (weekday, day, month) or `short` (no month)."""

    day: date
    how: str = "long"


@dataclass(frozen=True)
class MonthName:
    """A month named with its year; `day` is any of its days."""

    day: date


@dataclass(frozen=True)
class ShortMoney:
    """An amount in few signs, as pictures need it: «$480 M»."""

    amount: float
    currency: str


@dataclass(frozen=True)
class HolidayName:
    """The name of the public holiday of `day` in `country` (ISO 3166), where the library knows it."""

    day: date
    country: str


Day = date
Moment = datetime
ClockTime = time
