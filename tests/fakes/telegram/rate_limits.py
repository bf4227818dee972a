"""How often the bot may write: once a second to a person, 20 a minute to a group, 30 a second in all."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Final

from tests.fakes.clock import PlatformClock
from tests.fakes.telegram.records import Chat
from tests.fakes.telegram.refusals import too_many_requests

GROUP: Final = (20, 60.0)  # messages, seconds
OVERALL: Final = (30, 1.0)
CHAT_SECONDS: Final = 1.0


@dataclass
class RateLimits:
    """Counts by Telegram's clock; `burst` messages may come at once into a chat. Edits are not counted."""

    clock: PlatformClock
    is_on: bool = True
    burst: int = 3
    throttled: list[int] = field(default_factory=list)  # the chats whose messages had to wait
    _sent: defaultdict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _whole: dict[int, float] = field(default_factory=dict)  # when a chat's allowance is whole again

    def count(self, chat: Chat, messages: int = 1) -> None:
        """Count messages to a chat. Raises `Refused` where they are too many."""
        wait = max(self._overall(), self._in_chat(chat), self._in_group(chat, messages)) if self.is_on else 0
        if wait > 0:
            self.throttled.append(chat.id)
            raise too_many_requests(wait)
        now = self.clock.now()
        self._whole[chat.id] = max(self._whole.get(chat.id, now), now) + CHAT_SECONDS
        for key in (0, chat.id):
            self._sent[key].extend([now] * messages)

    def _in_chat(self, chat: Chat) -> float:
        ahead = self._whole.get(chat.id, 0.0) - self.clock.now()
        return ahead - (self.burst - 1) * CHAT_SECONDS

    def _in_group(self, chat: Chat, messages: int) -> float:
        most, seconds = GROUP
        if chat.type == "private":
            return 0
        return self._window(chat.id, most - messages + 1, seconds)

    def _overall(self) -> float:
        return self._window(0, *OVERALL)

    def _window(self, key: int, most: int, seconds: float) -> float:
        sent, now = self._sent[key], self.clock.now()
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        return 0 if len(sent) < most else sent[len(sent) - most] + seconds - now
