"""How well one word that was said stands for one word of a name."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from bot.core.naming.words import NamingWords

EXACT, SOUNDS, SHORTENED, TYPO = 1.0, 0.96, 0.85, 0.8
LEAST_SHORT = 3  # letters of a shortening
LEAST_TYPO = 4  # letters of a word that may be misspelt
NEAR = 80.0  # rapidfuzz ratio of a misspelt word


@lru_cache(maxsize=20_000)
def likeness(said: str, word: str, words: NamingWords) -> float:
    """Return 1 for the same word, down to 0 where they have nothing to do with each other; both folded."""
    if said == word:
        return EXACT
    if _sound(said, words) == _sound(word, words) or _but_number(said, word, words):
        return SOUNDS
    if _is_short_of(said, word, words):
        return SHORTENED
    if min(len(said), len(word)) >= LEAST_TYPO and fuzz.ratio(said, word) >= NEAR:
        return TYPO * fuzz.ratio(said, word) / 100
    return 0.0


@lru_cache(maxsize=20_000)
def _sound(word: str, words: NamingWords) -> str:
    for pattern, sound in words.sounds:
        word = re.sub(pattern, sound, word)
    return word


def _but_number(said: str, word: str, words: NamingWords) -> bool:
    """Tell whether one is the other's plural."""
    longer, shorter = (said, word) if len(said) > len(word) else (word, said)
    return len(shorter) >= LEAST_TYPO and any(longer == f"{shorter}{ending}" for ending in words.plurals)


def _is_short_of(said: str, word: str, words: NamingWords) -> bool:
    """Tell whether *said* is how people shorten *word*: «Marce», «Paulita»."""
    stems = [said.removesuffix(ending) for ending in words.diminutives if said.endswith(ending)]
    if any(stem == word[:-1] for stem in stems):
        return True  # «Anita»
    return any(len(stem) >= LEAST_SHORT and word.startswith(stem) for stem in (said, *stems))
