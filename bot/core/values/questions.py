"""Verbs that bound a range where they state («cierra el 15») and only say «when» where they ask.

Language-free: «qué cierra este mes» asks for the whole month, as «what ends this month» does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.core.values.grammar import Match, Scan, Slot, Vocabulary
from bot.core.values.tokens import Tokens

ENDS: Final = frozenset(".;:!")
OPENS: Final = "\u00bf"
ASKS: Final = "?"


@dataclass(frozen=True)
class QuestionWords:
    """One language's words, folded; phrases with blanks between their words."""

    asking: tuple[str, ...]
    """Ask wherever they stand: cuáles, cuánto, lo que."""
    asking_first: tuple[str, ...]
    """Ask where a sentence begins with them; elsewhere they join: «una campaña que termina el 15»."""
    before: tuple[str, ...]
    """May stand before a word of *asking_first*: y, dime."""


class Bounding(Slot):
    """Words that bound a range, and verbs that do so only outside a question."""

    def __init__(
        self, always: Mapping[str, Any], stating: Mapping[str, Any], questions: QuestionWords
    ) -> None:
        self._always, self._stating, self._questions = Vocabulary(always), Vocabulary(stating), questions
        self.starters = self._always.starters | self._stating.starters

    def match(self, scan: Scan, at: int) -> Match | None:
        """The longest phrase at token *at* that bounds a range there."""
        found = self._always.match(scan, at) or self._stating.match(scan, at)
        verb = self._stating.match(scan, at)
        if verb is not None and found == verb and asks(scan.tokens, at, self._questions):
            return None
        return found


def asks(tokens: Tokens, at: int, words: QuestionWords) -> bool:
    """Tell whether the sentence around token *at* asks: by its marks, or by a word before *at*."""
    first = next((k + 1 for k in range(at - 1, -1, -1) if tokens.word(k) in (*ENDS, ASKS)), 0)
    before = [tokens.word(k) for k in range(first, at)]
    after = next((tokens.word(k) for k in range(at, len(tokens)) if tokens.word(k) in (*ENDS, ASKS)), "")
    if OPENS in before or after == ASKS:
        return True
    said = f" {' '.join(before)} "
    if any(f" {phrase} " in said for phrase in words.asking):
        return True
    return _without(said, words.before).startswith(tuple(f" {word} " for word in words.asking_first))


def _without(said: str, openings: tuple[str, ...]) -> str:
    """Return *said* without its openings and the commas after them."""
    while True:
        rest = said.removeprefix(" ,")
        for opening in openings:
            rest = rest.removeprefix(f" {opening}") if rest.startswith(f" {opening} ") else rest
        if rest == said:
            return said
        said = rest
