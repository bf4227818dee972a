"""Hours in little: many people, everything failing now and then, and a process that stays as small as it was."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from bot.channels.telegram.places import identity_of
from bot.use_cases.ports import UnitOfWork
from tests.channels.telegram.conftest import TelegramBot
from tests.fakes.telegram import Person

PEOPLE, ROUNDS = 12, 10
HELP, MINE = "Puedo acompañarte", "Todavía no"


def _open_files(bot: TelegramBot) -> int:
    assert bot.process is not None
    return len(list(Path(f"/proc/{bot.process.pid}/fd").iterdir()))


def _kilobytes(bot: TelegramBot) -> int:
    assert bot.process is not None
    status = Path(f"/proc/{bot.process.pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


def _waiting(uow: UnitOfWork) -> int:
    return uow.inbox.waiting() + uow.outbox.waiting() + uow.channel_updates.waiting("telegram")


async def _crowd(bot: TelegramBot) -> list[Person]:
    """Put as many people into the directory, each with an account."""
    people = {f"p{number}": bot.tg.person(f"Persona {number}") for number in range(PEOPLE)}

    def known(uow: UnitOfWork) -> None:
        anybody = uow.people.get("requester")
        assert anybody is not None
        for handle, person in people.items():
            uow.people.save_person(replace(anybody, handle=handle, email=f"{handle}@demo.example"))
            uow.people.bind(handle, identity_of(person.id))

    await bot.look(known)
    return list(people.values())


async def _round(bot: TelegramBot, people: list[Person], number: int) -> None:
    """Let everybody ask twice while things fail, tell some of it again, and wait for the answers."""
    faults = bot.tg.faults
    faults.server_error("sendMessage")
    faults.too_many_requests("sendMessage", retry_after=1)
    faults.drop("getUpdates")
    faults.html("getUpdates")
    await asyncio.gather(*(one.write(text) for one in people for text in ("/ayuda", "/mis")))
    for update in bot.tg.updates[-3:]:
        bot.tg.redeliver(update)

    def is_answered() -> bool:
        return all(_answers(one, words) >= number for one in people for words in (HELP, MINE))

    await bot.tg.until(is_answered, within=120)


def _answers(person: Person, words: str) -> int:
    """Return how often the person was told so."""
    return sum(words in one.text for one in person.inbox())


async def test_p44_a_disturbed_day_leaves_nothing_waiting_and_nothing_growing(deaf_bot: TelegramBot) -> None:
    bot = deaf_bot
    bot.tg.limits.is_on = False
    people = await _crowd(bot)
    await bot.start(PREGONERO_TELEGRAM_PACE="100")
    for number in range(1, 4):
        await _round(bot, people, number)
    before = _open_files(bot), _kilobytes(bot)
    for number in range(4, ROUNDS + 1):
        await _round(bot, people, number)
    after = _open_files(bot), _kilobytes(bot)
    answers = [(_answers(one, HELP), _answers(one, MINE)) for one in people]
    ended = await bot.stop()

    assert answers == [(ROUNDS, ROUNDS)] * PEOPLE
    assert await bot.look(_waiting) == 0
    assert after[0] <= before[0] + 8
    assert after[1] <= before[1] * 1.15
    assert (ended, bot.tg.rejections) == (0, [])
