"""Counting in Spanish: units to thousands, figures, and the scales above them."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from bot.core.values.es.number_words import (
    FIRST_WORDS,
    GLYPHS,
    GROUPS,
    HALF,
    HUNDREDS,
    JOINED_THOUSANDS,
    LETTERS,
    LOOSE_HUNDREDS,
    SCALES,
    SPLIT_TWENTIES,
    TENS,
    THOUSANDS,
    UNITS,
)
from bot.core.values.figures import figure
from bot.core.values.grammar import DIGITS
from bot.core.values.quantities import Amount
from bot.core.values.tokens import Tokens

SMALL_PARTS: Final = {"medio": 2, "media": 2, "tercio": 3, "cuarto": 4}
STARTERS: Final = FIRST_WORDS | {DIGITS}


Said = tuple[Amount, int]


def below_hundred(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A number below a hundred in words, and the token after it."""
    word = tokens.word(at)
    if word in TENS:
        ten = TENS[word]
        joint = at + 1 + (tokens.word(at + 1) in {"y", "i"})
        unit = UNITS.get(tokens.word(joint), _single_digit(tokens, joint) if joint > at + 1 else None)
        if unit is not None and 0 < unit < 10:
            return ten + unit, joint + 1
        return ten, at + 1
    ones = UNITS.get(tokens.word(at + 1), 0) if word in SPLIT_TWENTIES else 0
    if 0 < ones < 10:
        return 20 + ones, at + 2
    said = UNITS.get(word)
    return None if said is None else (said, at + 1)


def _single_digit(tokens: Tokens, at: int) -> int | None:
    """'treinta y 3'; not the 1 of 'entre treinta y 1.000'."""
    read = figure(tokens, at)
    return tokens.number(at) if read and read.end == at + 1 else None


