"""What the world gives a turn: the time, what a text means, and the words to answer in."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.core.text import Param
from bot.core.understanding import Understanding


class Clock(Protocol):
    """Business time; leases, rate limits and time-outs do not use it."""

    def now(self) -> datetime:
        """Return the aware present moment in the institution's zone."""
        ...


class Interpreter(Protocol):
    """Understanding of free text."""

    async def understand(self, text: str) -> Understanding:
        """Return intent, confidence and ranking. Raises `UnderstandingUnavailable`."""
        ...


class Wording(Protocol):
    """Texts in a language."""

    def render(self, text: Param, language: str) -> str:
        """Return the words for a text, a value or a tuple of them."""
        ...
