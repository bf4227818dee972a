"""Printing in a process of its own, one at a time, within a time limit."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.errors import BotError

TIME_LIMIT = 30.0  # seconds; a usual Brief takes 0.1
_IMPORT_ROOT = Path(__file__).parents[2]  # where the package `bot` lies


class PrintError(BotError):
    """A Brief could not be printed; see what `python -m bot.documents.render` says of its inputs."""


def child_of(module: str) -> tuple[str, ...]:
    """Return the command of a printing process."""
    return (sys.executable, "-m", module)


class PrintingChild:
    """Runs a printing process; the event loop stays free while it works."""

    def __init__(self, child: tuple[str, ...], time_limit: float = TIME_LIMIT) -> None:
        self._child = child
        self._time_limit = time_limit
        self._turn = asyncio.Lock()

    async def made(self, inputs: bytes, what: str) -> bytes:
        """Return what the process makes of *inputs*. Raises `PrintError`, naming *what* was to be made."""
        async with self._turn:
            process = await _start(self._child)
            try:
                made, _ = await asyncio.wait_for(process.communicate(inputs), self._time_limit)
            except TimeoutError as error:
                raise PrintError(f"no {what} within {self._time_limit} s") from error
            finally:
                await _end(process)
            if process.returncode != 0:
                raise PrintError(f"the printing process ended with {process.returncode}")
            return made


async def _start(child: tuple[str, ...]) -> asyncio.subprocess.Process:
    try:
        return await asyncio.create_subprocess_exec(
            *child,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,  # typst quotes the text that it stumbles over
            env={"PYTHONPATH": str(_IMPORT_ROOT)},  # the bot's tokens stay with the bot
        )
    except OSError as error:
        raise PrintError("the printing process could not be started") from error


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.kill()
        await process.wait()
