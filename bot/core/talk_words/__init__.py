"""The words by which people ask, point at a choice or hide a datum, one module a language; all folded."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import cast

FALLBACK = "es"


@dataclass(frozen=True)
class TalkWords:
    """One language's tables; every phrase is folded (`bot.core.folding.fold`)."""

    defining: tuple[str, ...]
    """Ask what a word means."""
    filler: frozenset[str]
    """Stand before the word that is asked about."""
    trailing: frozenset[str]
    """Stand after it."""
    vague_terms: frozenset[str]
    """Terms whose names are said in passing as often as they are asked about."""
    comparing: tuple[str, ...]
    """Ask for two terms side by side."""
    listing: frozenset[str]
    """Ask for the whole glossary."""
    attachments: dict[str, tuple[str, ...]]
    """Names of the files that no question asks for, by kind."""
    why_dates: tuple[str, ...]
    """Ask how a date came about."""
    cannot_send: tuple[str, ...]
    """Say that something cannot be sent, or ask for a link to send it by."""
    sendable: frozenset[str]
    """What is sent to the bot; other papers cannot be sent elsewhere, which is no matter of its own."""
    topics: dict[str, tuple[str, ...]]
    """Beginnings of words that name a clock of the procedure."""
    choosing: dict[str, tuple[str, ...]]
    """Point at one of the readings offered: `first`, `second`, `neither`."""
    money: tuple[str, ...]
    """Follow an amount."""
    streets: tuple[str, ...]
    """Begin an address."""
    people_names: frozenset[str]
    """Given names and surnames, to be hidden where the directory does not know them."""


def talk_words(language: str) -> TalkWords:
    """Return a language's tables, Spanish where it has none."""
    name = f"{__name__}.{language}"
    return cast(TalkWords, import_module(name if find_spec(name) else f"{__name__}.{FALLBACK}").WORDS)
