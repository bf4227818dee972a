"""«Muéstrame el embudo en una gráfica»: which picture of the pipeline a text asks for.

The words are one module a language; all folded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Final, cast

from bot.core.folding import fold
from bot.core.pipeline.pictures import Kind

FALLBACK: Final = "es"


@dataclass(frozen=True)
class PictureWords:
    """One language's tables; patterns match folded text."""

    picture: str
    """A picture is asked for."""
    kinds: Mapping[str, str]
    """What it is to show, by kind; the first that matches."""


def picture_words(language: str) -> PictureWords:
    """Return a language's tables, Spanish where it has none."""
    name = f"{__name__}.{language}"
    return cast(PictureWords, import_module(name if find_spec(name) else f"{__name__}.{FALLBACK}").WORDS)


def read_picture_order(text: str, language: str = FALLBACK) -> Kind | None:
    """Return the picture that a text asks for, the funnel where it does not say which; None where it asks for none."""
    words, said = picture_words(language), fold(text)
    if not re.search(words.picture, said):
        return None
    return next(
        (Kind(kind) for kind, pattern in words.kinds.items() if re.search(pattern, said)), Kind.FUNNEL
    )
