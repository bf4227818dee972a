"""The shipped process beside a fake Slack: started by its command with an environment, nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.channels.bot_beside import HANDLES, BotBeside
from tests.channels.slack.manifests import HTTP, SOCKET, manifest_of
from tests.conftest import RunningRasa
from tests.fakes.slack import AppSetup, Channel, FakeSlack, Person
from tests.shipped_process import NOWHERE, free_port

SETUP = AppSetup.from_manifest(manifest_of(HTTP))
IN_SOCKETS = AppSetup.from_manifest(manifest_of(SOCKET))


@dataclass(kw_only=True)
class SlackBot(BotBeside[Person, Channel]):
    """One bot process with its own folder, and the Slack that it talks to."""

    slack: FakeSlack

    def platform(self) -> dict[str, str]:
        """Return where they are."""
        return {"PREGONERO_SLACK_OCM_CHANNEL": self.room.id, **self.slack.environment()}

    async def start(self, *options: str, until: str = "readyz", **more: str) -> None:
        """Start the process and wait until it is ready, or (`healthz`) only until it answers."""
        await self.run("run", *options, until=until, **more)

    async def admin(self, *words: str) -> int:
        """Give an order of the command line to the bot's folder and return how it ended."""
        return await (await self.order("admin", *words, stdout=DEVNULL)).wait()


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demo directory in it."""
    folder = tmp_path_factory.mktemp("seeded") / "data"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREGONERO_")}
    command = [sys.executable, "-m", "bot", "admin", "demo"]
    subprocess.run(command, env={**kept, "PREGONERO_DATA_DIR": str(folder)}, check=True, stdout=DEVNULL)
    return folder


async def _bot(folder: Path, seeded: Path, rasa: RunningRasa, setup: AppSetup) -> AsyncIterator[SlackBot]:
    port = free_port()
    shutil.copytree(seeded, folder / "data")
    async with FakeSlack(setup, app_url=f"http://127.0.0.1:{port}/slack/events") as slack:
        people = {handle: slack.person(handle, email=f"{handle}@demo.example") for handle in HANDLES}
        room = slack.channel("ocm", people["analyst"], people["analyst2"], private=True)
        bot = SlackBot(folder=folder, port=port, slack=slack, rasa=rasa, room=room, people=people)
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
