"""Phrases put together from their parts, for the tables of words."""

from __future__ import annotations

from itertools import product


def joined(*parts: str) -> str:
    """Return every phrase made of one of each part's alternatives, told apart by commas."""
    alternatives = ([one.strip() for one in part.split(",")] for part in parts)
    return ", ".join(" ".join(" ".join(some).split()) for some in product(*alternatives))
