"""The shipped process beside a fake Slack: started by its command with an environment, nothing else."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.channels.slack.manifests import HTTP, SOCKET, manifest_of
from tests.conftest import RunningRasa
from tests.fakes.slack import AppSetup, Channel, FakeSlack, Person

START_SECONDS = 60.0
NOWHERE = "http://127.0.0.1:9"  # nothing answers there: the bot without Rasa
HANDLES = ("requester", "boss", "communications", "analyst", "analyst2")
SETUP = AppSetup.from_manifest(manifest_of(HTTP))
IN_SOCKETS = AppSetup.from_manifest(manifest_of(SOCKET))


@dataclass
class SlackBot:
    """One bot process with its own folder, and the Slack that it talks to."""

    slack: FakeSlack
    folder: Path
    rasa: RunningRasa
    room: Channel
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

    def environment(self) -> dict[str, str]:
        """Return the environment of the process: the contract's variables."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PREGONERO_")}
        given = {
            "PREGONERO_DATA_DIR": str(self.folder / "data"), "PREGONERO_RASA_URL": self.rasa.url,
            "PREGONERO_RASA_TOKEN": self.rasa.token, "PREGONERO_HTTP_PORT": str(self.port),
            "PREGONERO_NOW": "2026-11-24T09:00-05:00", "PREGONERO_SLACK_OCM_CHANNEL": self.room.id,
        }  # fmt: skip
        return {**kept, **given, **self.slack.environment(), **self.more}

    async def start(self, *options: str, until: str = "readyz", **more: str) -> None:
        """Start the process and wait until it is ready, or (`healthz`) only until it answers."""
        with (self.folder / "bot.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run", *options), env={**self.environment(), **more},
                stdin=DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        loop = asyncio.get_running_loop()
        end = loop.time() + START_SECONDS
        async with httpx.AsyncClient(timeout=5.0, trust_env=False) as client:
            while loop.time() < end and self.process.returncode is None:
                with suppress(httpx.TransportError):
                    if (await client.get(f"{self.url}/{until}")).is_success:
                        return
                await asyncio.sleep(0.02)
        raise AssertionError(self.log)

    async def admin(self, *words: str) -> int:
        """Give an order of the command line to the bot's folder and return how it ended."""
        order = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "admin", *words), env=self.environment(), stdin=DEVNULL,
            stdout=DEVNULL,
        )  # fmt: skip
        return await order.wait()

    @property
    def url(self) -> str:
        """Where the process answers."""
        return f"http://127.0.0.1:{self.port}"

    async def kill(self) -> None:
        """Kill it as a power cut would."""
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(signal.SIGKILL)
            await self.process.wait()

    async def stop(self) -> int:
        """Ask it to stop and return how it ended."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(30):
            return await self.process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demo directory in it."""
    folder = tmp_path_factory.mktemp("seeded") / "data"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREGONERO_")}
    command = [sys.executable, "-m", "bot", "admin", "demo"]
    subprocess.run(command, env={**kept, "PREGONERO_DATA_DIR": str(folder)}, check=True, stdout=DEVNULL)
    return folder


async def _bot(folder: Path, seeded: Path, rasa: RunningRasa, setup: AppSetup) -> AsyncIterator[SlackBot]:
    port = _free_port()
    shutil.copytree(seeded, folder / "data")
    async with FakeSlack(setup, app_url=f"http://127.0.0.1:{port}/slack/events") as slack:
        people = {handle: slack.person(handle, email=f"{handle}@demo.example") for handle in HANDLES}
        room = slack.channel("ocm", people["analyst"], people["analyst2"], private=True)
        bot = SlackBot(slack, folder, rasa, room, port, people)
        yield bot
        await bot.kill()


@pytest.fixture
async def slack_bot(tmp_path: Path, seeded: Path) -> AsyncIterator[SlackBot]:
    """A bot over HTTP without Rasa, not started."""
    async for bot in _bot(tmp_path, seeded, RunningRasa(NOWHERE, ""), SETUP):
        yield bot


@pytest.fixture
async def socket_bot(tmp_path: Path, seeded: Path) -> AsyncIterator[SlackBot]:
    """A bot over Socket Mode without Rasa, not started."""
    async for bot in _bot(tmp_path, seeded, RunningRasa(NOWHERE, ""), IN_SOCKETS):
        yield bot


@pytest.fixture
async def clever_bot(tmp_path: Path, seeded: Path, rasa: RunningRasa) -> AsyncIterator[SlackBot]:
    """A bot over HTTP with the real Rasa, not started."""
    async for bot in _bot(tmp_path, seeded, rasa, SETUP):
        yield bot


@pytest.fixture
def installable(slack_bot: SlackBot) -> SlackBot:
    """A bot without a token of its own: every workspace has to install it."""
    slack_bot.more |= {"PREGONERO_SLACK_BOT_TOKEN": "", "PREGONERO_PUBLIC_URL": slack_bot.url}
    return slack_bot
