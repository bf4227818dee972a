"""How often the app may call: per method and workspace by its tier, and once a second into a channel."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Final

from tests.fakes.clock import PlatformClock

PER_MINUTE: Final = {1: 1, 2: 20, 3: 50, 4: 100, 5: 600}  # 5: Slack's "special" tier
CHANNEL_SECONDS: Final = 1.0


@dataclass
class RateLimits:
    """Counts calls by Slack's clock. `burst` messages may come at once into a channel."""

    clock: PlatformClock
    is_on: bool = True
    burst: int = 3
    throttled: list[str] = field(default_factory=list)  # the methods that were told to wait
    _calls: defaultdict[tuple[str, str], deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _channels: dict[str, float] = field(default_factory=dict)  # when a channel's allowance is whole again

    def wait_for_method(self, team: str, method: str, tier: int) -> int | None:
        """Count a call; return in how many seconds to come back where it is one too many."""
        calls, now = self._calls[team, method], self.clock.now()
        while calls and calls[0] <= now - 60:
            calls.popleft()
        if self.is_on and len(calls) >= PER_MINUTE[tier]:
            return self._told(method, calls[0] + 60 - now)
        calls.append(now)
        return None

    def wait_for_channel(self, method: str, channel: str) -> int | None:
        """Count a message into a channel; return in how many seconds to come back where it is too soon."""
        now = self.clock.now()
        whole = max(self._channels.get(channel, now), now)
        ahead = whole - now
        if self.is_on and ahead > (self.burst - 1) * CHANNEL_SECONDS:
            return self._told(method, ahead - (self.burst - 1) * CHANNEL_SECONDS)
        self._channels[channel] = whole + CHANNEL_SECONDS
        return None

    def _told(self, method: str, seconds: float) -> int:
        self.throttled.append(method)
        return max(1, math.ceil(seconds))
