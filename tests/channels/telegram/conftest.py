"""The shipped process beside a fake Telegram: started by its command with an environment, nothing else."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest

from bot.channels.telegram.places import identity_of
from bot.config import Settings
from bot.core.messages import Command
from bot.database import in_one_transaction
from bot.directory.demo import seed_demo
from bot.use_cases.ports import UnitOfWork
from tests.channels.telegram.half import Half, half
from tests.conftest import RunningRasa
from tests.fakes.telegram import FakeTelegram, Group, Person

T = TypeVar("T")
START_SECONDS = 60.0
NOWHERE = "http://127.0.0.1:9"  # nothing answers there: the bot without Rasa
HANDLES = ("requester", "boss", "communications", "analyst", "analyst2")


@dataclass
class TelegramBot:
    """One bot process with its own folder, and the Telegram that it talks to."""

    tg: FakeTelegram
    folder: Path
    rasa: RunningRasa
    room: Group
    port: int
    people: dict[str, Person]
    more: dict[str, str] = field(default_factory=dict)
    process: Process | None = None

    def __getitem__(self, handle: str) -> Person:
        return self.people[handle]

    @property
    def log(self) -> str:
        """What the process has logged."""
        path = self.folder / "bot.log"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    @property
    def data(self) -> Path:
        """The bot's data directory."""
        return self.folder / "data"

    def environment(self) -> dict[str, str]:
        """Return the environment of the process: the contract's variables."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PREGONERO_")}
        given = {
            "PREGONERO_DATA_DIR": str(self.data), "PREGONERO_RASA_URL": self.rasa.url,
            "PREGONERO_RASA_TOKEN": self.rasa.token, "PREGONERO_HTTP_PORT": str(self.port),
            "PREGONERO_NOW": "2026-11-24T09:00-05:00", "PREGONERO_TELEGRAM_OCM_CHAT": str(self.room.id),
        }  # fmt: skip
        return {**kept, **given, **self.tg.environment(), **self.more}

    async def command(self, *words: str, code: int | None = 0) -> dict[str, Any]:
        """Run another command of the bot to its end, with that code where one is given; return what it says."""
        made = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words, "--json"),
            env=self.environment(),
            stdin=DEVNULL,
            stdout=PIPE,
        )
        said, _ = await made.communicate()
        assert code is None or made.returncode == code, said
        told: dict[str, Any] = json.loads(said)
        return told

    async def start(self, *options: str, **more: str) -> None:
        """Start the process and wait until it says that it runs."""
        with (self.folder / "bot.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run", *options, "--json"), env={**self.environment(), **more},
                stdin=DEVNULL, stdout=PIPE, stderr=log,
            )  # fmt: skip
        assert self.process.stdout is not None
        async with asyncio.timeout(START_SECONDS):
            assert await self.process.stdout.readline(), self.log

    async def kill(self) -> None:
        """Kill it as a power cut would."""
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(signal.SIGKILL)
            await self.process.wait()

    async def died(self) -> None:
        """Wait until it is dead."""
        assert self.process is not None
        async with asyncio.timeout(30):
            await self.process.wait()

    async def stop(self) -> int:
        """Ask it to stop and return how it ended."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(30):
            return await self.process.wait()

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

    async def worker(self) -> Process:
        """Start another process that works and hears nothing."""
        with (self.folder / "bot.log").open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "worker"), env=self.environment(), stdin=DEVNULL,
                stdout=log, stderr=log,
            )  # fmt: skip


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def running_bot(folder: Path, rasa: RunningRasa, tg: FakeTelegram) -> AsyncIterator[TelegramBot]:
    """Yield a bot with a directory, not started; it is killed at the end."""
    people = {handle: tg.person(handle.title()) for handle in HANDLES}
    analysts = [people["analyst"], people["analyst2"]]
    bot = TelegramBot(tg, folder, rasa, tg.group("OCM", analysts, supergroup=True), free_port(), people)
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
