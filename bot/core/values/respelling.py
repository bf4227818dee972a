"""Misspelt words of an answer, mended where only one known word is near. Language-free."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from bot.core.values.tokens import Token, Tokens

SHORTEST: Final = 6
"""Letters of a word worth mending: shorter ones are near too many others (marzo, Marco)."""
SHORTEST_CUE: Final = 3
LONG: Final = 8
"""Letters from which two slips are allowed."""
LONGEST_ANSWER: Final = 40
"""Tokens: misspellings are looked for in answers, not in long messages."""


@dataclass(frozen=True)
class Respelling:
    """The *words* that may be meant, those *known* besides, and the tokens (*after*) that call for one."""

    words: frozenset[str]
    known: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    _targets: tuple[str, ...] = field(init=False)
    _short: tuple[str, ...] = field(init=False)
    """With the shorter words, for where nothing else can stand: '14 de ener'."""

    def __post_init__(self) -> None:
        short = tuple(sorted(word for word in self.words if len(word) >= SHORTEST - 1 and word.isalpha()))
        object.__setattr__(self, "_short", short)
        object.__setattr__(self, "_targets", tuple(word for word in short if len(word) >= SHORTEST))

    def mended(self, tokens: Tokens, *, everywhere: bool = False) -> Tokens:
        """*tokens* with misspelt words replaced; unless *everywhere*, those beside such words or after a figure."""
        if len(tokens) > LONGEST_ANSWER:
            return tokens
        items = tuple(self._mend(tokens, at, everywhere) for at in range(len(tokens)))
        return tokens if items == tokens.items else Tokens(items)

    def _mend(self, tokens: Tokens, at: int, everywhere: bool) -> Token:
        token = tokens.items[at]
        if len(token.text) < SHORTEST - 2 or token.text in self.words or token.text in self.known:
            return token
        if at > 1 and tokens.items[at - 2].digits and tokens.word(at - 1) in self.after:
            near = nearest(token.text, self._short)
            return token._replace(text=near) if near else token
        if len(token.text) < SHORTEST - 1:
            return token
        called = everywhere or self._calls(tokens, at - 1) or self._is_cue(tokens.word(at + 1))
        near = nearest(token.text, self._targets) if called and token.text.isalpha() else None
        return token._replace(text=near) if near else token

    def _calls(self, tokens: Tokens, before: int) -> bool:
        if before < 0:
            return False
        word = tokens.word(before)
        return tokens.items[before].digits or word in self.after or self._is_cue(word)

    def _is_cue(self, word: str) -> bool:
        return len(word) >= SHORTEST_CUE and word in self.words


@lru_cache(maxsize=1024)
def nearest(word: str, targets: tuple[str, ...]) -> str | None:
    """The target one slip from *word* (two where it is long) that begins with its sound; None if none is."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    same = [target for target in targets if _sound(target) == _sound(word)]
    slips = 2 if len(word) >= LONG else 1
    best = process.extractOne(word, same, scorer=DamerauLevenshtein.distance, score_cutoff=slips)
    return best[0] if best else None


_ALIKE: Final = {"b": "v", "z": "s", "c": "s", "k": "s", "q": "s", "x": "s", "j": "g", "y": "ll"}


def _sound(word: str) -> str:
    """The first letter as it sounds: horario and orario, viernes and biernes begin alike."""
    first = word.lstrip("h")[:1]
    return _ALIKE.get(first, first)


def lone_words(*tables: Iterable[str]) -> frozenset[str]:
    """The words of some tables that are said by themselves."""
    return frozenset(phrase.rstrip(".") for table in tables for phrase in table if " " not in phrase)


def words_of(*tables: Iterable[str]) -> frozenset[str]:
    """The single words of some tables of words and phrases."""
    return frozenset(word for table in tables for phrase in table for word in phrase.rstrip(".").split())
