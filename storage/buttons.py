"""Opaque button ids: a set's unguessable key, the same for all buttons of a reply, and a place in it."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe

KEY_BYTES = 12  # 96 bits: not to be guessed
_KEY_LENGTH = 16  # of 12 bytes in the URL-safe base64 alphabet


@dataclass(frozen=True)
class ButtonSet:
    """The buttons of one reply."""

    key: str
    ids: tuple[str, ...]

    @classmethod
    def of(cls, size: int) -> ButtonSet:
        """Return a new set of that many ids."""
        key = token_urlsafe(KEY_BYTES)
        return cls(key, tuple(f"{key}{place}" for place in range(size)))


def split_id(button_id: str) -> tuple[str, int | None]:
    """Return the set's key and the place in it; the place is None in what is no button id."""
    place = button_id[_KEY_LENGTH:]
    return button_id[:_KEY_LENGTH], int(place) if place.isascii() and place.isdigit() else None
