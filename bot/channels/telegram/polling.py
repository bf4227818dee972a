"""Fetching updates: Telegram is told to forget one only when it is on our disk."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.channels.telegram.client import POLL_SECONDS, SLACK_SECONDS, seconds_of
from bot.channels.telegram.receive import ALLOWED, Receiver
from bot.core.text import say
from bot.errors import SettingsInvalid, StorageUnavailable

_log = logging.getLogger(__name__)
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
METHOD = "getupdates"  # raw: an update that the library cannot read must not hold up the others


@dataclass
class Polling:
    """The loop; the backlog of a time when the bot was away is taken first."""

    bot: Bot = field(repr=False)  # its text holds the token
    receiver: Receiver
    heard: Callable[[], None] = lambda: None  # called whenever Telegram answered
    offset: int = 0
    _pause: float = FIRST_PAUSE

    async def run(self) -> None:
        """Fetch until cancelled. Raises `SettingsInvalid` where Telegram does not know the token."""
        while True:
            try:
                await self._fetch()
                self.heard()
                self._pause = FIRST_PAUSE
            except Conflict:
                _log.error(
                    "another process fetches this bot's updates, or a webhook is set: only one may",
                    extra={"action": "telegram_conflict"},
                )
                await self._rest()
            except InvalidToken as error:
                raise SettingsInvalid(say("error.telegram_token")) from error
            except (TelegramError, StorageUnavailable) as error:
                _log.warning("no updates: %s", type(error).__name__, extra={"action": "telegram_poll_failed"})
                await self._rest(error)

    async def _fetch(self) -> None:
        asked: dict[str, Any] = {"timeout": POLL_SECONDS, "limit": 100, "allowed_updates": list(ALLOWED)}
        if self.offset:
            asked["offset"] = self.offset
        updates: list[dict[str, Any]] = await self.bot.do_api_request(
            METHOD, asked, read_timeout=POLL_SECONDS + SLACK_SECONDS
        )
        if updates:
            await self.receiver.take(updates)
            self.offset = max(int(update["update_id"]) for update in updates) + 1

    async def _rest(self, error: Exception | None = None) -> None:
        await asyncio.sleep(max(self._pause, seconds_of(error) if error else 0.0))
        self._pause = min(LONGEST_PAUSE, self._pause * 2)
