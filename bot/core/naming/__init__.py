"""Who or what of the directory a text names: by handle, name, surname, shortening, or nearly so."""

from __future__ import annotations

from bot.core.naming.choosing import Choice, choose_named
from bot.core.naming.entries import Entry, area_entries, person_entries
from bot.core.naming.finding import Named, find_named
from bot.core.naming.words import NamingWords, naming_words

__all__ = [
    "Choice",
    "Entry",
    "Named",
    "NamingWords",
    "area_entries",
    "choose_named",
    "find_named",
    "naming_words",
    "person_entries",
]
