"""The bot's process under a script: started, killed and started again, always with its own folder."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, Process
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import httpx

from bot.core.text import say
from bot.errors import BotError
from bot.play.client import SandboxClient

START_SECONDS = 60.0
STARTS = 3  # a free port may be taken by somebody else before it is used


class WorkerFailed(BotError):
    """The bot's process did not start; see its log."""


@dataclass
class Worker:
    """One bot process on a folder of its own."""

    folder: Path
    rasa_url: str
    rasa_token: str
    port: int = 0
    process: Process | None = None

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self, now: str | None) -> None:
        """Start the process with its clock at *now* and wait until it answers. Raises `WorkerFailed`."""
        for left in reversed(range(STARTS)):
            await self._spawn(now)
            try:
                await self._ready()
                return
            except WorkerFailed:
                if left == 0 or not self._lost_its_port():
                    raise

    def _lost_its_port(self) -> bool:
        """Tell whether somebody took the port between its choice and its use: the process says so and ends."""
        return (
            self.process is not None
            and self.process.returncode is not None
            and str(self.port) in self.log[-300:]
        )

    async def _spawn(self, now: str | None) -> None:
        self.port = _free_port()
        with self._log.open("ab") as output:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "sandbox", "--port", str(self.port), "--json"),
                env=self._environment(now),
                stdin=DEVNULL,
                stdout=output,
                stderr=output,
            )

    @property
    def _log(self) -> Path:
        return self.folder / "worker.log"

    @property
    def log(self) -> str:
        """Return what it has logged."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def client(self) -> SandboxClient:
        """Return the chats of the process as it runs now."""
        return SandboxClient(self.url)

    def _environment(self, now: str | None) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "PREGONERO_DATABASE_URL"}
        given = {
            "PREGONERO_DATA_DIR": str(self.folder),
            "PREGONERO_RASA_URL": self.rasa_url,
            "PREGONERO_RASA_TOKEN": self.rasa_token,
        }
        return {**kept, **given, **({"PREGONERO_NOW": now} if now else {})}

    async def _ready(self) -> None:
        deadline = asyncio.get_running_loop().time() + START_SECONDS
        async with httpx.AsyncClient(timeout=5.0) as client:
            while asyncio.get_running_loop().time() < deadline:
                if self.process is not None and self.process.returncode is not None:
                    break
                try:
                    if (await client.get(f"{self.url}/readyz")).status_code == httpx.codes.OK:
                        return
                except httpx.TransportError:
                    await asyncio.sleep(0.05)
        said = await asyncio.to_thread(lambda: self.log)
        raise WorkerFailed(say("error.not_started", log=said[-800:]))

    async def kill(self) -> None:
        """Kill it as a power cut would."""
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(signal.SIGKILL)
            await self.process.wait()

    async def restart(self, now: datetime) -> None:
        """Kill it and start it again at the business time it had."""
        await self.kill()
        await self.start(now.isoformat())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
