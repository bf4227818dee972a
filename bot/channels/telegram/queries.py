"""Answers to presses: each at once, with the private reason where one comes in time."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from telegram import Bot
from telegram.error import TelegramError

_log = logging.getLogger(__name__)
TOAST = 200  # UTF-16 units
IN_TIME = 1.4  # seconds that the turn gets to say something before the press is answered without words
MOST_REMEMBERED = 5000


class Queries:
    """The presses of this process that wait for their answer."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._settled: dict[str, None] = {}
        self._running: set[asyncio.Task[None]] = set()

    def expect(self, query: str) -> None:
        """Answer the press without words after a moment, unless something is said before."""
        if query in self._settled or query in self._waiting:
            return
        self._waiting[query] = asyncio.create_task(self._later(query))

    async def say(self, query: str, text: str) -> bool:
        """Answer the press with a text; False where it was answered already, is too old or the text too long."""
        if query in self._settled or len(text.encode("utf-16-le")) > 2 * TOAST:
            return False
        self._settle(query)
        return await self._answer(query, text)

    async def close(self) -> None:
        """Answer what still waits."""
        for query in list(self._waiting):
            self._settle(query)
            await self._answer(query, "")

    async def _later(self, query: str) -> None:
        await asyncio.sleep(IN_TIME)
        self._waiting.pop(query, None)
        self._settle(query)
        await self._answer(query, "")

    def _settle(self, query: str) -> None:
        task = self._waiting.pop(query, None)
        if task is not None:
            task.cancel()
        self._settled[query] = None
        while len(self._settled) > MOST_REMEMBERED:
            del self._settled[next(iter(self._settled))]

    async def _answer(self, query: str, text: str) -> bool:
        with suppress(TelegramError):  # too old, or answered: there is nobody to tell any more
            return await self._bot.answer_callback_query(query, text or None, show_alert=bool(text))
        _log.info("a press could not be answered", extra={"action": "telegram_press_unanswered"})
        return False
