"""Babel catalogues, read once for each language: `Wording` of the ports.

A catalogue entry is found by its id; its words may hold `{name}` fields, filled with values in the
receiver's language. Catalogues are read as they are edited (`.po`): there is no compile step to forget.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from gettext import c2py
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po

from bot.core.text import Param, Text
from bot.i18n.values import write_value

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "pregonero"
TERRITORY = {"es": "es_CO", "en": "en_US"}


@dataclass(frozen=True)
class Catalogue:
    """One language's entries: a string, or the plural's forms."""

    language: str
    entries: Mapping[str, str | tuple[str, ...]]
    plural: Callable[[int], int]

    @cached_property
    def locale(self) -> Locale:
        """Return the CLDR locale that dates and numbers are written in."""
        return Locale.parse(TERRITORY.get(self.language, self.language))


def load(language: str, folder: Path = LOCALES) -> Catalogue:
    """Read a language's catalogue. Raises `OSError` where there is none."""
    with (folder / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    entries: dict[str, str | tuple[str, ...]] = {
        _id(message.id): message.string if isinstance(message.string, str) else tuple(message.string)
        for message in catalogue
        if message.id and message.string
    }
    return Catalogue(language, entries, c2py(catalogue.plural_expr))


def _id(id: str | tuple[str, ...] | list[str]) -> str:
    return id if isinstance(id, str) else id[0]


@dataclass
class CatalogueWording:
    """The `Wording` port over the catalogues; `fallback` is used where a language or an entry is missing."""

    fallback: str = "es"
    _loaded: dict[str, Catalogue] = field(default_factory=dict)

    def catalogue(self, language: str) -> Catalogue:
        """Return a language's catalogue, or the fallback's."""
        if language not in self._loaded:
            try:
                self._loaded[language] = load(language)
            except OSError:
                self._loaded[language] = load(self.fallback)
        return self._loaded[language]

    def render(self, text: Param, language: str) -> str:
        """Return the words of a text, a value or a tuple of them. An unknown id shows itself: it is a defect."""
        catalogue = self.catalogue(language)
        if isinstance(text, Text):
            return self._words(text, catalogue)
        if isinstance(text, tuple | list):
            items = [self.render(item, language) for item in text]
            return write_value(items, catalogue.locale)
        return write_value(text, catalogue.locale)

    def _words(self, text: Text, catalogue: Catalogue) -> str:
        entry = catalogue.entries.get(text.id)
        if entry is None:
            entry = self.catalogue(self.fallback).entries.get(text.id, text.id)
        if isinstance(entry, tuple):
            entry = entry[catalogue.plural(text.count if text.count is not None else 1)]
        params = {name: self.render(value, catalogue.language) for name, value in text.params.items()}
        return entry.format_map(params)
