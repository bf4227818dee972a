"""The words by which people name fields, options and commands, one module a language."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import cast


@dataclass(frozen=True)
class FormWords:
    """One language's tables; every phrase is folded (`bot.core.folding.fold`)."""

    language: str
    """Its code: the readers of `bot.core.values` are found by it."""
    fields: dict[str, tuple[str, ...]]
    options: dict[str, dict[str, tuple[str, ...]]]
    commands: dict[str, tuple[str, ...]]
    cues: dict[str, tuple[str, ...]]
    correcting: tuple[str, ...]
    retracting: tuple[str, ...]
    adding: tuple[str, ...]
    removing: tuple[str, ...]
    keeping: tuple[str, ...]
    question_marks: tuple[str, ...]
    quotes: str
    done: tuple[str, ...]
    people_nouns: tuple[str, ...]
    starting: tuple[str, ...]
    ending: tuple[str, ...]
    abroad: tuple[str, ...]
    naming: tuple[str, ...]
    campaign: tuple[str, ...]
    articles: tuple[str, ...]
    copulas: tuple[str, ...]
    nothing: tuple[str, ...]
    calls_to_action: tuple[str, ...]
    stating: tuple[str, ...]
    agreeing: tuple[str, ...]
    objecting: tuple[str, ...]
    polite: tuple[str, ...]
    """Said after a command."""
    introducing: tuple[str, ...]
    """Stand between a field's name and its new value."""
    vague: dict[str, tuple[str, ...]]
    """Words of options that say something else as often, by field."""
    counted_with: str
    """May stand between a number and what is counted."""
    linking: tuple[str, ...]
    """Small words within a name."""
    terms: dict[str, tuple[str, ...]]
    templates: dict[str, tuple[str, ...]]
    template_cues: tuple[str, ...]


def form_words(language: str) -> FormWords:
    """Return a language's tables. Raises `ModuleNotFoundError` where there are none."""
    return cast(FormWords, import_module(f"bot.core.forms.words.{language}").WORDS)
