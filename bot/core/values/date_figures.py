"""Digit runs in dates: what is part of another figure, what is packed or spaced out. Language-free."""

from __future__ import annotations

from typing import Final

from bot.core.values.grammar import Match, Scan
from bot.core.values.tokens import Tokens
from bot.core.values.when import Day

NEAREST_CENTURY: Final = 2000
Part = tuple[int, str, int]
"""A number, how it was written (digits, or `month` for a name), and the token after it."""


def in_a_figure(tokens: Tokens, at: int) -> bool:
    """Whether a digit run is stuck to others: 1.200, 8:30, 3,5."""
    for sign, digit in ((at + 1, at + 2), (at - 1, at - 2)):
        stuck = tokens.touches(max(at, sign)) and tokens.touches(max(sign, digit))
        if (
            digit >= 0
            and stuck
            and tokens.word(sign) in {".", ",", ":", "'"}
            and tokens.number(digit) is not None
        ):
            return True
    return tokens.word(at + 1) == "%"


def short_year(scan: Scan, at: int) -> Match | None:
    """A year in two digits, 20 to 49: 'del 26', "'26"."""
    number = scan.tokens.number(at)
    if number is None or len(scan.tokens.word(at)) != 2 or not 20 <= number <= 49:
        return None
    after = scan.tokens.word(at + 1)
    return None if after in {"de", "of", "/", "-", ":", "%"} else Match(NEAREST_CENTURY + number, at + 1)


def joined(tokens: Tokens, sign: int) -> bool:
    """Whether the sign at that token joins two parts of a date."""
    spaced = tokens.word(sign) == "/"
    return spaced or (tokens.touches(sign) and tokens.touches(sign + 1))


def far_year(scan: Scan, at: int) -> Match | None:
    """A year nobody plans for: 'del 3026', 'de 1810'; not the 3.000 of 'el 5 de 3000 usuarios'."""
    number = scan.tokens.number(at)
    after = scan.tokens.items[at + 1] if at + 1 < len(scan.tokens) else None
    ends = after is None or not (after.text.isalnum() or after.text in {"/", ":", "%", "$", "€"})
    if number is None or not 4 <= len(scan.tokens.word(at)) <= 5 or in_a_figure(scan.tokens, at):
        return None
    return None if 1900 <= number <= 2199 or not ends else Match(number, at + 1)


def packed(scan: Scan, at: int) -> Match | None:
    """20261203, year first."""
    digits = scan.tokens.word(at)
    if scan.tokens.number(at) is None or len(digits) != 8 or digits[:2] not in {"19", "20"}:
        return None
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    return Match(Day(day, month, year), at + 1) if 1 <= month <= 12 and 1 <= day <= 31 else None


def spaced_parts(scan: Scan, at: int) -> list[Part]:
    """03 12 2026, 2026 12 03, 3 - 12 - 2026: figures told apart by spaces, with a year of four digits."""
    signs = {scan.tokens.word(at + 1), scan.tokens.word(at + 3)}
    step = 2 if len(signs) == 1 and signs <= {"-", "."} else 1
    places = range(at, at + 3 * step, step)
    values = [scan.tokens.number(k) or 0 for k in places]
    lengths = [len(scan.tokens.word(k)) if scan.tokens.number(k) is not None else 0 for k in places]
    year_last, year_first = lengths[:2] in ([2, 2], [1, 2], [1, 1]) and lengths[2] == 4, lengths == [4, 2, 2]
    is_year = 1900 <= values[2 if year_last else 0] <= 2199
    if not (year_last or year_first) or not is_year:
        return []
    if not 1 <= values[1] <= 12 or not 1 <= values[0 if year_last else 2] <= 31:
        return []
    return [(value, scan.tokens.word(k), k + 1) for value, k in zip(values, places, strict=True)]


def shapes(parts: list[Part]) -> list[int | str]:
    """How many digits each part has, or `month`."""
    return [part[1] if part[1] == "month" else len(part[1]) for part in parts]
