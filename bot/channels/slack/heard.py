"""Up to where each conversation was heard: what was said later, while the bot was away, is asked for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from bot.channels.slack.reading import PLATFORM
from bot.errors import StorageUnavailable
from bot.use_cases.ports import Transactions, UnitOfWork

_log = logging.getLogger(__name__)
_MARK: Final = "heard"
PAUSE: Final = 1.0  # seconds in which marks are gathered: a mark that is a little old does no harm


@dataclass(frozen=True)
class Mark:
    """A conversation: whose it is ("" for a room) and the time stamp of what was stored last."""

    channel: str
    user: str
    ts: float


@dataclass
class Heard:
    """Keeps the marks beside the inbox, without a transaction of their own for each message."""

    transactions: Transactions
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    _new: dict[tuple[str, str], Mark] = field(default_factory=dict)
    _writing: asyncio.Task[None] | None = None

    def note(self, team: str, channel: str, user: str, ts: str) -> None:
        """Remember that a message was stored."""
        self._new[team, channel] = Mark(channel, user, float(ts))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.get_running_loop().create_task(self._write())

    async def marks(self, team: str) -> list[Mark]:
        """Return the conversations of a workspace, those heard last first. Raises `StorageUnavailable`."""
        kept = await self.transactions.run(lambda uow: uow.channel_notes.all(PLATFORM, _MARK))
        of_team = [(key.partition(":")[2], body) for key, body in kept.items() if key.startswith(f"{team}:")]
        marks = [Mark(channel, str(body["user"]), float(body["ts"])) for channel, body in of_team]
        return sorted(marks, key=lambda one: -one.ts)

    def close(self) -> None:
        """Write nothing more."""
        if self._writing is not None:
            self._writing.cancel()

    async def _write(self) -> None:
        while self._new:
            await asyncio.sleep(PAUSE)
            new, self._new = self._new, {}
            try:
                await self.transactions.run(lambda uow, new=new: self._put(uow, new))  # type: ignore[misc]
            except StorageUnavailable as error:
                _log.warning("marks were not kept: %s", error, extra={"action": "slack_marks_lost"})

    def _put(self, uow: UnitOfWork, new: dict[tuple[str, str], Mark]) -> None:
        for (team, channel), mark in new.items():
            body = {"user": mark.user, "ts": mark.ts}
            uow.channel_notes.put(PLATFORM, _MARK, f"{team}:{channel}", body, self.now())
