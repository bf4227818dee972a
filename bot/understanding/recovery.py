"""Notices that Rasa is away and that it is back: the messages kept meanwhile are then taken up again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.core.understanding import Understanding
from bot.errors import UnderstandingUnavailable
from bot.use_cases.ports import Interpreter

PROBE = "hola"
PAUSE_SECONDS = 0.5
_log = logging.getLogger(__name__)


@dataclass
class WatchedInterpreter:
    """An `Interpreter` that remembers a failure until a probe succeeds."""

    inner: Interpreter
    is_away: bool = False  # until what waited for it was taken up again
    _away: asyncio.Event = field(default_factory=asyncio.Event)

    async def understand(self, text: str) -> Understanding:
        """Return what *inner* understands; a failure starts the probing. Raises `UnderstandingUnavailable`."""
        try:
            return await self.inner.understand(text)
        except UnderstandingUnavailable:
            self.is_away = True
            self._away.set()
            raise

    async def watch(self, on_return: Callable[[], Awaitable[None]]) -> None:
        """Run for ever: whenever Rasa was away, wait until it answers, then call *on_return*."""
        while True:
            await self._away.wait()
            _log.warning("Rasa is away", extra={"action": "rasa_away"})
            await self._until_back()
            _log.info("Rasa is back", extra={"action": "rasa_back"})
            self._away.clear()
            await on_return()
            self.is_away = self._away.is_set()

    async def _until_back(self) -> None:
        while True:
            try:
                await self.inner.understand(PROBE)
            except UnderstandingUnavailable:
                await asyncio.sleep(PAUSE_SECONDS)
            else:
                return
