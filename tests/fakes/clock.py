"""A platform's time, which a test may push forward, and the bell that rings at every change."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final, TypeVar

T = TypeVar("T")
MOST_PAUSE: Final = 0.05  # seconds


class Bell:
    """Wakes whoever waits for something to change."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self, seconds: float) -> None:
        """Return at the next ring, or after real seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._event.wait()

    async def until(self, found: Callable[[], T], within: float) -> T:
        """Return the first true value of `found`; AssertionError after real seconds."""
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while not (value := found()):
            left = end - loop.time()
            assert left > 0, f"not within {within} s"
            await self.wait(min(left, MOST_PAUSE))  # what does not ring is looked at now and then
        return value


class PlatformClock:
    """The real time plus what the test added: for dates, retention, triggers, queries, rate limits and retries."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._moved = Bell()

    def now(self) -> float:
        """Return the platform's time in seconds since 1970."""
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Let so much time have passed; whoever sleeps by this clock wakes up."""
        self._ahead += seconds
        self._moved.ring()

    async def sleep(self, seconds: float) -> None:
        """Wait until this clock has gone so far, by itself or by being pushed."""
        until = self.now() + seconds
        while (left := until - self.now()) > 0:
            await self._moved.wait(left)
