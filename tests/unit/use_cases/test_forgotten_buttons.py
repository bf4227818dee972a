"""A press on a button that was forgotten is answered with where to find those of today."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.reminders.sweeper import Sweeper
from bot.use_cases.old_buttons import forget_buttons
from bot.use_cases.ports import UnitOfWork
from tests.unit.use_cases.chats import Chats


def forget(uow: UnitOfWork, chats: Chats) -> None:
    """Forget what would be forgotten in four months."""
    later = timedelta(days=120)
    forget_buttons(uow, chats.services.keeping, datetime.now(UTC) + later, chats.clock.now() + later)


async def test_a_forgotten_button_says_the_way_on(chats: Chats) -> None:
    await chats.say("requester", "ayuda")
    old = chats.newest("requester").button_ids[0]
    await chats.transactions.run(lambda uow: forget(uow, chats))

    answer = await chats.press_id("requester", old)

    assert "Ese botón ya no está disponible" in answer
    assert "«pendientes»" in answer


async def test_the_buttons_of_a_draft_in_hand_are_not_forgotten(chats: Chats) -> None:
    await chats.say("requester", "necesito una campaña de sms")
    shown = chats.newest("requester")
    await chats.transactions.run(lambda uow: forget(uow, chats))

    assert "ya no está disponible" not in await chats.press_id("requester", shown.button_ids[0])


async def test_they_are_forgotten_once_a_day_by_who_sweeps(chats: Chats) -> None:
    await chats.say("requester", "ayuda")
    old = chats.newest("requester").button_ids[0]
    later = datetime.now(UTC) + timedelta(days=120)
    object.__setattr__(chats.services, "real_now", lambda: later)
    sweeper = Sweeper(chats.transactions, chats.services, chats.clock, lambda: None)
    await sweeper.tidy()

    assert "ya no está disponible" in await chats.press_id("requester", old)
