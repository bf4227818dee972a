"""Results as people read them: catalogue texts (`cli.…`) in the configured language."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

from bot.config import load_settings
from bot.core.text import Param, say
from bot.errors import SettingsInvalid
from bot.i18n.catalogue import CatalogueWording

_WORDING = CatalogueWording()


@cache
def language() -> str:
    """Return the configured language; Spanish where the settings are what is wrong."""
    try:
        return load_settings().language
    except SettingsInvalid:
        return _WORDING.fallback


def render(text: Param) -> str:
    """Return the words of a text."""
    return _WORDING.render(text, language())


def words(id: str, /, count: int | None = None, **params: Param) -> str:
    """Return the words of a catalogue entry."""
    return render(say(id, count=count, **params))


def tell(result: object, in_words: Callable[[], str], *, as_json: bool) -> None:
    """Print a result: one JSON line, or its words."""
    print(json.dumps(result, ensure_ascii=False) if as_json else in_words())
