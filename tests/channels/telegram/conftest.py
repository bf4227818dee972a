"""The shipped process beside a fake Telegram: started by its command with an environment, nothing else."""

from __future__ import annotations

import asyncio
import json
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest

from bot.channels.telegram.places import identity_of
from bot.config import Settings
from bot.core.messages import Command
from bot.database import in_one_transaction
from bot.directory.demo import seed_demo
from bot.use_cases.ports import UnitOfWork
from tests.channels.bot_beside import HANDLES, BotBeside
from tests.channels.telegram.half import Half, half
from tests.conftest import RunningRasa
from tests.fakes.telegram import FakeTelegram, Group, Person
from tests.shipped_process import NOWHERE, START_SECONDS

T = TypeVar("T")


@dataclass(kw_only=True)
class TelegramBot(BotBeside[Person, Group]):
    """One bot process with its own folder, and the Telegram that it talks to."""

    tg: FakeTelegram

    def platform(self) -> dict[str, str]:
        """Return where they are."""
        return {"PREGONERO_TELEGRAM_OCM_CHAT": str(self.room.id), **self.tg.environment()}

    async def command(self, *words: str, code: int | None = 0) -> dict[str, Any]:
        """Run another command of the bot to its end, with that code where one is given; return what it says."""
        made = await self.order(*words, "--json", stdout=PIPE)
        said, _ = await made.communicate()
        assert code is None or made.returncode == code, said
        told: dict[str, Any] = json.loads(said)
        return told

    async def start(self, *options: str, **more: str) -> None:
        """Start the process and wait until it says that it runs."""
        self.process = await self.order("run", *options, "--json", stdout=PIPE, **more)
        assert self.process.stdout is not None
        async with asyncio.timeout(START_SECONDS):
            assert await self.process.stdout.readline(), self.log

    async def bind(self, *handles: str) -> None:
        """Bind people's accounts, as `admin people bind` does."""

        def work(uow: UnitOfWork) -> None:
            for handle in handles:
                uow.people.bind(handle, identity_of(self.people[handle].id))

        await self.look(work)

    async def look(self, work: Callable[[UnitOfWork], T]) -> T:
        """Open the bot's database beside it."""
        url = self.more.get("PREGONERO_DATABASE_URL", "")
        return await asyncio.to_thread(
            in_one_transaction, Settings(data_dir=self.data, database_url=url), work
        )


async def running_bot(folder: Path, rasa: RunningRasa, tg: FakeTelegram) -> AsyncIterator[TelegramBot]:
    """Yield a bot with a directory, not started; it is killed at the end."""
    people = {handle: tg.person(handle.title()) for handle in HANDLES}
    analysts = [people["analyst"], people["analyst2"]]
    bot = TelegramBot(
        folder=folder, tg=tg, rasa=rasa, room=tg.group("OCM", analysts, supergroup=True), people=people
    )
    await bot.look(seed_demo)
    for person in people.values():
        await person.start()
    tg.world.updates.clear()
    yield bot
    await bot.kill()


@pytest.fixture
async def deaf_bot(tmp_path: Path) -> AsyncIterator[TelegramBot]:
    """A bot that polls, without Rasa, not started."""
    async with FakeTelegram() as tg:
        async for bot in running_bot(tmp_path, RunningRasa(NOWHERE, ""), tg):
            yield bot


@pytest.fixture
async def clever_bot(tmp_path: Path, rasa: RunningRasa) -> AsyncIterator[TelegramBot]:
    """A bot that polls, with the real Rasa, not started."""
    async with FakeTelegram() as tg:
        async for bot in running_bot(tmp_path, rasa, tg):
            yield bot


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    """A Telegram that counts nothing."""
    async with FakeTelegram() as running:
        running.limits.is_on = False
        yield running


@pytest.fixture
async def bot(tg: FakeTelegram, tmp_path: Path) -> AsyncIterator[Half]:
    """The channel alone, in this process."""
    async with half(tg, tmp_path) as running:
        yield running


@pytest.fixture
async def ana(tg: FakeTelegram, bot: Half) -> Person:
    """A person whom the channel knows as an analyst."""
    person = tg.person("Ana")
    await bot.bind(person, "analyst")
    await person.start()
    await bot.next(Command)
    return person
