"""Numbers in Spanish text: one, a range, a percentage, an approximation; es_CO separators."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from bot.core.values.es.amounts import STARTERS, amount
from bot.core.values.es.counting import Amount
from bot.core.values.es.number_words import ORDINALS
from bot.core.values.grammar import DIGITS, Grammar, Match, Parser, Rules, Scan, Vocabulary, find_all
from bot.core.values.listing import all_meaning
from bot.core.values.reading import Number, NumberRange, Problem, Reading


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


def at_least(_: object, said: Amount) -> Quantity:
    """That number or more."""
    return Quantity(said.value, None)


def at_most(_: object, said: Amount) -> Quantity:
    """That number or less."""
    return Quantity(None, said.value)


def negative(_: object, said: Amount) -> Quantity:
    """Below zero."""
    return Quantity(-said.value, -said.value)


def _minus(scan: Scan, at: int) -> Match | None:
    tokens = scan.tokens
    sign = tokens.word(at) == "-" and tokens.items[at].gap and tokens.touches(at + 1)
    word = tokens.word(at) == "menos" and at == 0
    return Match("-", at + 1) if sign or word else None


ABOUT: Final = all_meaning(
    True,
    (
        "unos, unas, como, como unos, como unas, aproximadamente, aprox., aproximado de, aproximados, "
        "cerca de, cerca de unos, alrededor de, alrededor de unos, mas o menos, mas o menos unos, casi, "
        "casi unos, por ahi, por ahi unos, tipo, ~, ±, algo asi como, en torno a, apenas, quizas, quizas "
        "unos, tal vez, tal vez unos, digamos"
    ),
)
AT_LEAST: Final = all_meaning(
    True,
    (
        "mas de, mas que, al menos, por lo menos, minimo, minimo de, un minimo de, como minimo, no menos "
        "de, no menos que, no menor a, no menor de, no inferior a, mayor a, mayor de, mayor que, mayores "
        "a, mayores de, mayores que, superior a, superiores a, a partir de, por encima de, por arriba de, "
        "arriba de, encima de, desde, >, > =, ≥, sobre los"
    ),
)
AT_MOST: Final = all_meaning(
    True,
    (
        "menos de, menos que, no mas de, no mas que, maximo, maximo de, un maximo de, como maximo, como "
        "mucho, hasta, a lo sumo, a lo mas, menor a, menor de, menor que, menores a, menores de, menores "
        "que, inferior a, inferiores a, por debajo de, debajo de, no mayor a, no mayor de, no superior a, "
        "tope de, <, < =, ≤, maximo hasta"
    ),
)
OR_MORE: Final = all_meaning(
    True,
    "o mas, y mas, en adelante, como minimo, por lo menos, al menos, minimo, para arriba, +",
)
OR_LESS: Final = all_meaning(
    True,
    "o menos, como maximo, maximo, a lo sumo, como mucho, para abajo, a lo mas",
)
AFTER_ABOUT: Final = all_meaning(
    True,
    "aproximadamente, aprox., mas o menos, o algo asi, o asi",
)
PERCENT: Final = all_meaning(
    True,
    "%, por ciento, por cien, porciento, puntos porcentuales",
)


def _phone(scan: Scan, at: int) -> Match | None:
    """300 123 4567, 300-123-4567, 601 382 4000."""
    lengths = [
        len(scan.tokens.word(k)) if scan.tokens.number(k) is not None else 0 for k in range(at, at + 5)
    ]
    for shape in ([3, 3, 4], [3, 7], [3, 3, 2, 2], [3, 0, 3, 0, 4]):
        if lengths[: len(shape)] == shape and scan.tokens.word(at)[0] in "36":
            return Match(None, at + len(shape))
    return None


RULES: Final = Rules(
    [
        ("<phone>", lambda _: Quantity(None, None, skip=True)),
        ("<n> <percent>?", one),
        ("<about> <n> <percent>?", lambda sign, said, _: about(sign, said)),
        ("<n> <percent>? <roughly>", lambda said, _, sign: about(sign, said)),
        ("<minus> <n> <percent>?", lambda sign, said, _: negative(sign, said)),
        ("entre|de|desde|del [los|las|el] <n> y|e|a|al|hasta|- [los|las|el] <n> <percent>?",
         lambda low, high, _: between(low, high)),
        ("<n> a|hasta|-|/|o|u <n> <percent>?", lambda low, high, _: between(low, high)),
        ("<atleast> <n> <percent>?", lambda sign, said, _: at_least(sign, said)),
        ("<atmost> <n> <percent>?", lambda sign, said, _: at_most(sign, said)),
        ("<atleast> <n> [,] [y|e] <atmost> <n> <percent>?", lambda _, low, __, high, ___: between(low, high)),
        ("<n> <percent>? <ormore>", lambda said, _, sign: at_least(sign, said)),
        ("<n> <percent>? <orless>", lambda said, _, sign: at_most(sign, said)),
    ]
)  # fmt: skip

GRAMMAR: Final = Grammar(
    {
        "n": Parser(amount, STARTERS),
        "about": Vocabulary(ABOUT),
        "roughly": Vocabulary(AFTER_ABOUT),
        "atleast": Vocabulary(AT_LEAST),
        "atmost": Vocabulary(AT_MOST),
        "ormore": Vocabulary(OR_MORE),
        "orless": Vocabulary(OR_LESS),
        "percent": Vocabulary(PERCENT),
        "phone": Parser(_phone, (DIGITS,)),
        "minus": Parser(_minus, ("-", "menos")),
        "quantity": RULES,
    }
)


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


def find_numbers(text: str) -> tuple[Reading[Number], ...]:
    """Every number in *text*; a lone un, una, uno is an article and left out."""
    scan = GRAMMAR.scan(text)
    return tuple(reading for reading, article in quantities(scan) if not article)


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


def ordinal(scan: Scan) -> Reading[Number]:
    """A lone ordinal, guessed."""
    for token in scan.tokens.items:
        if (value := ORDINALS.get(token.text)) is not None:
            return Reading(value, None, True, token.start, token.end)
    return Reading(None)
