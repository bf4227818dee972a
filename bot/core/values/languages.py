"""The languages there are readers for: a package `bot.core.values.<code>` each, imported when first used."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Final, Protocol, cast

from bot.core.calendar import BusinessCalendar
from bot.core.values.corrections import CorrectionWords
from bot.core.values.labels import NO_LABELS, LabelWords
from bot.core.values.reading import Hours, Money, Number, Reading, When

DEFAULT: Final = "es"
NO_CORRECTIONS: Final = CorrectionWords((), frozenset(), (), frozenset())
Texts = tuple[str, ...]


class Finder(Protocol):
    """Every date in a text."""

    def __call__(self, text: str, today: date, calendar: BusinessCalendar, /) -> tuple[Reading[When], ...]:
        """In order, without overlaps."""


class DateReader(Protocol):
    """The date a text answers with."""

    def __call__(self, text: str, today: date, calendar: BusinessCalendar, /) -> Reading[When]:
        """One reading, empty when there is none."""


class Language(Protocol):
    """What a language's package exports."""

    find_dates: Finder
    read_date: DateReader

    def find_numbers(self, text: str, /) -> tuple[Reading[Number], ...]:
        """Every number."""

    def find_money(self, text: str, /) -> tuple[Reading[Money], ...]:
        """Every amount of money."""

    def find_hours(self, text: str, /) -> tuple[Reading[Hours], ...]:
        """Every daily schedule."""

    def find_channels(self, text: str, /) -> tuple[Reading[Texts], ...]:
        """Every channel named."""

    def read_number(self, text: str, /) -> Reading[Number]:
        """The number."""

    def read_money(self, text: str, /) -> Reading[Money]:
        """The amount."""

    def read_hours(self, text: str, /) -> Reading[Hours]:
        """The schedule."""

    def read_channels(self, text: str, /) -> Reading[Texts]:
        """The channels wanted."""

    def read_yes_no(self, text: str, /) -> Reading[bool]:
        """Yes or no."""

    def read_email_list(self, text: str, /) -> Reading[Texts]:
        """The addresses."""

    def read_list(self, text: str, /) -> Reading[Texts]:
        """The items."""

    def read_extension(self, text: str, /) -> Reading[str]:
        """The extension."""


class UnknownLanguageError(LookupError):
    """There are no readers for this language: add the package `bot/core/values/<code>`."""


@lru_cache(maxsize=8)
def language(code: str = DEFAULT) -> Language:
    """The readers of a language (ISO 639-1 code). Raises UnknownLanguageError."""
    name = f"{__package__}.{code}"
    if not (code.isalpha() and len(code) == 2 and find_spec(name)):
        raise UnknownLanguageError(code)
    return cast(Language, import_module(name))


def corrections(code: str = DEFAULT) -> CorrectionWords:
    """The words by which a language takes values back. Raises UnknownLanguageError."""
    words: CorrectionWords = getattr(language(code), "CORRECTIONS", NO_CORRECTIONS)
    return words


def labels(code: str = DEFAULT) -> LabelWords:
    """The words before figures that count nothing, in a language. Raises UnknownLanguageError."""
    words: LabelWords = getattr(language(code), "LABELS", NO_LABELS)
    return words
