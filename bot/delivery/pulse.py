"""When a loop looks again, and who waits until it has nothing left to do."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence


class Pulse:
    """Wraps a loop's wake event; the poll is only a net under it."""

    def __init__(self, wake: asyncio.Event, poll_seconds: float) -> None:
        self._wake = wake
        self._poll_seconds = poll_seconds
        self._waiters: list[asyncio.Future[None]] = []

    def quicken(self) -> None:
        """Make the loop look again at once."""
        self._wake.set()

    def start_round(self) -> Sequence[asyncio.Future[None]]:
        """Forget the wakes so far and return those whose question this round may answer."""
        self._wake.clear()
        self._waiters = [waiter for waiter in self._waiters if not waiter.done()]
        return tuple(self._waiters)

    async def rest(self, at_most: float | None = None) -> None:
        """Wait for a wake, the poll, or `at_most` seconds of real time."""
        seconds = self._poll_seconds if at_most is None else min(at_most, self._poll_seconds)
        try:
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        except TimeoutError:
            return

    async def idle(self) -> None:
        """Wait until a round that began after this call found nothing left to do."""
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        self._wake.set()
        await waiter


def answer(waiters: Sequence[asyncio.Future[None]]) -> None:
    """Tell those who waited that nothing is left to do."""
    for waiter in waiters:
        if not waiter.done():
            waiter.set_result(None)
