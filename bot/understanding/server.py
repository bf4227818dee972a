"""Rasa as a child process: started on loopback with a token of its own, watched, restarted, ended with us."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import socket
from asyncio.subprocess import DEVNULL, Process
from pathlib import Path
from types import TracebackType

import httpx

from bot.core.text import say
from bot.errors import UnderstandingUnavailable
from bot.understanding.home import RasaHome
from bot.understanding.rasa import quiet_http_logs

LONGEST_PAUSE = 30.0
"""Seconds between two restarts at most; the pause doubles from one second."""

_log = logging.getLogger(__name__)


class RasaServer:
    """One Rasa process with the trained model; `async with RasaServer(data_dir) as url` waits for its answer.

    Rasa keeps nothing between calls, so it may die at any time: it comes back at the same address and with
    the same token. It ends when this process ends, also by kill -9 (see `nlu/launch.py`).
    """

    def __init__(
        self, data_dir: Path, *, home: RasaHome | None = None, model: Path | None = None, pause: float = 1.0
    ) -> None:
        """*data_dir*: Rasa's log and caches go to its folder `rasa`; *model*: default the committed one.

        *pause*: seconds before the first restart.
        """
        quiet_http_logs()
        self.token = secrets.token_urlsafe(24)
        self.url = f"http://127.0.0.1:{_free_port()}"
        self._home = home or RasaHome()
        self._model = model or self._home.model
        self._pause = pause
        self.folder = data_dir.resolve() / "rasa"
        self._process: Process | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        """The process id of the running Rasa, or None."""
        return self._process.pid if self._process else None

    async def start(self) -> None:
        """Start Rasa and watch it, without waiting. Raises `UnderstandingUnavailable` if not installed."""
        for needed, remedy in ((self._home.python, "make install"), (self._model, "pregonero nlu train")):
            if not needed.exists():
                raise UnderstandingUnavailable(say("error.rasa_missing", file=needed.name, remedy=remedy))
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "rasa.log").write_bytes(b"")
        self._process = await self._spawn()
        self._watch = asyncio.create_task(self._supervise())

    async def ready(self, seconds: float = 120.0) -> None:
        """Wait until the model answers. Raises `UnderstandingUnavailable` after *seconds*."""
        async with httpx.AsyncClient(params={"token": self.token}, timeout=5.0) as client:
            try:
                async with asyncio.timeout(seconds):
                    while not await _answers(client, self.url):  # noqa: ASYNC110  # another process
                        await asyncio.sleep(0.1)
            except TimeoutError as error:
                log = self.folder / "rasa.log"
                raise UnderstandingUnavailable(
                    say("error.rasa_slow", seconds=seconds, log=str(log))
                ) from error

    async def stop(self) -> None:
        """End the supervision and Rasa."""
        if self._watch:
            self._watch.cancel()
            await asyncio.wait([self._watch])
        if self._process and self._process.returncode is None:
            self._process.kill()  # it keeps nothing, and its orderly exit takes seconds
            await self._process.wait()
        self._process = self._watch = None

    async def __aenter__(self) -> str:
        await self.start()
        try:
            await self.ready()
        except BaseException:
            await self.stop()
            raise
        return self.url

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def _supervise(self) -> None:
        """Start Rasa again whenever it ends, ever more slowly while it keeps ending at once."""
        pause = self._pause
        loop = asyncio.get_running_loop()
        while self._process:
            began = loop.time()
            code = await self._process.wait()
            pause = self._pause if loop.time() - began > LONGEST_PAUSE else pause
            _log.warning(
                "Rasa ended with code %s; starting it again", code, extra={"action": "rasa_restarted"}
            )
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
            self._process = await self._spawn()

    async def _spawn(self) -> Process:
        with (self.folder / "rasa.log").open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *self._command(),
                stdin=DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment(),
                cwd=self.folder,
            )

    def _command(self) -> list[str]:
        port = self.url.rpartition(":")[2]
        nothing = os.devnull  # no channel: a token does not protect Rasa's webhooks, so none is opened
        return [
            *(str(self._home.python), str(self._home.launcher), "run", "--enable-api"),
            *("-i", "127.0.0.1", "-p", port, "-m", str(self._model)),
            *("--credentials", nothing, "--endpoints", nothing),
        ]

    def _environment(self) -> dict[str, str]:
        return {
            **rasa_environment(self.folder),
            "PREGONERO_RASA_PARENT": str(os.getpid()),
            "PREGONERO_RASA_SECRET": self.token,
        }


def rasa_environment(folder: Path) -> dict[str, str]:
    """Return the few variables that Rasa needs: nothing of ours, no telemetry, caches under *folder*."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    return {
        **kept,
        "HOME": str(folder),
        "MPLCONFIGDIR": str(folder / "matplotlib"),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "LOG_LEVEL": "WARNING",
        "LOG_LEVEL_LIBRARIES": "ERROR",
        "PYTHONWARNINGS": "ignore",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "OMP_NUM_THREADS": "1",
        "SANIC_WORKERS": "1",
    }


async def _answers(client: httpx.AsyncClient, url: str) -> bool:
    """Return whether the model is loaded; `/version` would answer before it is."""
    try:
        return (await client.get(f"{url}/status")).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
