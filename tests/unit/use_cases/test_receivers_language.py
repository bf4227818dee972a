"""A message is worded in its receiver's language; a room's in the configured one."""

from __future__ import annotations

import pytest

from bot.core.replies import Receiver
from bot.directory.demo import seed_demo
from bot.use_cases.receivers import language_of
from storage.memory import MemoryTransactions


@pytest.mark.parametrize(
    ("receiver", "expected"),
    [
        (Receiver.person("boss"), "en"),
        (Receiver.person("requester"), "es"),
        (Receiver.person("nobody"), "xx"),
        (Receiver("room", "ocm_channel"), "xx"),
    ],
)
async def test_whose_language_it_is(receiver: Receiver, expected: str) -> None:
    transactions = MemoryTransactions()
    await transactions.run(lambda unit: seed_demo(unit, "es", {"boss": "en"}))

    assert await transactions.run(lambda unit: language_of(unit, receiver, "xx")) == expected
