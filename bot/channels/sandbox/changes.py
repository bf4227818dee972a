"""Tells the waiting pages that a chat changed."""

from __future__ import annotations

import asyncio


class ChangeBell:
    """Wakes everybody who waits; no ring is lost, since readers look before they wait."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self.closed = False

    def close(self) -> None:
        """Wake everybody for good: nobody waits any more, so that a server can stop at once."""
        self.closed = True
        self.ring()

    def ring(self) -> None:
        """Wake everybody who waits now."""
        rung, self._rung = self._rung, asyncio.Event()
        rung.set()

    async def wait(self, seconds: float) -> None:
        """Return at the next ring, or after `seconds`."""
        if self.closed:
            return
        try:
            await asyncio.wait_for(self._rung.wait(), seconds)
        except TimeoutError:
            return
