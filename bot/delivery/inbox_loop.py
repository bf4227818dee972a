"""The inbox loop: every message is handled once, in order within its conversation.

Conversations are handled side by side.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.delivery.pulse import Pulse, answer
from bot.errors import BotError, StorageUnavailable
from bot.use_cases.ports import InboxRow, Transactions, UnitOfWork

_log = logging.getLogger(__name__)
Poison = Callable[[UnitOfWork, InboxRow], None]


@dataclass(frozen=True)
class InboxLimits:
    """How hard the loop tries; seconds of real time."""

    at_once: int = 50
    attempts: int = 5
    turn_seconds: float = 45.0  # less than the lease of a row that several workers share
    pause_seconds: float = 0.2  # before the second attempt; doubled each time
    poll_seconds: float = 1.0


def _tell_nobody(_unit: UnitOfWork, _row: InboxRow) -> None:
    """Leave a buried row to the log."""


class InboxLoop:
    """Runs `handle` for every waiting row; `handle` marks the row done in its own transaction.

    A row whose handling raises, or kills the process, is tried again up to the limit and then buried:
    `on_poison(unit, row)` runs in the transaction that buries it and may tell the person. Rows that
    were begun when a process died are taken alone, so that a killing one does not count against others.
    `counting` may be transactions that do not wait for the disk: a counted attempt need outlive the
    process, not the machine's power.
    """

    def __init__(
        self,
        transactions: Transactions,
        handle: Callable[[InboxRow], Awaitable[None]],
        wake: asyncio.Event,
        *,
        on_poison: Poison = _tell_nobody,
        counting: Transactions | None = None,
        limits: InboxLimits | None = None,
    ) -> None:
        self._transactions = transactions
        self._counting = counting or transactions
        self._handle = handle
        self._on_poison = on_poison
        self._limits = limits or InboxLimits()
        self._pulse = Pulse(wake, self._limits.poll_seconds)
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._is_stopping = False
        self._survived: set[int] = set()  # rows whose last attempt failed, but did not kill
        self._suspect: int | None = None  # the row under way that may have killed a process before

    async def run(self) -> None:
        """Work until `stop` or cancellation; what runs is finished on `stop`."""
        try:
            while not self._is_stopping:
                await self._round()
                await self._pulse.rest()
            await asyncio.gather(*self._busy.values())
        finally:
            for task in self._busy.values():
                task.cancel()

    def stop(self) -> None:
        """Take no more rows; `run` returns when those begun are finished."""
        self._is_stopping = True
        self._pulse.quicken()

    async def idle(self) -> None:
        """Wait until no row is waiting or being handled."""
        await self._pulse.idle()

    async def _round(self) -> None:
        """Begin what can be begun; each turn that ends asks for another round."""
        waiters = self._pulse.start_round()
        busy, room = tuple(self._busy), self._room()  # taken here: the transaction runs in another thread
        try:
            rows, left = await self._counting.run(lambda unit: _begin(unit, busy, room))
        except StorageUnavailable as error:
            _log.warning("inbox not readable: %s", error, extra={"action": "inbox_unreadable"})
            return
        for row in rows:
            self._start(row)
        if not left:
            answer(waiters)

    def _start(self, row: InboxRow) -> None:
        identity = str(row.message.identity)
        if row.attempts > 1:  # it came alone; others may be begun beside it if it is known not to kill
            self._suspect = self._suspect if row.id in self._survived else row.id
            self._pulse.quicken()
        self._busy[identity] = asyncio.create_task(self._take(identity, row))

    def _room(self) -> int:
        """Return how many rows may be begun: none beside one that may kill."""
        is_alone = self._suspect is not None and self._suspect not in self._survived
        return 0 if is_alone else self._limits.at_once - len(self._busy)

    async def _take(self, identity: str, row: InboxRow) -> None:
        try:
            if row.attempts > self._limits.attempts:  # the last attempt did not live to say so
                await self._bury(row, "process_died")
            else:
                await self._try(row)
        finally:
            del self._busy[identity]
            self._suspect = None if self._suspect == row.id else self._suspect
            self._pulse.quicken()

    async def _try(self, row: InboxRow) -> None:
        try:
            async with asyncio.timeout(self._limits.turn_seconds):
                await self._handle(row)
            self._survived.discard(row.id)
        except Exception as error:
            self._report(row, error)
            self._survived.add(row.id)
            self._pulse.quicken()  # others may be begun during the pause
            if row.attempts >= self._limits.attempts:
                await self._bury(row, type(error).__name__)
            else:
                await asyncio.sleep(self._limits.pause_seconds * 2 ** (row.attempts - 1))

    async def _bury(self, row: InboxRow, why: str) -> None:
        """Put the row aside and tell; a database that is away is met again at the row's next attempt."""
        with suppress(StorageUnavailable):
            try:
                await self._transactions.run(lambda unit: self._buried(unit, row, why, self._on_poison))
            except StorageUnavailable:
                raise
            except Exception:
                _log.exception("nobody was told of inbox row %d", row.id, extra={"action": "inbox_untold"})
                await self._transactions.run(lambda unit: self._buried(unit, row, why, _tell_nobody))
            _log.error("inbox row %d buried: %s", row.id, why, extra={"action": "inbox_buried"})

    @staticmethod
    def _buried(unit: UnitOfWork, row: InboxRow, why: str, tell: Poison) -> None:
        unit.inbox.bury(row.id, why)
        tell(unit, row)

    def _report(self, row: InboxRow, error: Exception) -> None:
        details = {"action": "inbox_turn_failed", "attempt": row.attempts}
        is_ours = isinstance(error, BotError | TimeoutError)
        _log.warning(
            "inbox row %d failed: %s", row.id, type(error).__name__, extra=details,
            exc_info=None if is_ours else error,
        )  # fmt: skip


def _begin(unit: UnitOfWork, busy: Sequence[str], room: int) -> tuple[Sequence[InboxRow], int]:
    """Begin rows; return them and how many rows are under way or waiting."""
    rows = unit.inbox.begin(limit=room, busy=busy) if room > 0 else []
    return rows, len(busy) or len(rows) or unit.inbox.waiting()
