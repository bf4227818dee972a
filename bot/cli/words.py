"""Results as people read them: catalogue texts (`cli.…`) in Spanish."""

from __future__ import annotations

import json
from collections.abc import Callable

from bot.core.text import Param, say
from bot.i18n.catalogue import CatalogueWording

_WORDING = CatalogueWording()


def words(id: str, /, count: int | None = None, **params: Param) -> str:
    """Return the words of a catalogue entry."""
    return _WORDING.render(say(id, count=count, **params), "es")


def tell(result: object, in_words: Callable[[], str], *, as_json: bool) -> None:
    """Print a result: one JSON line, or its words."""
    print(json.dumps(result, ensure_ascii=False) if as_json else in_words())
