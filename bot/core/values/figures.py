"""Figures written with digits: groups, decimals, and what cannot be told apart. Language-free.

Reads es_CO (point groups, comma decimals) and, where only one reading makes sense, the other conventions.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final, NamedTuple

from bot.core.values.tokens import LONGEST_DIGITS, Tokens

SEPARATORS: Final = frozenset({".", ",", "'"})


class Figure(NamedTuple):
    """A figure: its value, the token after it, and the other convention's value where that is plausible."""

    value: Fraction
    end: int
    other: Fraction | None = None


_ENGLISH: Final = {",": ".", ".": ","}


def figure(tokens: Tokens, at: int, *, english: bool = False) -> Figure | None:
    """The figure that starts at token *at*: 1.200 · 1'200.000 · 3,5 · 10 000 · 1,234.56.

    *english*: the comma groups and the point is the decimal one: 1,200 · 3.5.

    None where malformed (an address, a date, a version) and in the middle of a figure.
    """
    if tokens.number(at) is None or _continues(tokens, at):
        return None
    chunks, signs, end = _chunks(tokens, at)
    if english:
        signs = [_ENGLISH.get(sign, sign) for sign in signs]
    if not signs:
        return _spaced(tokens, at)
    if sum(map(len, chunks)) > LONGEST_DIGITS:
        return None
    return _grouped(chunks, signs, end) or _decimal(chunks, signs, end)


def _continues(tokens: Tokens, at: int) -> bool:
    return (
        at >= 2
        and tokens.touches(at)
        and tokens.word(at - 1) in SEPARATORS
        and tokens.touches(at - 1)
        and tokens.number(at - 2) is not None
    )


def _chunks(tokens: Tokens, at: int) -> tuple[list[str], list[str], int]:
    chunks, signs, end = [tokens.word(at)], [], at + 1
    while tokens.word(end) in SEPARATORS and tokens.touches(end) and tokens.touches(end + 1):
        if tokens.number(end + 1) is None:
            break
        signs.append(tokens.word(end))
        chunks.append(tokens.word(end + 1))
        end += 2
    return chunks, signs, end


def _spaced(tokens: Tokens, at: int) -> Figure:
    """Digits alone, or groups of three told apart by spaces."""
    chunks, end = [tokens.word(at)], at + 1
    while tokens.number(end) is not None and _are_groups([*chunks, tokens.word(end)]) and len(chunks) < 6:
        if _is_more_than_a_group(tokens, end):
            break
        chunks.append(tokens.word(end))
        end += 1
    return Figure(Fraction(int("".join(chunks))), end)


def _is_more_than_a_group(tokens: Tokens, at: int) -> bool:
    return (
        tokens.word(at + 1) in {*SEPARATORS, "/", "-", ":"}
        and tokens.touches(at + 1)
        and tokens.touches(at + 2)
    )


def _grouped(chunks: list[str], signs: list[str], end: int) -> Figure | None:
    """All separators are groups: 1.200.000, 1'200.000, 1,200,000; one comma alone is not."""
    kinds = set(signs)
    told = kinds <= {".", "'"} or signs[0] == "'" or (len(signs) > 1 and kinds == {","})
    return Figure(Fraction(int("".join(chunks))), end) if told and _are_groups(chunks) else None


def _decimal(chunks: list[str], signs: list[str], end: int) -> Figure | None:
    """The last separator is a decimal one: 3,5 · 1.234,56 · 1,234.56 · 0.125.

    1,200 is a decimal here, yet may be meant as a group; 100,000 is a group: nobody writes decimals 000.
    """
    whole, groups = chunks[:-1], signs[:-1]
    if groups and (not _are_groups(whole) or (signs[-1] in groups and not _is_ledger(chunks, signs))):
        return None
    joined = "".join(whole)
    value = Fraction(int(joined + chunks[-1]), 10 ** len(chunks[-1]))
    if groups or not _are_groups(chunks):
        return Figure(value, end)
    other = Fraction(int(joined + chunks[-1]))
    return Figure(other, end, value) if chunks[-1] == "000" else Figure(value, end, other)


def _is_ledger(chunks: list[str], signs: list[str]) -> bool:
    """40.000.000.00, as accountants type it."""
    return set(signs) == {"."} and len(chunks[-1]) == 2


def _are_groups(chunks: list[str]) -> bool:
    return 1 <= len(chunks[0]) <= 3 and chunks[0] != "0" and all(len(chunk) == 3 for chunk in chunks[1:])
