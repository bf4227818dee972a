"""How often the bot may write: once a second to a chat, twenty a minute to a group, thirty a second in all."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.errors import RetryLater

BURST = 3  # messages that a chat takes at once
CHAT_SECONDS = 1.05
GROUP_MESSAGES, GROUP_SECONDS = 18, 61.0  # a little under Telegram's own, whose clock is not ours
ALL_MESSAGES, ALL_SECONDS = 26, 1.0
PATIENCE = 1.2  # seconds that a message waits here; a longer wait gives its place in the outbox to others


@dataclass
class Limits:
    """Counts what is sent, in real seconds; edits count against the whole only.

    `pace`: how many times as fast as Telegram allows, for a server that takes more.
    """

    now: Callable[[], float] = time.monotonic
    pace: float = 1.0
    _whole: dict[int, float] = field(default_factory=dict)  # when a chat's allowance is whole again
    _groups: defaultdict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _all: deque[float] = field(default_factory=deque)
    _blocked: dict[int, float] = field(default_factory=dict)

    async def admit(self, chat: int, *, is_edit: bool = False) -> None:
        """Wait for a place. Raises `RetryLater` where that would take long."""
        while (wait := self._wait(chat, is_edit)) > 0:
            if wait > PATIENCE:
                raise RetryLater(wait)
            await asyncio.sleep(wait)
        self._count(chat, is_edit)

    def block(self, chat: int, seconds: float) -> None:
        """Write nothing to a chat for so long: Telegram said so."""
        self._blocked[chat] = self.now() + seconds

    def _wait(self, chat: int, is_edit: bool) -> float:
        now = self.now()
        waits = [
            self._blocked.get(chat, now) - now,
            _window(self._all, ALL_MESSAGES, ALL_SECONDS / self.pace, now),
        ]
        if not is_edit:
            waits.append(self._whole.get(chat, now) - now - (BURST - 1) * self._apart)
            if chat < 0:
                waits.append(_window(self._groups[chat], GROUP_MESSAGES, GROUP_SECONDS / self.pace, now))
        return max(0.0, *waits)

    @property
    def _apart(self) -> float:
        return CHAT_SECONDS / self.pace

    def _count(self, chat: int, is_edit: bool) -> None:
        now = self.now()
        self._all.append(now)
        if is_edit:
            return
        self._whole[chat] = max(self._whole.get(chat, now), now) + self._apart
        if chat < 0:
            self._groups[chat].append(now)
        if len(self._whole) > 10_000:
            self._whole = {one: until for one, until in self._whole.items() if until > now}


def _window(sent: deque[float], most: int, seconds: float, now: float) -> float:
    while sent and sent[0] <= now - seconds:
        sent.popleft()
    return 0.0 if len(sent) < most else sent[len(sent) - most] + seconds - now
