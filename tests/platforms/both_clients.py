"""A script's people at two platforms: some here, some there, and some who go from one to the other on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.platforms.platform_client import PlatformClient, Standing
from tests.platforms.slack_client import SlackClient
from tests.platforms.telegram_client import TelegramClient

GOES_ON = "sigamos con la solicitud"
"""What somebody says who has changed the platform, so that the question comes along."""


@dataclass
class BothClients(PlatformClient):
    """Implements `bot.play.ports.Client`; `at` says who is at Slack, anybody else is at Telegram.

    `moves`: after how many deeds somebody goes to the other platform.
    """

    slack: SlackClient = field(kw_only=True)
    telegram: TelegramClient = field(kw_only=True)
    at_slack: set[str] = field(kw_only=True)
    moves: dict[str, int] = field(default_factory=dict, kw_only=True)
    _done: dict[str, int] = field(default_factory=dict)

    def standing(self) -> Iterator[Standing]:
        """Yield what stands at both."""
        yield from self.slack.standing()
        yield from self.telegram.standing()

    def is_quiet(self) -> bool:
        """Tell whether everything has arrived at both."""
        return self.slack.is_quiet() and self.telegram.is_quiet()

    def let_pass(self, seconds: float) -> None:
        """Push both clocks."""
        self.slack.let_pass(seconds)
        self.telegram.let_pass(seconds)

    async def say(self, handle: str, text: str) -> None:
        """Write to the bot where that person is now."""
        await (await self._place(handle)).say(handle, text)

    async def send(self, handle: str, path: Path, caption: str) -> None:
        """Send a file where that person is now."""
        await (await self._place(handle)).send(handle, path, caption)

    async def reply(self, handle: str, text: str, card: str) -> None:
        """Answer in a card's thread, where the card stands."""
        await (self.slack if ":" in card else self.telegram).reply(handle, text, card)

    async def press(self, handle: str, button: dict[str, Any]) -> None:
        """Press a button where it stands."""
        await (self.slack if "channel" in button else self.telegram).press(handle, button)

    async def submit(self, handle: str, form: str, values: dict[str, Any]) -> str | None:
        """Fill a form where it was opened."""
        return await (self.telegram if form.isdecimal() else self.slack).submit(handle, form, values)

    async def _place(self, handle: str) -> PlatformClient:
        """Return where a person writes now; whoever changes the place says so first."""
        done = self._done[handle] = self._done.get(handle, 0) + 1
        if done == self.moves.get(handle):
            self.at_slack ^= {handle}
            await self._at(handle).say(handle, GOES_ON)
            await self.idle()
        return self._at(handle)

    def _at(self, handle: str) -> PlatformClient:
        return self.slack if handle in self.at_slack else self.telegram
