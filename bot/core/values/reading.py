"""What a reader answers: the value, how sure it is, and which part of the text it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

V_co = TypeVar("V_co", covariant=True)


class Problem(StrEnum):
    """What is wrong, or doubtful, with what was read. Only INVALID leaves the value empty."""

    INVALID = "invalid"
    """It has the form of a value but there is no such thing: 31 de febrero."""
    PAST = "past"
    """A date, or a period, that is over."""
    WEEKDAY = "weekday"
    """The weekday named is not the one of that date; the date is kept."""
    AMBIGUOUS = "ambiguous"
    """It has a second reading as good as the first: see `Reading.alternatives`."""


@dataclass(frozen=True)
class DateRange:
    """Days from *start* to *end*, both included; None where the range is open."""

    start: date | None
    end: date | None


@dataclass(frozen=True)
class NumberRange:
    """Numbers from *low* to *high*, both included; None where the range is open."""

    low: int | float | None
    high: int | float | None


Number: TypeAlias = int | float | NumberRange
When: TypeAlias = date | DateRange


@dataclass(frozen=True)
class Money:
    """An amount in a currency (ISO 4217 code)."""

    amount: Number
    currency: str


@dataclass(frozen=True)
class Hours:
    """Daily hours "HH:MM" from *start* to *end* on *days* (mon tue wed thu fri sat sun, in that order)."""

    start: str
    end: str
    days: tuple[str, ...]


@dataclass(frozen=True)
class Reading(Generic[V_co]):
    """The answer of a reader.

    *value* is None when nothing was read or when it is invalid. *guessed*: the value rests on an assumption
    worth confirming. *start*, *end*: the code points of the text it was read from (0, 0 when none).
    *alternatives*: other values the same words may mean, likeliest first.
    """

    value: V_co | None
    problem: Problem | None = None
    guessed: bool = False
    start: int = 0
    end: int = 0
    alternatives: tuple[V_co, ...] = ()

    @property
    def found(self) -> bool:
        """Whether something was read, valid or not."""
        return self.value is not None or self.problem is not None


NOTHING: Reading[object] = Reading(None)
