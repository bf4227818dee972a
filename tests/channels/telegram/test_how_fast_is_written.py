"""A server that takes more than Telegram is written to faster, where the settings say so."""

from __future__ import annotations

import pytest

from bot.channels.telegram.limits import BURST, CHAT_SECONDS, GROUP_MESSAGES, GROUP_SECONDS, PATIENCE, Limits
from bot.errors import RetryLater

PERSON, GROUP = 7, -7


async def _waits(limits: Limits, chat: int, messages: int) -> float:
    """Return for how long the message after so many, one a call, would have to wait; 0.0 where not long."""
    for _ in range(messages):
        limits._count(chat, is_edit=False)
    try:
        await limits.admit(chat)
    except RetryLater as error:
        return error.seconds
    return 0.0


@pytest.mark.parametrize("pace", [1.0, 4.0])
async def test_a_person_is_written_to_at_the_pace_that_is_set(pace: float) -> None:
    limits = Limits(now=lambda: 0.0, pace=pace)

    assert await _waits(limits, PERSON, BURST + 9) == pytest.approx(10 * CHAT_SECONDS / pace)


@pytest.mark.parametrize("pace", [1.0, 4.0])
async def test_a_group_is_written_to_at_the_pace_that_is_set(pace: float) -> None:
    limits = Limits(now=lambda: 0.0, pace=pace)

    assert await _waits(limits, GROUP, GROUP_MESSAGES) == pytest.approx(GROUP_SECONDS / pace)


async def test_a_pause_that_telegram_orders_is_kept_at_any_pace() -> None:
    limits = Limits(now=lambda: 0.0, pace=100.0)
    limits.block(PERSON, PATIENCE + 5)

    assert await _waits(limits, PERSON, 0) == pytest.approx(PATIENCE + 5)
