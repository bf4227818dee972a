"""The shipped process under a script: its clock is known, and set anew by starting it again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.config import load_settings
from bot.play.ports import Client
from bot.play.relay import Relay
from tests.shipped_process import ShippedProcess

CONFIG = "PREGONERO_CONFIG"


@dataclass(kw_only=True)
class PlayedProcess(ShippedProcess):
    """Implements `bot.play.ports.Process`; `heard` tells whether the platform is listened to."""

    relay: Relay
    rasa_token: str
    given: dict[str, str]
    heard: Callable[[], bool] = lambda: True
    chats: Client | None = None
    command: tuple[str, ...] = ("run",)
    _began: datetime | None = field(default=None, init=False)
    _began_real: float = field(default=0.0, init=False)

    def now(self) -> datetime:
        """Return its business time, never less than what it says itself."""
        assert self._began is not None
        return self._began + timedelta(seconds=time.monotonic() - self._began_real)

    def set_clock(self, now: datetime) -> None:
        """Take note that the process was told another business time."""
        self._began, self._began_real = now, time.monotonic()

    def client(self) -> Client:
        """Return the chats, which outlive the process."""
        assert self.chats is not None
        return self.chats

    async def start(self, now: str | None) -> None:
        """Start it with its clock at *now* (local time where it has no zone) and wait until it hears."""
        assert now is not None, "a script that is compared has a date of its own"
        moment = datetime.fromisoformat(now)
        await self.restart(moment if moment.tzinfo else moment.replace(tzinfo=load_settings().zone))

    async def restart(self, now: datetime) -> None:
        """Kill it and start it with another clock."""
        await self.kill()
        self.set_clock(now)
        await self.run(*self.command, PREGONERO_NOW=now.isoformat())

    def surroundings(self) -> dict[str, str]:
        """Return the platforms, Rasa, and where the settings of the script are."""
        own = {"PREGONERO_RASA_URL": self.relay.url, "PREGONERO_RASA_TOKEN": self.rasa_token}
        settings = {CONFIG: os.environ[CONFIG]} if CONFIG in os.environ else {}
        return {**settings, **own, **self.given}

    def is_heard(self) -> bool:
        """Tell whether the platform is listened to."""
        return self.heard()
