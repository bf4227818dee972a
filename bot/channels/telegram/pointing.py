"""Where Telegram sends the bot's updates: to a webhook, pointed here and watched, or to whoever fetches them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.receive import ALLOWED
from bot.channels.telegram.settings import WEBHOOK_PATH, TelegramSettings

_log = logging.getLogger(__name__)
WATCH_SECONDS = 20.0


@dataclass(frozen=True)
class Pointing:
    """The webhook as Telegram has it; `heard` is called whenever it was found to point here."""

    bot: Bot = field(repr=False)  # its text holds the token
    settings: TelegramSettings
    heard: Callable[[], None]

    @property
    def url(self) -> str:
        """Where the webhook is to point; empty where the institution sets it itself."""
        public = self.settings.public_url
        return f"{public.rstrip('/')}{WEBHOOK_PATH}" if public else ""

    async def point(self) -> None:
        """Point the webhook here; what Telegram refuses outright is said loudly and not tried for ever."""
        if self.settings.mode != "webhook" or not self.url:
            return
        try:
            await self.bot.set_webhook(
                self.url, secret_token=self.settings.secret, allowed_updates=list(ALLOWED)
            )
        except BadRequest as error:
            why = str(error)[:100]
            _log.error("the webhook was refused: %s", why, extra={"action": "telegram_webhook_refused"})

    async def take_over(self) -> None:
        """Fetch what a webhook got before: the backlog stays, and the change is said aloud."""
        if (await self.bot.get_webhook_info()).url:
            _log.warning(
                "a webhook is set; it is removed for polling", extra={"action": "telegram_webhook_removed"}
            )
            await self.bot.delete_webhook(drop_pending_updates=False)

    async def watch(self) -> None:
        """Look at the webhook from time to time, and say loudly where it does not point here any more."""
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            try:
                found = (await self.bot.get_webhook_info()).url
            except TelegramError as error:
                _log.warning("Telegram is away: %s", type(error).__name__, extra={"action": "telegram_away"})
                continue
            if found == self.url or (found and not self.url):
                self.heard()
            else:
                _log.error("the webhook is set elsewhere", extra={"action": "telegram_webhook_lost"})
