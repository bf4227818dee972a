"""Numbers in English text: one, a range, a percentage, an approximation; comma groups."""

from __future__ import annotations

from typing import Final

from bot.core.values.en.amounts import STARTERS, amount
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
)
from bot.core.values.reading import Number, Reading

ABOUT: Final = all_meaning(
    True,
    "about, around, roughly, approximately, approx., some, nearly, almost, close to, in the region of, "
    "something like, circa, ca., ~, ±, maybe, perhaps, say",
)
AT_LEAST: Final = all_meaning(
    True,
    "more than, at least, no less than, no fewer than, not less than, a minimum of, minimum, minimum of, over, "
    "above, greater than, upwards of, starting at, from, >, > =, ≥",
)
AT_MOST: Final = all_meaning(
    True,
    "less than, fewer than, no more than, not more than, at most, a maximum of, maximum, maximum of, up to, "
    "under, below, max., <, < =, ≤",
)
OR_MORE: Final = all_meaning(True, "or more, and more, or over, and up, upwards, at least, minimum, +")
OR_LESS: Final = all_meaning(True, "or less, or fewer, at most, maximum, tops, max., or under")
AFTER_ABOUT: Final = all_meaning(
    True, "approximately, approx., or so, more or less, give or take, or thereabouts, -ish, ish, roughly"
)
PERCENT: Final = all_meaning(True, "%, percent, per cent, percentage points")


def _minus(scan: Scan, at: int) -> Match | None:
    tokens = scan.tokens
    sign = tokens.word(at) == "-" and tokens.items[at].gap and tokens.touches(at + 1)
    word = tokens.word(at) in {"minus", "negative"} and at == 0
    return Match("-", at + 1) if sign or word else None


RULES: Final = Rules(
    [
        ("<phone>", lambda _: Quantity(None, None, skip=True)),
        ("<n> <percent>?", one),
        ("<about> <n> <percent>?", lambda sign, said, _: about(sign, said)),
        ("<n> <percent>? <roughly>", lambda said, _, sign: about(sign, said)),
        ("<minus> <n> <percent>?", lambda sign, said, _: negative(sign, said)),
        ("between|from [the] <n> and|to|- [the] <n> <percent>?", lambda low, high, _: between(low, high)),
        ("<n> to|-|/|or <n> <percent>?", lambda low, high, _: between(low, high)),
        ("<atleast> <n> <percent>?", lambda sign, said, _: at_least(sign, said)),
        ("<atmost> <n> <percent>?", lambda sign, said, _: at_most(sign, said)),
        (
            "<atleast> <n> [,] [and|but] <atmost> <n> <percent>?",
            lambda _, low, __, high, ___: between(low, high),
        ),
        ("<n> <percent>? <ormore>", lambda said, _, sign: at_least(sign, said)),
        ("<n> <percent>? <orless>", lambda said, _, sign: at_most(sign, said)),
    ]
)

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
        "minus": Parser(_minus, ("-", "minus", "negative")),
        "quantity": RULES,
    }
)


def find_numbers(text: str) -> tuple[Reading[Number], ...]:
    """Every number in *text*; a lone 'one' is left out."""
    return tuple(reading for reading, article in quantities(GRAMMAR.scan(text)) if not article)
