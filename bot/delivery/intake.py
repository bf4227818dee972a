"""The one way in: a message is on the disk before its platform is told that it arrived."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.messages import Inbound
from bot.delivery.crash_points import crash_point
from bot.errors import StorageUnavailable
from bot.use_cases.ports import Transactions, UnitOfWork

MOST_AT_ONCE = 50


@dataclass(frozen=True)
class _Waiting:
    message: Inbound
    is_new: asyncio.Future[bool]


class Intake:
    """Stores what channels receive and wakes the inbox loop; the channels call it.

    What arrives while the disk is busy is stored together: one commit for all of them.
    """

    def __init__(self, transactions: Transactions, wake: asyncio.Event) -> None:
        self._transactions = transactions
        self._wake = wake
        self._waiting: list[_Waiting] = []
        self._storing: asyncio.Task[None] | None = None

    async def take(self, message: Inbound) -> bool:
        """Store the message durably; False for a repeated delivery. Raises `StorageUnavailable`."""
        mine = _Waiting(message, asyncio.get_running_loop().create_future())
        self._waiting.append(mine)
        if self._storing is None or self._storing.done():
            self._storing = asyncio.get_running_loop().create_task(self._store_all())
        is_new = await mine.is_new
        crash_point("inbox_stored")
        self._wake.set()
        return is_new

    async def _store_all(self) -> None:
        while self._waiting:
            some, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
            if not await self._stored(some) and len(some) > 1:
                for one in some:  # one that cannot be stored spoils it for itself alone
                    await self._stored([one])

    async def _stored(self, some: Sequence[_Waiting]) -> bool:
        """Store together; False where one of them cannot be stored, which one that came alone is told."""
        messages = [one.message for one in some]
        try:
            found = await self._transactions.run(lambda unit: _add(unit, messages))
        except StorageUnavailable as error:
            for one in some:
                _fail(one, StorageUnavailable(error.said))
            return True
        except Exception as error:  # whatever it is, whoever waits is told
            if len(some) == 1:
                _fail(some[0], error)
            return False
        for one, is_new in zip(some, found, strict=True):
            if not one.is_new.done():  # whoever waited may have gone
                one.is_new.set_result(is_new)
        return True


def _fail(one: _Waiting, error: Exception) -> None:
    if not one.is_new.done():
        one.is_new.set_exception(error)


def _add(unit: UnitOfWork, messages: Sequence[Inbound]) -> list[bool]:
    return [unit.inbox.add(message) for message in messages]
