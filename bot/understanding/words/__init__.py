"""The words by which people name stages, terms, folios, clients and people, one module a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast


class EntityWords(Protocol):
    """What a language's module holds; phrases are folded, patterns read the text as it was written."""

    STAGES: Mapping[str, tuple[str, ...]]
    TERMS: Mapping[str, tuple[str, ...]]
    SHORT_FOLIO: re.Pattern[str]
    """A folio of this year by its number."""
    STRETCH: re.Pattern[str]
    """A stretch of the calendar."""
    CLIENT_CUES: re.Pattern[str]
    LEADING_CLIENT: re.Pattern[str]
    PERSON_CUES: re.Pattern[str]
    AREA_CUE: re.Pattern[str]
    """Ends right before the name of an area."""
    BOSS_CUE: re.Pattern[str]
    """Says that the sentence is about the boss; reads folded text."""


def entity_words(language: str) -> EntityWords:
    """Return a language's words. Raises `ModuleNotFoundError` where there are none."""
    return cast(EntityWords, import_module(f"bot.understanding.words.{language}"))
