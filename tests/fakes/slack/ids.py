"""Identifiers like Slack's: a letter and ten signs, never the same twice."""

from __future__ import annotations

from random import Random
from typing import Final

_SIGNS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


class Ids:
    """Makes ids by a seed; time stamps of messages come in order and once."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._last_stamp = 0

    def new(self, prefix: str, signs: int = 10) -> str:
        """Return an id that starts so."""
        return prefix + "".join(self._random.choices(_SIGNS, k=signs))

    def secret(self, prefix: str) -> str:
        """Return a token or a secret."""
        return prefix + self.new("", 24).lower()

    def stamp(self, now: float) -> str:
        """Return the time stamp of a message, later than every one before."""
        self._last_stamp = max(round(now * 1_000_000), self._last_stamp + 1)
        return f"{self._last_stamp // 1_000_000}.{self._last_stamp % 1_000_000:06d}"
