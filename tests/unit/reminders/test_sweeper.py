"""The sweeper: swept when woken, on the way of a moved clock, and past a receiver that cannot be reminded."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from bot.reminders.sweeper import Sweeper
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.remind.due import remind_next
from bot.use_cases.turn import Services
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import sent
from tests.unit.use_cases.parts import TUESDAY


@dataclass
class Ear:
    """Counts how often the outbox was woken."""

    times: int = 0
    heard: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self) -> None:
        self.times += 1
        self.heard.set()


@pytest.fixture
async def chats() -> Chats:
    made = Chats()
    await made.open()
    return made


def _sweeper(chats: Chats, ear: Ear, **more: float) -> Sweeper:
    return Sweeper(chats.transactions, chats.services, chats.clock, ear, **more)  # type: ignore[arg-type]


async def test_nothing_is_looked_at_before_it_is_due(chats: Chats) -> None:
    ear = Ear()
    await sent(chats)

    assert await _sweeper(chats, ear).sweep() == 0
    assert ear.times == 0


async def test_a_moved_clock_stops_wherever_something_is_due(chats: Chats) -> None:
    stops: list[datetime] = []

    def move(moment: datetime) -> None:
        stops.append(moment)
        chats.clock.moment = moment

    await chats.say("requester", "necesito una campaña")
    await _sweeper(chats, Ear()).pass_until(TUESDAY + timedelta(days=31), move)
    await chats.settle()

    assert [f"{stop:%m-%d %H:%M}" for stop in stops] == [
        "11-25 08:00", "12-14 08:00", "12-22 08:00", "12-24 08:00", "12-25 09:00",
    ]  # fmt: skip
    assert "Archivé" in chats.newest("requester").text


async def test_the_tick_wakes_the_sweep(chats: Chats) -> None:
    ear = Ear()
    await sent(chats)
    chats.advance(hours=23)
    running = asyncio.create_task(_sweeper(chats, ear, tick_seconds=0.01).run())
    await asyncio.wait_for(ear.heard.wait(), 10)
    chats.advance(days=1)
    ear.heard.clear()
    await asyncio.wait_for(ear.heard.wait(), 10)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running

    assert chats.clock.now() == TUESDAY + timedelta(days=1, hours=23)


async def test_who_cannot_be_reminded_holds_up_nobody(chats: Chats) -> None:
    def fails_for_the_boss(unit: UnitOfWork, services: Services, now: datetime) -> int:
        if any(row.receiver.name == "boss" for row in unit.reminders.claim(now)):
            raise RuntimeError
        return remind_next(unit, services, now)

    await sent(chats)
    chats.advance(hours=23)
    await Sweeper(chats.transactions, chats.services, chats.clock, Ear(), remind=fails_for_the_boss).sweep()
    await chats.settle()

    assert "espera tu aval" in chats.newest("communications").text
    assert "espera tu aprobación" not in chats.newest("boss").text
    chats.advance(hours=1)
    await _sweeper(chats, Ear()).sweep()
    await chats.settle()
    assert "espera tu aprobación" in chats.newest("boss").text
