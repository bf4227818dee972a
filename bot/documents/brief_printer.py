"""Prints Briefs for the server: in a child process, one at a time, within a time limit."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from bot.documents.brief_pdf import to_inputs
from bot.documents.brief_sheet import BriefSheet
from bot.errors import BotError

TIME_LIMIT = 30.0  # seconds; a usual Brief takes 0.1
_IMPORT_ROOT = Path(__file__).parents[2]  # where the package `bot` lies
_CHILD = (sys.executable, "-m", "bot.documents.render")


class PrintError(BotError):
    """A Brief could not be printed; see what `python -m bot.documents.render` says of its inputs."""


class TypstBriefPrinter:
    """Prints through `bot.documents.render`; the event loop stays free while it works."""

    def __init__(self, *, time_limit: float = TIME_LIMIT, child: tuple[str, ...] = _CHILD) -> None:
        self._time_limit = time_limit
        self._child = child
        self._turn = asyncio.Lock()

    async def print(self, sheet: BriefSheet) -> bytes:
        """The PDF's bytes, always the same for the same sheet; raises `PrintError`."""
        async with self._turn:
            return await self._run(json.dumps(to_inputs(sheet)).encode())

    async def _run(self, inputs: bytes) -> bytes:
        process = await _start(self._child)
        try:
            pdf, _ = await asyncio.wait_for(process.communicate(inputs), self._time_limit)
        except TimeoutError as error:
            raise PrintError(f"no PDF within {self._time_limit} s") from error
        finally:
            await _end(process)
        if process.returncode != 0:
            raise PrintError(f"the printing process ended with {process.returncode}")
        return pdf


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
