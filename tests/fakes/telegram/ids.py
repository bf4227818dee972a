"""Identifiers that look like Telegram's and are the same for the same seed."""

from __future__ import annotations

import string
from random import Random
from typing import Final

_SIGNS: Final = string.ascii_letters + string.digits + "-_"


class Ids:
    """Makes numbers and opaque texts that do not repeat."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._given: set[int] = set()

    def user(self) -> int:
        """Return a user's id; newer ones do not fit into 32 bits."""
        return self._new(10**9, 8 * 10**9)

    def group(self) -> int:
        """Return a basic group's id."""
        return -self._new(10**9, 5 * 10**9)

    def supergroup(self) -> int:
        """Return a supergroup's id."""
        return -1_000_000_000_000 - self._new(10**9, 3 * 10**9)

    def update(self) -> int:
        """Return the first update's id."""
        return self._random.randrange(10**8, 9 * 10**8)

    def number(self) -> str:
        """Return a long number as text, as queries and albums have."""
        return str(self._new(10**18, 9 * 10**18))

    def opaque(self, head: str, length: int) -> str:
        """Return an opaque text, as files and tokens have."""
        return head + "".join(self._random.choices(_SIGNS, k=length))

    def _new(self, least: int, most: int) -> int:
        while (made := self._random.randrange(least, most)) in self._given:
            pass
        self._given.add(made)
        return made
