"""Money put together from a number and a currency. Language-free.

Default currency COP, which is also what "$" means here, in whatever language (contract §1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

from bot.core.values.corrections import CorrectionWords, is_swap, meant
from bot.core.values.grammar import Match, Scan, find_all
from bot.core.values.quantities import Amount, Quantity, between, ordinal, to_reading
from bot.core.values.reading import Money, Number, NumberRange, Reading

DEFAULT: Final = "COP"
SMALLEST_BARE_SUM: Final = 1000
"""Below this a number without a currency counts something else, when a larger one is said."""


@dataclass(frozen=True)
class Sum:
    """A quantity and the currency said with it, if any; *sure* when the words can only be money."""

    quantity: Quantity
    currency: str | None
    sure: bool = True


def make_sum(quantity: Quantity, before: str | None, after: str | None) -> Sum | None:
    """A quantity with the currency said before or after it; None for figures that are no number."""
    if quantity.skip:
        return None
    named = after if after and (before in {None, DEFAULT}) else before
    return Sum(quantity, named, named is not None)


def slang(quantity: Quantity, times: int, currency: str | None) -> Sum:
    """So many of a slang unit of money."""
    scaled = replace(
        quantity, low=_times(quantity.low, times), high=_times(quantity.high, times), bare_word=False
    )
    return Sum(scaled, currency)


def slang_and_thousands(quantity: Quantity, times: int, more: Amount) -> Sum | None:
    """'dos palos trescientos' is 2.300.000."""
    if times != 10**6 or not 0 < more.value < 1000 or quantity.low is None or quantity.low != quantity.high:
        return None
    total = quantity.low * times + more.value * 1000
    return Sum(Quantity(total, total), None)


def _times(number: Fraction | None, times: int) -> Fraction | None:
    return None if number is None else number * times


def with_cents(quantity: Quantity, currency: str, cents: Amount, _: object) -> Sum | None:
    """An amount and its hundredths."""
    if quantity.low is None or quantity.low != quantity.high or cents.value >= 100:
        return None
    total = quantity.low + cents.value / 100
    return Sum(Quantity(total, total, quantity.guessed), currency)


def sum_range(low: Any, high: Any, currency: str | None) -> Sum | None:
    """From one amount to another."""
    quantity = between(low, high)
    return None if quantity is None else Sum(quantity, currency, currency is not None)


def bound(build: Any) -> Any:
    """What bounds an amount: about, at least, at most."""

    def bounded(sign: object, before: str | None, said: Amount, after: str | None) -> Sum | None:
        return make_sum(build(sign, said), before, after)

    return bounded


def halves(count: int) -> Quantity:
    """So many halves."""
    return Quantity(Fraction(count, 2), Fraction(count, 2))


def plus_half(quantity: Quantity) -> Quantity:
    """Half a unit more."""
    half = Fraction(1, 2)
    return replace(quantity, low=(quantity.low or 0) + half, high=(quantity.high or 0) + half)


def to_money(scan: Scan, at: int, match: Match) -> Reading[Money]:
    """The reading of a matched Sum; the institution's own currency where none was said."""
    said: Sum = match.value
    number: Reading[Number] = to_reading(scan, at, Match(said.quantity, match.end))
    currency = said.currency or DEFAULT
    return Reading(
        Money(said.quantity.value, currency),
        number.problem,
        number.guessed,
        number.start,
        number.end,
        tuple(Money(other, currency) for other in number.alternatives),
    )


def money_in(scan: Scan) -> tuple[Reading[Money], ...]:
    """Every amount said with a currency or in the slang of money."""
    return tuple(to_money(scan, at, match) for at, match in find_all(scan, "sum") if match.value.sure)


def number_of(scan: Scan, words: CorrectionWords, ordinals: Mapping[str, int]) -> Reading[Number]:
    """The number a text answers with, whatever it is a number of: '3 millones de dólares' is 3000000."""
    kept = kept_sums(scan, words, prefer_money=False)
    if not kept:
        return Reading(None) if any(find_all(scan, "sum")) else ordinal(scan, ordinals)
    said = kept[0]
    others = tuple(other.amount for other in said.alternatives)
    amount_said = said.value.amount if said.value else None
    return Reading(amount_said, said.problem, said.guessed, said.start, said.end, others)


def likeliest(kept: list[Reading[Money]]) -> Reading[Money]:
    """The first amount that can be one: in '20 puestos a 7 millones' the 20 is no money."""
    return next((reading for reading in kept if _is_sizeable(reading)), kept[0]) if kept else Reading(None)


def _is_sizeable(reading: Reading[Money]) -> bool:
    amount = reading.value.amount if reading.value else 0
    bound = (amount.low or amount.high or 0) if isinstance(amount, NumberRange) else amount
    return bound >= SMALLEST_BARE_SUM


def kept_sums(scan: Scan, words: CorrectionWords, *, prefer_money: bool) -> list[Reading[Money]]:
    """The amounts that were not taken back; an article (un, una) counts only when it is alone."""
    found = list(find_all(scan, "sum"))
    money = [pair for pair in found if pair[1].value.sure] if prefer_money else []
    firm = money or [pair for pair in found if not pair[1].value.quantity.bare_word] or found
    kept = meant(scan.tokens, [to_money(scan, at, match) for at, match in firm], words)
    return [_changed(reading) if is_swap(scan.tokens, reading, words) else reading for reading in kept]


def _changed(reading: Reading[Money]) -> Reading[Money]:
    """'cámbialo de 5.000 a 7.000': the new amount."""
    if reading.value is None or not isinstance(reading.value.amount, NumberRange):
        return reading
    high = reading.value.amount.high
    if high is None or reading.value.amount.low is None:
        return reading
    value = replace(reading.value, amount=high)
    return replace(reading, value=value, guessed=True, alternatives=(reading.value,))
