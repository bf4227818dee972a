"""Letting time pass with the reminders swept, as the running bot does."""

from __future__ import annotations

from bot.use_cases.remind.due import remind_next
from tests.unit.use_cases.chats import Chats


async def sweep(chats: Chats) -> int:
    """Sweep once; return how many messages were said."""
    seen = len(chats.seen)
    while await chats.transactions.run(lambda uow: remind_next(uow, chats.services, chats.clock.now())):
        pass
    await chats.settle()
    return len(chats.seen) - seen


async def pass_time(chats: Chats, **by: float) -> list[str]:
    """Move the clock and sweep at its new time only, as after an outage; return what was said, by room."""
    chats.advance(**by)
    seen = len(chats.seen)
    await sweep(chats)
    return [f"{shown.room}: {shown.text}" for shown in chats.seen[seen:]]
