"""The words by which people say what of sales they want to be reminded of, one module a language; all folded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import cast

FALLBACK = "es"


@dataclass(frozen=True)
class WishWords:
    """One language's tables; patterns match folded text."""

    kinds: Mapping[str, str]
    """Patterns of each kind of reminder."""
    everything: str
    """Pattern of all reminders of sales."""
    naming: str
    """Pattern of a word that says it is of reminders."""
    off: str
    """Pattern of not wanting to hear of it."""
    on: str
    """Pattern of wanting to hear of it."""
    again: str
    """Pattern of wanting to hear of something again."""
    showing: str
    """Pattern of asking what one is reminded of."""
    scopes: Mapping[str, str]
    """Patterns of whose opportunities, by scope."""
    setting: str
    """Pattern of saying what counts as stalled."""
    days: str
    """Pattern of after how many `days`, a group of that name."""
    ways: Mapping[str, str]
    """Patterns of how reminders come: `email` or `chat`."""
    weekdays: Mapping[str, int]
    """Days of the week, Monday = 0."""


def wish_words(language: str) -> WishWords:
    """Return a language's tables, Spanish where it has none."""
    name = f"{__name__}.{language}"
    return cast(WishWords, import_module(name if find_spec(name) else f"{__name__}.{FALLBACK}").WORDS)
