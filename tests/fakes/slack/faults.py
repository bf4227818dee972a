"""What goes wrong on demand: in the next call of a method, before or after its effect."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One failure; `after_effect` does the work first, so that the caller cannot know."""

    status: int = 200
    error: str | None = None
    retry_after: int | None = None
    seconds: float = 0.0  # how long the answer takes
    drops: bool = False  # the connection ends without an answer
    after_effect: bool = False
    act: Callable[[], None] | None = None  # done when the failure is met: kill the caller, say
    latch: asyncio.Event | None = None  # set when the answer may go


class Faults:
    """Failures in wait, first come first served; "*" is any method."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def server_error(self, method: str, *, status: int = 500, times: int = 1) -> None:
        """Answer with an HTTP error and do nothing."""
        self._add(method, Fault(status=status), times)

    def error(self, method: str, code: str, *, times: int = 1) -> None:
        """Answer `ok: false` with that code and do nothing."""
        self._add(method, Fault(error=code), times)

    def ratelimited(self, method: str, *, retry_after: int = 1, times: int = 1) -> None:
        """Answer 429."""
        self._add(method, Fault(status=429, error="ratelimited", retry_after=retry_after), times)

    def drop(self, method: str, *, after_effect: bool = False, times: int = 1) -> None:
        """End the connection without an answer, perhaps after doing the work (the ambiguous case)."""
        self._add(method, Fault(drops=True, after_effect=after_effect), times)

    def interrupt(self, method: str, act: Callable[[], None], *, after_effect: bool = True) -> None:
        """Do something instead of answering (kill the bot's process), after the work or before it."""
        self._add(method, Fault(drops=True, after_effect=after_effect, act=act), 1)

    def slow(self, method: str, seconds: float, *, times: int = 1) -> None:
        """Do the work, and answer only after real seconds."""
        self._add(method, Fault(seconds=seconds, after_effect=True), times)

    def hold(self, method: str, *, times: int = 1) -> asyncio.Event:
        """Do the work, and answer only when the event that is returned was set."""
        latch = asyncio.Event()
        self._add(method, Fault(latch=latch, after_effect=True), times)
        return latch

    def lost_answer(self, method: str, *, status: int = 503, times: int = 1) -> None:
        """Do the work, and answer an HTTP error all the same."""
        self._add(method, Fault(status=status, after_effect=True), times)

    def take(self, method: str) -> Fault | None:
        """Return the failure that this call meets, once."""
        for key in (method, "*"):
            if self._waiting[key]:
                return self._waiting[key].popleft()
        return None

    def clear(self) -> None:
        """Forget those that nothing met."""
        self._waiting.clear()

    def _add(self, method: str, fault: Fault, times: int) -> None:
        self._waiting[method].extend([fault] * times)


async def delay(fault: Fault | None) -> None:
    """Wait as long as the failure says."""
    if fault is not None and fault.seconds:
        await asyncio.sleep(fault.seconds)
    if fault is not None and fault.latch:
        await fault.latch.wait()
