"""The words around names and the shortenings of names, one module a language; all folded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

FALLBACK = "es"


@dataclass(frozen=True, eq=False)
class NamingWords:
    """One language's tables, one object a language; every phrase is folded (`bot.core.folding.fold`)."""

    small: frozenset[str]
    """Stand beside a name and are none: titles, articles, verbs, «jefe», «área»."""
    joining: frozenset[str]
    """Small words within a name: «de la Hoz»."""
    short: Mapping[str, tuple[str, ...]]
    """Shortenings that are no beginning of the name: «Pacho» is Francisco."""
    diminutives: tuple[str, ...]
    """Endings, the longest first: «Paulita»."""
    plurals: tuple[str, ...]
    """Endings by which a word of an area's name may differ: «créditos»."""
    sounds: tuple[tuple[str, str], ...]
    """Patterns of letters that sound alike, and what they are compared as."""
    own: tuple[str, ...]
    """Say the person's own boss without a name: «mi jefe», «el de siempre»."""

    @property
    def own_endings(self) -> tuple[str, ...]:
        """Return *own* as endings of a text before which a blank stands."""
        return tuple(f" {phrase}" for phrase in self.own)


@lru_cache
def naming_words(language: str) -> NamingWords:
    """Return a language's tables, Spanish where it has none."""
    name = f"{__name__}.{language}"
    return cast(NamingWords, import_module(name if find_spec(name) else f"{__name__}.{FALLBACK}").WORDS)
