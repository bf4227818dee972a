"""Numbers in Spanish text: one, a range, a percentage, an approximation; es_CO separators."""

from __future__ import annotations

from typing import Final

from bot.core.values.es.amounts import STARTERS, amount
from bot.core.values.grammar import DIGITS, Grammar, Match, Parser, Rules, Scan, Vocabulary
from bot.core.values.listing import all_meaning
from bot.core.values.quantities import (
    Quantity,
    about,
    at_least,
    at_most,
    between,
    negative,
    one,
    phone,
    quantities,
    roughly_between,
)
from bot.core.values.reading import Number, Reading


def _minus(scan: Scan, at: int) -> Match | None:
    tokens = scan.tokens
    sign = tokens.word(at) == "-" and tokens.items[at].gap and (tokens.touches(at + 1) or at == 0)
    word = tokens.word(at) == "menos" and at == 0
    return Match("-", at + 1) if sign or word else None


def _plus(scan: Scan, at: int) -> Match | None:
    """5.000+; not the plus of '4.350.000 + IVA'."""
    stuck = scan.tokens.word(at) == "+" and scan.tokens.touches(at)
    return Match("+", at + 1) if stuck and not scan.tokens.touches(at + 1) else None


ABOUT: Final = all_meaning(
    True,
    (
        "unos, unas, exactamente, cosa de, como, como unos, como unas, aproximadamente, aprox., "
        "aproximado de, aproximados, "
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
        "arriba de, encima de, desde, + de, no baja de, no bajan de, supera, superan, >, > =, ≥, sobre los"
    ),
)
AT_MOST: Final = all_meaning(
    True,
    (
        "menos de, menos que, no mas de, no mas que, maximo, maximo de, un maximo de, como maximo, como "
        "mucho, hasta, a lo sumo, a lo mas, menor a, menor de, menor que, menores a, menores de, menores "
        "que, inferior a, inferiores a, por debajo de, debajo de, no mayor a, no mayor de, no superior a, "
        "tope, tope de, un tope de, techo de, no pasa de, no pasan de, no supera, no superan, "
        "no excede, no exceden, no llega a, no llegan a, sin pasar de, sin superar, <, < =, ≤, maximo hasta"
    ),
)
OR_MORE: Final = all_meaning(
    True,
    "o mas, y mas, en adelante, como minimo, por lo menos, al menos, minimo, para arriba",
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
        ("<atleast> [los|las|el] <n> <percent>?", lambda sign, said, _: at_least(sign, said)),
        ("<atmost> [los|las|el] <n> <percent>?", lambda sign, said, _: at_most(sign, said)),
        ("<atleast> <n> [,] [y|e] <atmost> <n> <percent>?", lambda _, low, __, high, ___: between(low, high)),
        ("<n> <plus>", lambda said, sign: at_least(sign, said)),
        ("<about> <n> a|hasta|-|o|u|y <n> <percent>?", lambda _, low, high, __: roughly_between(low, high)),
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
        "phone": Parser(phone, (DIGITS,)),
        "plus": Parser(_plus, ("+",)),
        "minus": Parser(_minus, ("-", "menos")),
        "quantity": RULES,
    }
)


def find_numbers(text: str) -> tuple[Reading[Number], ...]:
    """Every number in *text*; a lone un, una, uno is an article and left out."""
    scan = GRAMMAR.scan(text)
    return tuple(reading for reading, article in quantities(scan) if not article)
