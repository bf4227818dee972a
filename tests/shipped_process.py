"""The shipped process, as an operator starts it: its command, a folder of its own, an environment, nothing else."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, Process
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx

START_SECONDS: Final = 60.0
STOP_SECONDS: Final = 30.0
LOG: Final = "bot.log"
NOWHERE: Final = "http://127.0.0.1:9"  # nothing answers there: the bot without Rasa
_PAUSE: Final = 0.02  # seconds between two questions


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(kw_only=True)
class ShippedProcess:
    """One process of the bot with its own folder and port; `surroundings` are told by who knows them."""

    folder: Path
    port: int = field(default_factory=free_port)
    program: tuple[str, ...] = ("-m", "bot")
    process: Process | None = field(default=None, init=False)

    @property
    def data(self) -> Path:
        """Its data directory."""
        return self.folder / "data"

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """What it has logged."""
        path = self.folder / LOG
        return path.read_text("utf-8", "replace") if path.exists() else ""

    def surroundings(self) -> dict[str, str]:
        """Return the variables that tell it where its surroundings are."""
        return {}

    def environment(self) -> dict[str, str]:
        """Return its environment: the contract's variables, and none of ours that the tests were started with."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PREGONERO_")}
        own = {"PREGONERO_DATA_DIR": str(self.data), "PREGONERO_HTTP_PORT": str(self.port)}
        return {**kept, **own, **self.surroundings()}

    async def order(self, *words: str, stdout: int | None = None, **more: str) -> Process:
        """Start another of its commands, which logs where it does unless *stdout* is to be kept apart."""
        with (self.folder / LOG).open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, *self.program, *words), env={**self.environment(), **more},
                stdin=DEVNULL, stdout=log if stdout is None else stdout, stderr=log,
            )  # fmt: skip

    async def run(self, *words: str, until: str = "readyz", **more: str) -> None:
        """Start it with a command that goes on, and wait until it is ready, or (`healthz`) only until it answers."""
        self.process = await self.order(*words, stdout=None, **more)
        await self.answers(until)

    async def answers(self, until: str) -> None:
        """Wait until it answers well at that path and `is_heard`. Raises AssertionError with its log."""
        assert self.process is not None
        loop = asyncio.get_running_loop()
        end = loop.time() + START_SECONDS
        async with httpx.AsyncClient(timeout=5.0, trust_env=False) as client:
            while loop.time() < end and self.process.returncode is None:
                with suppress(httpx.TransportError):
                    if (await client.get(f"{self.url}/{until}")).is_success and self.is_heard():
                        return
                await asyncio.sleep(_PAUSE)
        raise AssertionError(self.log)

    def is_heard(self) -> bool:
        """Tell whether its surroundings have noticed it."""
        return True

    async def kill(self) -> None:
        """Kill it as a power cut would."""
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(signal.SIGKILL)
            await self.process.wait()

    async def died(self) -> int:
        """Wait until it is dead and return how it ended."""
        assert self.process is not None
        async with asyncio.timeout(STOP_SECONDS):
            return await self.process.wait()

    async def stop(self) -> int:
        """Ask it to stop and return how it ended."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return await self.died()
