"""Money in Spanish text. Default currency COP, which is also what "$" means here (contract §1)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

from bot.core.values.corrections import is_swap, meant
from bot.core.values.es import numbers
from bot.core.values.es.amounts import STARTERS, amount
from bot.core.values.es.correction_words import SPANISH
from bot.core.values.es.counting import Amount
from bot.core.values.es.numbers import Quantity
from bot.core.values.grammar import Grammar, Match, Parser, Rules, Scan, Vocabulary, find_all
from bot.core.values.listing import all_meaning, meanings
from bot.core.values.reading import Money, Number, NumberRange, Reading

DEFAULT: Final = "COP"

CURRENCIES: Final[dict[str, str]] = meanings(
    {
        "COP": (
            "$, cop, cop $, cop$, col $, col$, peso, pesos, pesitos, peso colombiano, m/cte, mcte, pesos "
            "colombianos, pesos m/cte, pesos mcte, pesos moneda corriente, pesos cop, $ cop"
        ),
        "USD": (
            "usd, usd$, us$, us $, u$d, u$s, u$, $us, $usd, usd $, u.s. $, dolar, dolares, dolar "
            "estadounidense, dolares estadounidenses, dolares americanos, dolar americano, dollar, "
            "dollars, dls, dolares usd"
        ),
        "EUR": "€, eur, euro, euros",
        "MXN": "mxn, mxn$, mxn $, mx$, mex$, peso mexicano, pesos mexicanos, pesos mexicanos mxn",
        "GBP": "£, gbp, libra esterlina, libras esterlinas, libras",
        "JPY": "¥, jpy, yen, yenes",
        "CNY": "cny, rmb, yuan, yuanes, renminbi",
        "BRL": "r$, brl, real brasileno, reales brasilenos, reales",
        "PEN": "s/, pen, sol peruano, soles, nuevos soles, soles peruanos",
        "CLP": "clp, clp$, clp $, peso chileno, pesos chilenos",
        "ARS": "ars, ars$, ars $, ar$, peso argentino, pesos argentinos",
        "UYU": "uyu, peso uruguayo, pesos uruguayos",
        "DOP": "dop, rd$, peso dominicano, pesos dominicanos",
        "CHF": "chf, franco suizo, francos suizos",
        "CAD": "cad, ca$, dolar canadiense, dolares canadienses",
        "AUD": "aud, au$, dolar australiano, dolares australianos",
        "VES": "ves, bolivares, bolivar",
        "GTQ": "gtq, quetzal, quetzales",
        "CRC": "crc, colones, ₡",
        "INR": "inr, rupia, rupias",
    }
)

SLANG: Final[dict[str, int]] = meanings(
    {
        10**6: "palo, palos, palitos, melon, melones",
        10**3: "luca, lucas, luquitas, luks, lks, lukas, barra, barras",
    }
)
CENTS: Final = all_meaning(
    True,
    "centavo, centavos, centimo, centimos, cents, cent.",
)


@dataclass(frozen=True)
class Sum:
    """A quantity and the currency said with it, if any; *sure* when the words can only be money."""

    quantity: Quantity
    currency: str | None
    sure: bool = True


def _sum(quantity: Quantity, before: str | None, after: str | None) -> Sum | None:
    if quantity.skip:
        return None
    named = after if after and (before in {None, DEFAULT}) else before
    return Sum(quantity, named, named is not None)


def _slang(quantity: Quantity, times: int, currency: str | None) -> Sum:
    scaled = replace(
        quantity, low=_times(quantity.low, times), high=_times(quantity.high, times), bare_word=False
    )
    return Sum(scaled, currency)


def _slang_and_thousands(quantity: Quantity, times: int, more: Amount) -> Sum | None:
    """'dos palos trescientos' is 2.300.000."""
    if times != 10**6 or not 0 < more.value < 1000 or quantity.low is None or quantity.low != quantity.high:
        return None
    total = quantity.low * times + more.value * 1000
    return Sum(Quantity(total, total), None)


def _times(number: Fraction | None, times: int) -> Fraction | None:
    return None if number is None else number * times


def _with_cents(quantity: Quantity, currency: str, cents: Amount, _: object) -> Sum | None:
    if quantity.low is None or quantity.low != quantity.high or cents.value >= 100:
        return None
    total = quantity.low + cents.value / 100
    return Sum(Quantity(total, total, quantity.guessed), currency)


def _range(low: Any, high: Any, currency: str | None) -> Sum | None:
    quantity = numbers.between(low, high)
    return None if quantity is None else Sum(quantity, currency, currency is not None)


def _bound(build: Any) -> Any:
    def bounded(sign: object, before: str | None, said: Amount, after: str | None) -> Sum | None:
        return _sum(build(sign, said), before, after)

    return bounded


RULES: Final = Rules(
    [
        ("<cur>? <quantity> [de <cur>]", lambda before, said, after: _sum(said, before, after)),
        ("<cur>? <quantity> <cur>?", lambda before, said, after: _sum(said, before, after)),
        ("<quantity> <slang> [de <cur>]", _slang),
        ("<quantity> <slang> <n>", _slang_and_thousands),
        ("<cur> <quantity> m", lambda currency, said: _slang(said, 10**6, currency)),
        ("<n> <cents>", lambda said, _: Sum(Quantity(said.value / 100, said.value / 100), None)),
        ("<quantity> <slang> y medio|media", lambda said, times: _slang(_plus_half(said), times, None)),
        ("<slang> y medio|media", lambda times: _slang(_half(3), times, None)),
        ("medio <slang>", lambda times: _slang(_half(1), times, None)),
        ("<quantity> <cur> y|con <n> <cents>", _with_cents),
        ("entre|de|desde <cur>? <n> <cur>? y|e|a|al|hasta|- <cur>? <n> de? <cur>?",
         lambda c1, low, c2, c3, high, c4: _range(low, high, c4 or c2 or c3 or c1)),
        ("<cur>? <n> <cur>? a|hasta|-|o <cur>? <n> de? <cur>?",
         lambda c1, low, c2, c3, high, c4: _range(low, high, c4 or c2 or c3 or c1)),
        ("<about> <cur> <n> de? <cur>?", _bound(numbers.about)),
        ("<atleast> <cur> <n> de? <cur>?", _bound(numbers.at_least)),
        ("<atmost> <cur> <n> de? <cur>?", _bound(numbers.at_most)),
    ]
)  # fmt: skip


def _half(count: int) -> Quantity:
    return Quantity(Fraction(count, 2), Fraction(count, 2))


def _plus_half(quantity: Quantity) -> Quantity:
    half = Fraction(1, 2)
    return replace(quantity, low=(quantity.low or 0) + half, high=(quantity.high or 0) + half)


GRAMMAR: Final = Grammar(
    {
        "cur": Vocabulary(CURRENCIES),
        "slang": Vocabulary(SLANG),
        "cents": Vocabulary(CENTS),
        "n": Parser(amount, STARTERS),
        **{name: slot for name, slot in numbers.GRAMMAR.slots.items() if name != "n"},
        "sum": RULES,
    }
)


def _to_reading(scan: Scan, at: int, match: Match) -> Reading[Money]:
    said: Sum = match.value
    number: Reading[Number] = numbers.to_reading(scan, at, Match(said.quantity, match.end))
    currency = said.currency or DEFAULT
    return Reading(
        Money(said.quantity.value, currency),
        number.problem,
        number.guessed,
        number.start,
        number.end,
        tuple(Money(other, currency) for other in number.alternatives),
    )


def _sums(scan: Scan) -> list[tuple[int, Match]]:
    return [(at, match) for at, match in find_all(scan, "sum")]


def find_money(text: str) -> tuple[Reading[Money], ...]:
    """Every amount in *text* said with a currency or in the slang of money."""
    scan = GRAMMAR.scan(text)
    return tuple(_to_reading(scan, at, match) for at, match in _sums(scan) if match.value.sure)


def read_money(text: str) -> Reading[Money]:
    """The amount *text* answers with; a number without a currency is pesos."""
    scan = GRAMMAR.scan(text)
    kept = _kept(scan, prefer_money=True)
    return kept[0] if kept else Reading(None)


def read_number(text: str) -> Reading[Number]:
    """The number *text* answers with, whatever it is a number of: '3 millones de dólares' is 3000000."""
    scan = GRAMMAR.scan(text)
    kept = _kept(scan, prefer_money=False)
    if not kept:
        return Reading(None) if _sums(scan) else numbers.ordinal(scan)
    said = kept[0]
    others = tuple(other.amount for other in said.alternatives)
    amount_said = said.value.amount if said.value else None
    return Reading(amount_said, said.problem, said.guessed, said.start, said.end, others)


def _kept(scan: Scan, *, prefer_money: bool) -> list[Reading[Money]]:
    """The amounts that were not taken back; an article (un, una) counts only when it is alone."""
    found = _sums(scan)
    money = [pair for pair in found if pair[1].value.sure] if prefer_money else []
    firm = money or [pair for pair in found if not pair[1].value.quantity.bare_word] or found
    kept = meant(scan.tokens, [_to_reading(scan, at, match) for at, match in firm], SPANISH)
    return [_changed(reading) if is_swap(scan.tokens, reading, SPANISH) else reading for reading in kept]


def _changed(reading: Reading[Money]) -> Reading[Money]:
    """'cámbialo de 5.000 a 7.000': the new amount."""
    if reading.value is None or not isinstance(reading.value.amount, NumberRange):
        return reading
    high = reading.value.amount.high
    if high is None or reading.value.amount.low is None:
        return reading
    value = replace(reading.value, amount=high)
    return replace(reading, value=value, guessed=True, alternatives=(reading.value,))
