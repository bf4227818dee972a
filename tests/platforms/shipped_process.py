"""The shipped process, `pregonero run`: told by its environment where the fakes are, and nothing else."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import httpx

from bot.config import load_settings
from bot.play.ports import Client
from bot.play.relay import Relay

START_SECONDS = 60.0


@dataclass
class ShippedProcess:
    """Implements `bot.play.ports.Process`; `is_heard` tells whether the platform is listened to."""

    folder: Path
    relay: Relay
    rasa_token: str
    port: int
    given: dict[str, str]
    is_heard: Callable[[], bool] = lambda: True
    process: Process | None = None
    chats: Client | None = None
    command: tuple[str, ...] = ("-m", "bot", "run")
    _began: datetime | None = None
    _began_real: float = 0.0

    @property
    def data(self) -> Path:
        """Its data directory."""
        return self.folder / "data"

    def now(self) -> datetime:
        """Return its business time, never less than what it says itself."""
        assert self._began is not None
        return self._began + timedelta(seconds=time.monotonic() - self._began_real)

    def set_clock(self, now: datetime) -> None:
        """Take note that the process was told another business time."""
        self._began, self._began_real = now, time.monotonic()

    def client(self) -> Client:
        """Return the chats, which outlive the process."""
        assert self.chats is not None
        return self.chats

    def log(self) -> str:
        """Return what it has logged."""
        return (self.folder / "bot.log").read_text(encoding="utf-8", errors="replace")

    async def start(self, now: str | None) -> None:
        """Start it with its clock at *now* (local time where it has no zone) and wait until it hears."""
        assert now is not None, "a script that is compared has a date of its own"
        moment = datetime.fromisoformat(now)
        await self.restart(moment if moment.tzinfo else moment.replace(tzinfo=load_settings().zone))

    async def restart(self, now: datetime) -> None:
        """Kill it and start it with another clock."""
        await self.kill()
        self.set_clock(now)
        with (self.folder / "bot.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                *self.command,
                env=self._environment(now), stdin=DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        await self._ready()

    def _environment(self, now: datetime) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if _is_kept(name)}
        own = {
            "PREGONERO_DATA_DIR": str(self.data), "PREGONERO_RASA_URL": self.relay.url,
            "PREGONERO_RASA_TOKEN": self.rasa_token, "PREGONERO_HTTP_PORT": str(self.port),
            "PREGONERO_NOW": now.isoformat(),
        }  # fmt: skip
        return {**kept, **own, **self.given}

    async def _ready(self) -> None:
        assert self.process is not None
        loop = asyncio.get_running_loop()
        end = loop.time() + START_SECONDS
        async with httpx.AsyncClient(timeout=5.0, trust_env=False) as client:
            while loop.time() < end and self.process.returncode is None:
                try:
                    if (
                        await client.get(f"http://127.0.0.1:{self.port}/readyz")
                    ).is_success and self.is_heard():
                        return
                except httpx.TransportError:
                    pass
                await asyncio.sleep(0.02)
        raise AssertionError(self.log()[-4000:])

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


def _is_kept(name: str) -> bool:
    """Tell whether the process inherits a variable: of our own, where its settings are and nothing else."""
    return not name.startswith("PREGONERO_") or name == "PREGONERO_CONFIG"
