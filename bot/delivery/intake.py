"""The one way in: a message is on the disk before its platform is told that it arrived."""

from __future__ import annotations

import asyncio

from bot.core.messages import Inbound
from bot.delivery.crash_points import crash_point
from bot.use_cases.ports import Transactions


class Intake:
    """Stores what channels receive and wakes the inbox loop; the channels call it."""

    def __init__(self, transactions: Transactions, wake: asyncio.Event) -> None:
        self._transactions = transactions
        self._wake = wake

    async def take(self, message: Inbound) -> bool:
        """Store the message durably; False for a repeated delivery. Raises `StorageUnavailable`."""
        is_new = await self._transactions.run(lambda unit: unit.inbox.add(message))
        crash_point("inbox_stored")
        self._wake.set()
        return is_new
