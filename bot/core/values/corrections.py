"""Which of several values in one sentence is meant: 'no del 3 sino del 5', 'eran 8.000, no 80.000'.

Language-free: each language gives its words. A value is taken back when a denial stands before it, or when
a word of repair stands between it and the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.core.values.reading import Reading
from bot.core.values.tokens import Tokens

V = TypeVar("V")


@dataclass(frozen=True)
class CorrectionWords:
    """A language's words; phrases are tuples of folded words."""

    denials: tuple[tuple[str, ...], ...]
    """Said before the value they take back: no, en vez de."""
    fillers: frozenset[str]
    """May stand between a denial and its value: es, el, del."""
    repairs: tuple[tuple[str, ...], ...]
    """Said after the value they take back: perdón, mejor."""
    swaps: frozenset[str]
    """Verbs after which the first of two values is the old one: cambiar 3 por 5."""
    pauses: frozenset[str] = frozenset({",", ";", ".", ":"})


def meant(tokens: Tokens, readings: Sequence[Reading[V]], words: CorrectionWords) -> list[Reading[V]]:
    """The readings that were not taken back, in order."""
    spans = [_span(tokens, reading) for reading in readings]
    kept = []
    for k, reading in enumerate(readings):
        before = spans[k - 1][1] if k else 0
        after = spans[k + 1][0] if k + 1 < len(spans) else None
        if _denied(tokens, before, spans[k][0], words):
            continue
        if after is not None and _repaired(tokens, spans[k][1], after, words):
            continue
        kept.append(reading)
    if len(kept) > 1 and any(tokens.word(at) in words.swaps for at in range(spans[0][0])):
        return kept[1:]
    return kept


def is_swap(tokens: Tokens, reading: Reading[V], words: CorrectionWords) -> bool:
    """Whether a range is said as a change from its first value to its last: 'cambiar del 3 al 5'."""
    return any(token.text in words.swaps for token in tokens.items if token.end <= reading.start)


def _span(tokens: Tokens, reading: Reading[V]) -> tuple[int, int]:
    first = next(k for k, token in enumerate(tokens.items) if token.end > reading.start)
    last = next((k for k, token in enumerate(tokens.items) if token.start >= reading.end), len(tokens))
    return first, last


def _denied(tokens: Tokens, floor: int, at: int, words: CorrectionWords) -> bool:
    while True:
        if any(_ends_with(tokens, floor, at, phrase) for phrase in words.denials):
            return True
        if at <= floor or tokens.word(at - 1) not in words.fillers:
            return False
        at -= 1  # the last words of a denial may be fillers too: «en vez de»


def _ends_with(tokens: Tokens, floor: int, at: int, phrase: tuple[str, ...]) -> bool:
    first = at - len(phrase)
    return first >= floor and all(tokens.word(first + k) == word for k, word in enumerate(phrase))


def _repaired(tokens: Tokens, start: int, end: int, words: CorrectionWords) -> bool:
    holds: Callable[[int, tuple[str, ...]], bool] = lambda at, phrase: all(  # noqa: E731
        tokens.word(at + k) == word for k, word in enumerate(phrase)
    )
    return any(
        holds(at, phrase) and (phrase not in words.denials or tokens.word(at + len(phrase)) in words.pauses)
        for at in range(start, end)
        for phrase in (*words.repairs, *words.denials)
    )
