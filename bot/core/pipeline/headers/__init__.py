"""The names that files give to the columns of an opportunity, one module a language; all folded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import cast

from bot.core.folding import fold

FALLBACK = "es"


@lru_cache(maxsize=8)
def header_names(language: str) -> Mapping[str, str]:
    """Return column codes by the folded names a language has for them, Spanish where it has none."""
    name = f"{__name__}.{language}"
    module = import_module(name if find_spec(name) else f"{__name__}.{FALLBACK}")
    names = cast(Mapping[str, tuple[str, ...]], module.NAMES)
    return {one: code for code, every in names.items() for one in every}


def header_key(cell: str) -> str:
    """Return a header as it is compared: folded, without what stands in brackets, codes as they are."""
    return fold(cell.partition("(")[0].replace("_", " ").replace(".", " ").replace("-", " "))
