"""Which buttons a message had before it was rewritten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def buttons_in(body: Any) -> list[dict[str, Any]]:
    """Return every button of a shown body: each value of `button`, each item of `buttons`, in order."""
    return list(_found(body))


def _found(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, list):
        for item in part:
            yield from _found(item)
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from _named(name, value)


def _named(name: str, value: Any) -> Iterator[dict[str, Any]]:
    if name == "button" and isinstance(value, dict):
        yield value
    elif name == "buttons" and isinstance(value, list):
        yield from (button for button in value if isinstance(button, dict))
    else:
        yield from _found(value)
