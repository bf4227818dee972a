"""Which clients may be one and the same, and which known names are nearest to one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process

from bot.core.folding import fold

FORMS: Final = frozenset(
    [
        "sa",
        "sas",
        "s",
        "a",
        "ltda",
        "cia",
        "compania",
        "inc",
        "corp",
        "llc",
        "sociedad",
        "anonima",
        "limitada",
        "esp",
        "sapi",
        "cv",
        "rl",
        "group",
        "grupo",
    ]
)
SMALL: Final = frozenset(["de", "del", "la", "las", "los", "el", "y", "e", "the", "of", "and"])
ALIKE: Final = 87.0
"""Ratio of the telling words from which two names may be one."""
NEAR: Final = 55.0
MOST: Final = 3


def telling(name: str) -> str:
    """Return a name's folded words without articles and legal forms; all of them where nothing else is left."""
    words = fold(name).replace(".", " ").split()
    kept = [word for word in words if word not in FORMS and word not in SMALL]
    return " ".join(kept or words)


def alike(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known names that may be the same client, written otherwise; the likest first."""
    own, folded = telling(name), fold(name)
    scored = [(fuzz.ratio(own, telling(other)), other) for other in known if fold(other) != folded]
    return tuple(other for score, other in sorted(scored, reverse=True) if score >= ALIKE)[:MOST]


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known names most like one that nobody knows, at most three."""
    by_words = {other: telling(other) for other in known}
    found = process.extract(telling(name), by_words, scorer=fuzz.WRatio, limit=MOST, score_cutoff=NEAR)
    return tuple(other for _, _, other in found)
