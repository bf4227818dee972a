"""The words by which people say when they want to be reminded, one module a language; all folded."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import cast

FALLBACK = "es"


@dataclass(frozen=True)
class MomentWords:
    """One language's tables; patterns match folded text, spans are in minutes, times of day `HH:MM`."""

    spans: tuple[tuple[str, int], ...]
    """Patterns of a length of time from now; a group is a number that multiplies it."""
    numbers: dict[str, int]
    """Small numbers in words."""
    clock: str
    """Pattern of a time of day: hour, minutes or none, half of the day or none."""
    afternoon: tuple[str, ...]
    """Halves of the day that are after noon."""
    halves: tuple[tuple[str, str], ...]
    """Patterns of a part of the day and when it begins."""
    no_more_today: tuple[str, ...]
    """Patterns of not wanting to hear of it again that day."""
    never: tuple[str, ...]
    """Patterns of not wanting to hear of it again at all."""


def moment_words(language: str) -> MomentWords:
    """Return a language's tables, Spanish where it has none."""
    name = f"{__name__}.{language}"
    return cast(MomentWords, import_module(name if find_spec(name) else f"{__name__}.{FALLBACK}").WORDS)
