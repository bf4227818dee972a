"""Numbers put together from amounts: one, a range, a bound, an approximation. Language-free."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.core.values.grammar import Match, Scan, find_all
from bot.core.values.reading import Number, NumberRange, Problem, Reading


@dataclass(frozen=True)
class Amount:
    """A number as said. *scale*: the last scale word (1 when none). *other*: the other convention's value."""

    value: Fraction
    scale: int = 1
    other: Fraction | None = None
    bare_word: bool = False
    """Only the words un, una, uno …: an article as often as a number."""
    vague: bool = False


@dataclass(frozen=True)
class Quantity:
    """What a rule read: bounds (both the same for one number), doubt, and the other convention's value."""

    low: Fraction | None
    high: Fraction | None
    guessed: bool = False
    other: Fraction | None = None
    bare_word: bool = False
    skip: bool = False
    """Figures that are no number: a phone."""

    @property
    def value(self) -> Number:
        """The number, or the range."""
        if self.low is not None and self.low == self.high:
            return plain(self.low)
        return NumberRange(
            None if self.low is None else plain(self.low), None if self.high is None else plain(self.high)
        )


def plain(number: Fraction) -> int | float:
    """An int where *number* is whole, else the nearest float."""
    return number.numerator if number.denominator == 1 else float(number)


def one(said: Amount, *_: object) -> Quantity:
    """One number."""
    return Quantity(said.value, said.value, said.vague or said.other is not None, said.other, said.bare_word)


def about(_: object, said: Amount) -> Quantity:
    """Roughly that number."""
    return Quantity(said.value, said.value, True, said.other)


def between(low: Amount, high: Amount) -> Quantity | None:
    """'entre 8 y 10 mil' is 8.000 to 10.000: the second's scale is the first's too where it fits."""
    first = low.value
    if low.scale == 1 and high.scale > 1 and first * high.scale < high.value:
        first *= high.scale
    return Quantity(first, high.value) if first < high.value else None


def roughly_between(low: Amount, high: Amount) -> Quantity | None:
    """'unos 5 o 6 mil'."""
    quantity = between(low, high)
    return quantity and replace(quantity, guessed=True)


def at_least(_: object, said: Amount) -> Quantity:
    """That number or more."""
    return Quantity(said.value, None)


def at_most(_: object, said: Amount) -> Quantity:
    """That number or less."""
    return Quantity(None, said.value)


def negative(_: object, said: Amount) -> Quantity:
    """Below zero."""
    return Quantity(-said.value, -said.value)


def phone(scan: Scan, at: int) -> Match | None:
    """300 123 4567, 300-123-4567, 601 382 4000."""
    lengths = [
        len(scan.tokens.word(k)) if scan.tokens.number(k) is not None else 0 for k in range(at, at + 5)
    ]
    for shape in ([3, 3, 4], [3, 7], [3, 3, 2, 2], [3, 0, 3, 0, 4]):
        if lengths[: len(shape)] == shape and scan.tokens.word(at)[0] in "36":
            return Match(None, at + len(shape))
    return None


def to_reading(scan: Scan, at: int, match: Match) -> Reading[Number]:
    """The reading of a matched Quantity."""
    said: Quantity = match.value
    other: tuple[Number, ...] = () if said.other is None else (plain(said.other),)
    items = scan.tokens.items
    return Reading(
        said.value,
        Problem.AMBIGUOUS if other else None,
        said.guessed,
        items[at].start,
        items[match.end - 1].end,
        other,
    )


def quantities(scan: Scan) -> list[tuple[Reading[Number], bool]]:
    """Every quantity with whether it is but an article (un, una, uno)."""
    return [
        (to_reading(scan, at, match), match.value.bare_word)
        for at, match in find_all(scan, "quantity")
        if not match.value.skip and not _in_a_code(scan, at)
    ]


def _in_a_code(scan: Scan, at: int) -> bool:
    """Whether token *at* is stuck to what stands before it: CAMP-2026-0042."""
    tokens = scan.tokens
    return (
        at >= 2 and tokens.word(at - 1) in {"-", "_", "/"} and tokens.touches(at) and tokens.touches(at - 1)
    )


def ordinal(scan: Scan, ordinals: Mapping[str, int]) -> Reading[Number]:
    """A lone ordinal, guessed."""
    for token in scan.tokens.items:
        if (value := ordinals.get(token.text)) is not None:
            return Reading(value, None, True, token.start, token.end)
    return Reading(None)
