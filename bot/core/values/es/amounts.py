"""One Spanish number, in words, digits or both: 'dos mil 500', '3,2 millones', 'tres cuartos', '10k'."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from bot.core.values.es.counting import Said, below_thousand, plain_amount, scaled
from bot.core.values.es.number_words import (
    FIRST_WORDS,
    GROUPS,
    PARTS,
    POINTS,
    SCALES,
    TENS,
    THOUSANDS,
    UNITS,
)
from bot.core.values.figures import figure
from bot.core.values.grammar import DIGITS, Match, Scan
from bot.core.values.quantities import Amount
from bot.core.values.tokens import Tokens

SMALL_PARTS: Final = {"medio": 2, "media": 2, "tercio": 3, "cuarto": 4}
STARTERS: Final = FIRST_WORDS | {DIGITS}


def amount(scan: Scan, at: int) -> Match | None:
    """The number that starts at token *at*, as an Amount."""
    tokens = scan.tokens
    read = scaled(tokens, at)
    if read is None:
        return None
    said, end = read
    for more in (_points, _fraction, _groups, _half, _vague, _repeated):
        said, end = more(tokens, said, end)
    return Match(said, end)


def _points(tokens: Tokens, said: Amount, end: int) -> Said:
    """Decimals in words: 'dos punto cero dos' 2.02, 'siete con cincuenta' 7.5, 'diez con un medio' 10.5."""
    if tokens.word(end) not in POINTS or said.value.denominator != 1 or (said.scale > 1):
        return said, end
    if tokens.word(end) == "con" and (parts := _with_part(tokens, end + 1)):
        return replace(said, value=said.value + parts[0], bare_word=False), parts[1]
    digits, after = _decimal_digits(tokens, end + 1)
    if not digits:
        return said, end
    value = said.value + Fraction(int(digits), 10 ** len(digits))
    scale = 1000 if tokens.word(after) in THOUSANDS else SCALES.get(tokens.word(after), 1)
    return Amount(value * scale, scale), after + (scale > 1)


def _with_part(tokens: Tokens, at: int) -> tuple[Fraction, int] | None:
    low = below_thousand(tokens, at)
    if low is None:
        digits = plain_amount(tokens, at)
        return (digits[0].value, digits[1]) if digits and digits[0].value.denominator > 1 else None
    for more in (_fraction, _half):
        said, end = more(tokens, Amount(Fraction(low[0])), low[1])
        if end > low[1]:
            return said.value, end
    return None


def _decimal_digits(tokens: Tokens, at: int) -> tuple[str, int]:
    digits, end = "", at
    while len(digits) < 12:
        if tokens.number(end) is not None:
            piece, after = tokens.word(end), end + 1
        elif (low := below_thousand(tokens, end)) is not None:
            piece, after = str(low[0]), low[1]
        else:
            break
        if digits and len(piece) > 1 and set(digits) != {"0"}:
            break
        digits, end = digits + piece, after
    return digits, end


def _fraction(tokens: Tokens, said: Amount, end: int) -> Said:
    """'tres cuartos', 'un medio', 'dos terceras partes', 'veinte veintiunavos', 'un cuarto de millón'."""
    below = PARTS.get(tokens.word(end)) or _avo(tokens.word(end))
    if below is None or said.value.denominator != 1 or said.scale > 1 or not 0 < said.value < 100:
        return said, end
    after = end + 1 + (tokens.word(end + 1) in {"parte", "partes"})
    scale = SCALES.get(tokens.word(after + 1), 0) if tokens.word(after) == "de" else 0
    return (
        (Amount(said.value / below * scale, scale), after + 2)
        if scale
        else (Amount(said.value / below), after)
    )


def _avo(word: str) -> int | None:
    for ending in ("avos", "avo", "avas", "ava"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            stem = word.removesuffix(ending)
            return UNITS.get(stem) or UNITS.get(stem + "o") or TENS.get(stem) or TENS.get(stem + "a")
    return None


def _groups(tokens: Tokens, said: Amount, end: int) -> Said:
    """'quince docenas', 'una docena', 'un par de'; a bare 'docena' too."""
    size = GROUPS.get(tokens.word(end))
    if size is None:
        return said, end
    of = end + 1 + (tokens.word(end + 1) == "de")
    scale = 1000 if tokens.word(of) in THOUSANDS else SCALES.get(tokens.word(of), 1)
    return Amount(said.value * size * scale, size * scale), of + 1 if scale > 1 else end + 1


def _half(tokens: Tokens, said: Amount, end: int) -> Said:
    """'dos y medio' adds half of one; 'dos millones y medio' half of a million."""
    below = SMALL_PARTS.get(tokens.word(end + 1))
    if tokens.word(end) != "y" or said.value.denominator != 1:
        return said, end
    if below:
        return replace(said, value=said.value + Fraction(said.scale, below), bare_word=False), end + 2
    part = _with_part(tokens, end + 1) if said.scale == 1 else None
    if part is None or not 0 < part[0] < 1:
        return said, end
    return replace(said, value=said.value + part[0], bare_word=False), part[1]


def _repeated(tokens: Tokens, said: Amount, end: int) -> Said:
    """'quince (15)': the same again in figures, as contracts have it."""
    if tokens.word(end) != "(" or tokens.word(end - 1) == ")":
        return said, end
    again = figure(tokens, end + 1)
    closed = again is not None and again.value == said.value and tokens.word(again.end) == ")"
    return (said, again.end + 1) if again and closed else (said, end)


def _vague(tokens: Tokens, said: Amount, end: int) -> Said:
    """'veinte mil y pico'."""
    if tokens.word(end) == "y" and tokens.word(end + 1) in {"pico", "tantos", "tantas", "algo"}:
        return replace(said, vague=True, bare_word=False), end + 2
    return said, end
