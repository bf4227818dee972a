"""Figures that name a thing and count nothing: addresses, laws, documents, phones. Language-free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.core.values.tokens import Tokens, tokenise

YEARS: Final = range(1900, 2200)


@dataclass(frozen=True)
class LabelWords:
    """A language's words: *labels* before such figures, *joints* among them, *of* before the year of a law."""

    labels: frozenset[str]
    joints: frozenset[str]
    of: frozenset[str]


NO_LABELS: Final = LabelWords(frozenset(), frozenset(), frozenset())


def labelled(text: str, words: LabelWords) -> tuple[tuple[int, int], ...]:
    """The parts of *text* (code points) from a label to the last figure that belongs to it."""
    tokens = tokenise(text)
    spans, at = [], 0
    while at < len(tokens):
        end = _last_figure(tokens, at + 1, words) if tokens.word(at) in words.labels else 0
        if end:
            spans.append((tokens.items[at].start, tokens.items[end].end))
        at = max(at, end) + 1
    return tuple(spans)


def _last_figure(tokens: Tokens, at: int, words: LabelWords) -> int:
    """The last token of the figures from *at* on; 0 where none follow."""
    last = 0
    while at < len(tokens):
        if tokens.items[at].digits:
            last = at
        elif last and tokens.word(at) in words.of and tokens.number(at + 1) in YEARS:
            return at + 1
        elif not _is_joint(tokens, at, last, words):
            break
        at += 1
    return last


def _is_joint(tokens: Tokens, at: int, last: int, words: LabelWords) -> bool:
    """Signs and short words among the figures; a letter stuck to one too: 'Calle 26A'."""
    word = tokens.word(at)
    return word in words.joints or (
        last == at - 1 and len(word) == 1 and word.isalpha() and tokens.touches(at)
    )
