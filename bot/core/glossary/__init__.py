"""Which word of the trade a message means: by its names, by what looks like one, or by what comes nearest.

Pure lookup over one language's tables (`bot.core.forms.words`, `bot.core.talk_words`); the definitions
are catalogue texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from rapidfuzz import fuzz

from bot.core.folding import fold
from bot.core.talk_words import TalkWords

SURE = 85  # rapidfuzz score, 0–100: a slip of the keyboard
NEAR = 62  # below it a name has nothing in common with what was asked
FUZZY_FROM = 4  # letters: shorter words are alike by chance
LONGEST = 300  # letters of a text that may be a question about a word
FEW = 8  # words compared for likeness
MOST_DEFINED = 2
MOST_NEAR = 4
Names = Mapping[str, tuple[str, ...]]  # term code → folded names


@dataclass(frozen=True)
class Found:
    """What a message asks about: the terms meant, else the nearest ones; `asked` is its own word."""

    terms: tuple[str, ...]
    near: tuple[str, ...]
    asked: str


def look_up(text: str, names: Names, words: TalkWords) -> Found:
    """Return the terms that *text* means, in its order; names that are said in passing count least."""
    text = text[:LONGEST]
    asked = asked_of(text, words)
    tokens = fold(asked).split()
    comparing = any(cue in fold(text) for cue in words.comparing)
    exact = _exact(tokens, names, frozenset() if comparing else words.vague_terms)
    if exact:
        return Found(exact[:MOST_DEFINED], (), asked)
    ranked = _alike(tokens[:FEW], names)
    sure = [code for code, score in ranked if score >= SURE]
    if sure:
        return Found(tuple(sure[:1]), (), asked)
    return Found((), tuple(code for code, score in ranked if score >= NEAR)[:MOST_NEAR], asked)


def is_question_about_a_term(text: str, names: Names, words: TalkWords) -> bool:
    """Tell whether *text* is nothing but «what is …» and a name of the trade: sure without any model."""
    folded = fold(text[: LONGEST + 1])
    if len(folded) > LONGEST or not any(f" {cue} " in f" {folded} " for cue in words.defining):
        return False
    asked = fold(asked_of(text, words))
    return any(asked == name for many in names.values() for name in many)


def asked_of(text: str, words: TalkWords) -> str:
    """Return what is asked about, as it was written: *text* without the question around it."""
    tokens = text.split()
    while tokens and fold(tokens[0]) in words.filler:
        tokens.pop(0)
    while tokens and fold(tokens[-1]) in words.trailing:
        tokens.pop()
    return _without_marks(" ".join(tokens))


def _without_marks(text: str) -> str:
    """Return *text* from its first letter or digit to its last."""
    places = [place for place, mark in enumerate(text) if mark.isalnum()]
    return text[places[0] : places[-1] + 1] if places else ""


def _exact(tokens: list[str], names: Names, vague: frozenset[str]) -> tuple[str, ...]:
    """Return the terms named, longest names first taken; vague ones only where nothing else is named."""
    hits = sorted(_hits(tokens, names), key=lambda hit: (hit[0] - hit[1], hit[0]))  # longest first
    taken: dict[int, str] = {}
    covered: set[int] = set()
    for start, end, code in hits:
        if not covered & set(range(start, end)):
            covered |= set(range(start, end))
            taken[start] = code
    codes = list(dict.fromkeys(taken[place] for place in sorted(taken)))
    telling = [code for code in codes if code not in vague]
    return tuple(telling or codes[:1])


def _hits(tokens: list[str], names: Names) -> Iterable[tuple[int, int, str]]:
    for code, many in names.items():
        for name in many:
            parts = name.split()
            for start in range(len(tokens) - len(parts) + 1):
                if tokens[start : start + len(parts)] == parts:
                    yield start, start + len(parts), code


def _alike(tokens: list[str], names: Names) -> list[tuple[str, float]]:
    """Return (code, likeness) of every term, the likest first."""
    pieces = [
        " ".join(tokens[start : start + size])
        for size, start in product((1, 2, 3), range(len(tokens)))
        if start + size <= len(tokens)
    ]
    pieces = [piece for piece in pieces if len(piece) >= FUZZY_FROM]
    scores = {
        code: max((fuzz.ratio(piece, name) for piece in pieces for name in many), default=0.0)
        for code, many in names.items()
    }
    return sorted(scores.items(), key=lambda item: -item[1])
