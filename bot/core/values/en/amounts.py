"""One English number, in words, digits or both: 'twelve hundred', '3.2 million', 'half a million', '10k'."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from bot.core.values.en.number_words import (
    ARTICLES,
    FIRST_WORDS,
    GLYPHS,
    GROUPS,
    HUNDREDS,
    LETTERS,
    ORDINAL_ENDINGS,
    PARTS,
    SCALES,
    TENS,
    UNITS,
)
from bot.core.values.figures import figure
from bot.core.values.grammar import DIGITS, Match, Scan
from bot.core.values.quantities import Amount
from bot.core.values.tokens import Tokens

STARTERS: Final = FIRST_WORDS | {DIGITS}
Said = tuple[Amount, int]


def amount(scan: Scan, at: int) -> Match | None:
    """The number that starts at token *at*, as an Amount."""
    tokens = scan.tokens
    said = _of_a_scale(tokens, at) or _falling(tokens, at)
    if said is None:
        return None
    said = _repeated(tokens, *said)
    return Match(*said)


def _of_a_scale(tokens: Tokens, at: int) -> Said | None:
    """'half a million', 'a quarter of a million', 'three quarters of a million', 'half a dozen'."""
    top, end = _top(tokens, at)
    below = PARTS.get(tokens.word(end))
    if top is None or below is None:
        return None
    end += 1
    end += tokens.word(end) == "of"
    end += tokens.word(end) in ARTICLES
    scale = SCALES.get(tokens.word(end)) or GROUPS.get(tokens.word(end))
    return (Amount(Fraction(top, below) * scale, scale), end + 1) if scale else None


def _top(tokens: Tokens, at: int) -> tuple[int | None, int]:
    if tokens.word(at) in {"half", "quarter"}:
        return 1, at
    if tokens.word(at) in ARTICLES:
        return 1, at + 1
    low = _below_hundred(tokens, at)
    return low if low else (None, at)


def _falling(tokens: Tokens, at: int) -> Said | None:
    """Falling scales: 'three million two hundred thousand and seven'."""
    total, last, end, said = Fraction(0), 0, at, None
    while (part := _part(tokens, end, last)) is not None:
        piece, scale, stop = part
        if said is None and scale == 1:
            return piece, stop
        total += piece.value * scale
        said = Amount(total, max(scale, last if scale == 1 else scale)), stop
        if scale == 1:
            return said
        said = _and_part(tokens, said[0], stop, scale)
        last, end = scale, said[1] + (tokens.word(said[1]) == "and")
    return said


def _part(tokens: Tokens, at: int, last: int) -> tuple[Amount, int, int] | None:
    head = _head(tokens, at) if last or tokens.word(at) not in SCALES else (Amount(Fraction(1)), at)
    if head is None:
        return None
    said, end = _and_part(tokens, *head, 1) if head[0].scale == 1 else head
    scale = SCALES.get(tokens.word(end), 1) if said.scale == 1 else 1
    fits = not last or (scale < last and said.value * scale < last and said.value.denominator == 1)
    return (said, scale, end + (scale > 1)) if fits else None


def _head(tokens: Tokens, at: int) -> Said | None:
    """What stands before a scale: below a thousand in words, or figures."""
    words = _below_thousand(tokens, at)
    if words is not None:
        said = Amount(Fraction(words[0]), bare_word=words == (1, at + 1))
        return _points(tokens, _groups(tokens, said, words[1]))
    if tokens.word(at) in ARTICLES:
        return _article(tokens, at)
    if tokens.word(at) in GROUPS and tokens.word(at) != "score":
        return _groups(tokens, Amount(Fraction(1)), at)
    if (glyph := GLYPHS.get(tokens.word(at))) is not None:
        return Amount(glyph), at + 1
    return _figures(tokens, at)


def _article(tokens: Tokens, at: int) -> Said | None:
    """'a' is one before a scale, a group or a part only."""
    following = tokens.word(at + 1)
    if following in SCALES:
        return Amount(Fraction(1)), at + 1
    if following in GROUPS:
        return _groups(tokens, Amount(Fraction(1)), at + 1)
    below = PARTS.get(following)
    return (Amount(Fraction(1, below)), at + 2) if below else None


def _below_hundred(tokens: Tokens, at: int) -> tuple[int, int] | None:
    if (ten := TENS.get(tokens.word(at))) is not None:
        joint = at + 1 + (tokens.word(at + 1) == "-")
        unit = UNITS.get(tokens.word(joint), 0)
        return (ten + unit, joint + 1) if 0 < unit < 10 else (ten, at + 1)
    unit = UNITS.get(tokens.word(at), -1)
    return (unit, at + 1) if unit >= 0 else None


def _below_thousand(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """'seven hundred and five', 'a hundred', 'twelve hundred'."""
    low = _below_hundred(tokens, at)
    if low is None and tokens.word(at + (tokens.word(at) in ARTICLES)) in HUNDREDS:
        low = (1, at + (tokens.word(at) in ARTICLES))
    if low is None or tokens.word(low[1]) not in HUNDREDS:
        return low
    value, end = low[0] * 100, low[1] + 1
    rest = _below_hundred(tokens, end + (tokens.word(end) == "and"))
    return (value + rest[0], rest[1]) if rest and rest[0] else (value, end)


def _groups(tokens: Tokens, said: Amount, end: int) -> Said:
    """'two dozen', 'a couple of hundred'."""
    size = GROUPS.get(tokens.word(end))
    if size is None:
        return said, end
    of = end + 1 + (tokens.word(end + 1) == "of")
    if tokens.word(of) in HUNDREDS:
        return Amount(said.value * size * 100), of + 1
    return Amount(said.value * size), of if tokens.word(of) in SCALES else end + 1


def _points(tokens: Tokens, said: Said) -> Said:
    """Decimals in words: 'two point five', 'zero point zero five'."""
    digits, end = "", said[1] + 1
    if tokens.word(said[1]) != "point":
        return said
    while (digit := UNITS.get(tokens.word(end), 99)) < 10 and len(digits) < 12:
        digits, end = digits + str(digit), end + 1
    if not digits:
        return said
    return Amount(said[0].value + Fraction(int(digits), 10 ** len(digits))), end


def _figures(tokens: Tokens, at: int) -> Said | None:
    """1,200 · .5 · 10k · 2 hundred · 3/4 · 1 3/4; '2nd' is no number."""
    if tokens.word(at) == "." and tokens.items[at].gap and tokens.touches(at + 1):
        digits = tokens.word(at + 1) if tokens.number(at + 1) is not None else ""
        return (Amount(Fraction(int(digits), 10 ** len(digits))), at + 2) if digits else None
    read = figure(tokens, at, english=True)
    if read is None or (tokens.touches(read.end) and tokens.word(read.end) in ORDINAL_ENDINGS):
        return None
    said, end = Amount(read.value, other=read.other), read.end
    word = tokens.word(end)
    if word in LETTERS and tokens.touches(end):
        return Amount(said.value * LETTERS[word], LETTERS[word]), end + 1
    if word in HUNDREDS:
        return Amount(said.value * 100), end + 1
    return _groups(tokens, *_mixed(tokens, said, end))


def _mixed(tokens: Tokens, said: Amount, end: int) -> Said:
    if (glyph := GLYPHS.get(tokens.word(end))) is not None:
        return Amount(said.value + glyph), end + 1
    if tokens.word(end) == "/" and (below := tokens.number(end + 1)) and tokens.word(end + 2) != "/":
        return Amount(said.value / below), end + 2
    top, below = tokens.number(end), tokens.number(end + 2)
    if tokens.word(end + 1) == "/" and top and below and top < below and tokens.word(end + 3) != "/":
        return Amount(said.value + Fraction(top, below)), end + 3
    return said, end


def _and_part(tokens: Tokens, said: Amount, end: int, scale: int) -> Said:
    """'two and a half', 'a million and a half', 'three quarters': a part of what was said, or more of it."""
    below = PARTS.get(tokens.word(end))
    if below and scale == 1 and said.value.denominator == 1 and 0 < said.value < 100:
        return Amount(said.value / below), end + 1
    if tokens.word(end) != "and":
        return said, end
    top, place = _top(tokens, end + 1)
    below = PARTS.get(tokens.word(place))
    if top is None or not below or said.value.denominator != 1 or top >= below:
        return said, end
    return replace(said, value=said.value + Fraction(top * scale, below), bare_word=False), place + 1


def _repeated(tokens: Tokens, said: Amount, end: int) -> Said:
    """'fifteen (15)': the same again in figures, as contracts have it."""
    again = figure(tokens, end + 1, english=True) if tokens.word(end) == "(" else None
    closed = again is not None and again.value == said.value and tokens.word(again.end) == ")"
    return (said, again.end + 1) if again and closed else (said, end)