def below_thousand(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A number below a thousand in words, and the token after it."""
    if (hundred := HUNDREDS.get(tokens.word(at))) is not None:
        rest = below_hundred(tokens, at + 1)
        return (hundred + rest[0], rest[1]) if rest and rest[0] else (hundred, at + 1)
    low = below_hundred(tokens, at)
    if low and 1 < low[0] < 10 and tokens.word(low[1]) in LOOSE_HUNDREDS:
        rest = below_hundred(tokens, low[1] + 1)
        return (low[0] * 100 + rest[0], rest[1]) if rest else (low[0] * 100, low[1] + 1)
    return low


def plain_amount(tokens: Tokens, at: int) -> Said | None:
    """A number below a thousand in words, a figure of any size, or a fraction sign."""
    words = below_thousand(tokens, at)
    if words is not None:
        only = words[1] == at + 1 and words[0] == 1
        return Amount(Fraction(words[0]), bare_word=only), words[1]
    if (glyph := GLYPHS.get(tokens.word(at))) is not None:
        return Amount(glyph), at + 1
    if tokens.word(at) == ".":
        return _bare_decimals(tokens, at)
    digits = figure(tokens, at)
    if digits is None:
        return None
    said, end = _letters(tokens, Amount(digits.value, other=digits.other), digits.end)
    return _mixed(tokens, said, end)


def _bare_decimals(tokens: Tokens, at: int) -> Said | None:
    """.08"""
    if not tokens.items[at].gap or not tokens.touches(at + 1) or tokens.number(at + 1) is None:
        return None
    digits = tokens.word(at + 1)
    return Amount(Fraction(int(digits), 10 ** len(digits))), at + 2


def _letters(tokens: Tokens, said: Amount, end: int) -> Said:
    """10k, 3M, 2,33 k: a letter that is a word of its own, stuck or after a space."""
    letter = tokens.word(end)
    apart = not tokens.touches(end) and not (said.value.denominator > 1 and end + 1 == len(tokens))
    if letter not in LETTERS or (letter == "m" and apart):
        return said, end
    return Amount(said.value * LETTERS[letter], LETTERS[letter]), end + 1


def _mixed(tokens: Tokens, said: Amount, end: int) -> Said:
    """3/4, 1 3/4, 1½."""
    if (glyph := GLYPHS.get(tokens.word(end))) is not None:
        return Amount(said.value + glyph), end + 1
    if tokens.word(end) == "/" and (below := tokens.number(end + 1)) and tokens.word(end + 2) != "/":
        return Amount(said.value / below), end + 2
    top, below = tokens.number(end), tokens.number(end + 2)
    if tokens.word(end + 1) == "/" and top and below and top < below and tokens.word(end + 3) != "/":
        return Amount(said.value + Fraction(top, below)), end + 3
    return said, end


def _below_million(tokens: Tokens, at: int) -> Said | None:
    if (joined := JOINED_THOUSANDS.get(tokens.word(at))) is not None:
        return _with_hundreds(tokens, Fraction(joined), at + 1)
    head: Said | None = (Amount(Fraction(1)), at) if tokens.word(at) == "mil" else plain_amount(tokens, at)
    if head is None or tokens.word(head[1]) not in THOUSANDS:
        return head
    value, end = head[0].value * 1000, head[1] + 1
    if value >= 10**6 and head[0].scale > 1:
        return head
    return _with_hundreds(tokens, value, end)


def _with_hundreds(tokens: Tokens, value: Fraction, end: int) -> Said:
    """Thousands and what comes below them: 'dos mil 500'."""
    tail = plain_amount(tokens, end)
    if tail and 0 < tail[0].value < 1000 and tail[0].value.denominator == 1:
        return Amount(value + tail[0].value, 1000), tail[1]
    return Amount(value, 1000), end


def scaled(tokens: Tokens, at: int) -> Said | None:
    """Falling scales: 'tres millones dos mil siete'; a scale alone is one of it: 'millón y medio'."""
    total, last, end, said = Fraction(0), 0, at, None
    while True:
        part = _part(tokens, end, last)
        if part is None:
            return said
        (piece, scale), end = part
        total += piece.value * scale
        if said is None and scale == 1:
            return piece, end
        said = Amount(total, scale if scale > 1 else max(piece.scale, 1)), end
        if scale == 1:
            return said
        last = scale
        end = _over_joint(tokens, end, last)


def _part(tokens: Tokens, at: int, last: int) -> tuple[tuple[Amount, int], int] | None:
    head = _half_of_scale(tokens, at) or _below_million(tokens, at)
    if head is None and not last and tokens.word(at) in GROUPS and tokens.word(at + 1) == "y":
        return ((Amount(Fraction(GROUPS[tokens.word(at)]), GROUPS[tokens.word(at)]), 1), at + 1)
    if head is None:
        scale = SCALES.get(tokens.word(at), 0) if not last else 0
        return ((Amount(Fraction(1)), scale), at + 1) if scale else None
    scale = SCALES.get(tokens.word(head[1]), 1)
    if tokens.word(head[1]) == "mm" and not tokens.touches(head[1]) and tokens.number(head[1] - 1) is None:
        scale = 1
    end = head[1] + (scale > 1)
    fits = not last or (scale < last and head[0].value * scale < last)
    return ((head[0], scale), end) if fits else None


def _half_of_scale(tokens: Tokens, at: int) -> Said | None:
    """'medio millón', 'media docena', 'cuarto de millón'."""
    following = tokens.word(at + 1)
    if tokens.word(at) in HALF and (following in SCALES or following in GROUPS):
        return Amount(Fraction(1, 2)), at + 1
    if tokens.word(at) == "cuarto" and following == "de" and tokens.word(at + 2) in SCALES:
        return Amount(Fraction(1, 4)), at + 2
    return None


def _over_joint(tokens: Tokens, end: int, last: int) -> int:
    """'3 millones y 200 mil': the joint is passed only when a smaller number follows it."""
    if tokens.word(end) != "y" or tokens.word(end + 1) in HALF:
        return end
    return end + 1 if _part(tokens, end + 1, last) else end
