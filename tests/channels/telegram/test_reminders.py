"""Reminders at Telegram: in the receiver's working time, once, and never about what is over."""

from __future__ import annotations

import pytest

from bot.use_cases.ports import UnitOfWork
from tests.channels.bot_beside import HANDLES
from tests.channels.telegram.answering import FOLIO, keep_draft, submit
from tests.channels.telegram.conftest import TelegramBot
from tests.fakes.telegram import Message, Person

SUBMITTED, NIGHT, MORNING, LATER = (
    "2026-11-24T09:00-05:00", "2026-11-25T21:00-05:00", "2026-11-26T08:00-05:00", "2026-11-27T10:00-05:00",
)  # fmt: skip
REMINDER = "Recordar luego"


async def _at(bot: TelegramBot, now: str, **more: str) -> None:
    """Go on at another time of the institution's."""
    if bot.process is not None:
        await bot.kill()
    await bot.start(PREGONERO_NOW=now, PREGONERO_TELEGRAM_PACE="100", **more)


async def _submitted(bot: TelegramBot) -> Message:
    bot.tg.limits.is_on = False
    await bot.bind(*HANDLES)
    await keep_draft(bot)
    await _at(bot, SUBMITTED)
    await submit(bot)
    card = await bot["boss"].sees(FOLIO, with_button="Aprobar")
    await _came_to_rest(bot, bot["boss"])
    return card


def _reminders(person: Person) -> int:
    return sum(REMINDER in one.buttons for one in person.inbox())


async def _came_to_rest(bot: TelegramBot, person: Person) -> None:
    """Let whatever is due be said: an answer that was asked for later stands after it."""
    last = person.inbox()[-1]
    await person.write("/mis")
    await person.sees("solicitudes", after=last)


async def test_p35_a_reminder_waits_for_the_morning_and_comes_once(deaf_bot: TelegramBot) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    await _submitted(bot)
    await _at(bot, NIGHT)
    await _came_to_rest(bot, boss)
    at_night = _reminders(boss)
    await _at(bot, MORNING)
    await boss.sees(FOLIO, with_button=REMINDER)
    await _came_to_rest(bot, boss)
    await _at(bot, MORNING)
    await _came_to_rest(bot, boss)

    assert (at_night, _reminders(boss)) == (0, 1)
    assert bot.tg.rejections == []


@pytest.mark.parametrize("point", ["sweep_before_commit", "sweep_committed", "outbox_claimed"])
async def test_p35_a_kill_while_reminding_says_it_once(deaf_bot: TelegramBot, point: str) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    await _submitted(bot)
    await _at(bot, MORNING, PREGONERO_CRASH_AT=point)
    await bot.died()
    await _at(bot, MORNING)
    await boss.sees(FOLIO, with_button=REMINDER)
    await _came_to_rest(bot, boss)

    assert _reminders(boss) == 1


async def test_p35_what_was_put_off_or_decided_is_not_reminded_of(deaf_bot: TelegramBot) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    card = await _submitted(bot)
    await _at(bot, MORNING)
    await boss.sees(FOLIO, with_button=REMINDER)
    await boss.press(REMINDER)
    await boss.toast()
    await boss.press("Aprobar", on=card)
    await bot.tg.until(lambda: "Aprobar" not in card.buttons)
    before = len([one for one in boss.inbox() if FOLIO in one.text])
    await _at(bot, LATER)
    await _came_to_rest(bot, boss)

    def due(uow: UnitOfWork) -> list[str]:
        return [one.key for one in uow.reminders.of("ready") if one.receiver.name == "boss"]

    assert len([one for one in boss.inbox() if FOLIO in one.text]) == before
    assert await bot.look(due) == []
