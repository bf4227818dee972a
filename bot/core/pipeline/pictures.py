"""What a picture of the pipeline shows: bars with words, without a language and without a drawing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.core.text import Param, Text


class Kind(StrEnum):
    """The pictures there are."""

    FUNNEL = "funnel"
    FORECAST = "forecast"
    AGEING = "ageing"


class Fill(StrEnum):
    """How a part of a bar looks; never its only meaning."""

    SOLID = "solid"
    STRIPED = "striped"
    MARK = "mark"


@dataclass(frozen=True)
class Bar:
    """One bar: its parts and its mark as shares of the width (0 to 1), and the words beside it."""

    label: Param
    value: Text
    note: Text | None = None
    solid: float = 0
    striped: float = 0
    mark: float | None = None


@dataclass(frozen=True)
class Picture:
    """A picture: *lead* under its title, *legend* of its fills, *foot* with the date of the data."""

    kind: Kind
    title: Text
    lead: tuple[Text, ...]
    legend: tuple[tuple[Fill, Text], ...]
    bars: tuple[Bar, ...]
    foot: tuple[Text, ...]


def share(part: float, whole: float) -> float:
    """Return a part of a whole between 0 and 1."""
    return min(max(part / whole, 0), 1) if whole else 0.0
