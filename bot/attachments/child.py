"""Starts a reading process on some content, without its plain text ever touching the disk."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import bot
from bot.attachments.reader import COMPLAINT
from bot.use_cases.ports import Kept

_ROOT = str(Path(bot.__file__).resolve().parent.parent)

#: The child's whole environment: none of the bot's settings, so none of its secrets.
_ENVIRONMENT = {
    "PYTHONPATH": _ROOT,
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONUTF8": "1",
    "POLARS_MAX_THREADS": "2",
    "PATH": os.defpath,
}


@dataclass(frozen=True)
class Outcome:
    """How a child ended: its output, its return code (negative: the signal), whether time ran out.

    `complaint` names the exception that ended it and its place in the code, never a cell's content.
    """

    output: bytes
    code: int
    timed_out: bool = False
    complaint: str = ""


async def run(module: str, content: bytes | Path | Kept, arguments: Sequence[str], seconds: float) -> Outcome:
    """Run `python -m MODULE PATH *arguments*` where PATH leads to *content*, at most *seconds*."""
    async with _reachable(content) as (path, descriptors):
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", module, path, *arguments),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=_ENVIRONMENT,
            pass_fds=descriptors,
        )
        try:
            output, errors = await asyncio.wait_for(process.communicate(), seconds)
        except TimeoutError:
            process.kill()
            await process.wait()
            return Outcome(b"", -9, timed_out=True)
        except asyncio.CancelledError:
            process.kill()
            await process.wait()
            raise
    return Outcome(output, process.returncode or 0, complaint=_complaint(errors))


def _complaint(errors: bytes) -> str:
    """Return the line that `reader.complain` wrote; what libraries print may quote people's data."""
    lines = errors.decode("utf-8", errors="replace").splitlines()
    return next((line[len(COMPLAINT) :] for line in lines if line.startswith(COMPLAINT)), "")


@asynccontextmanager
async def _reachable(content: bytes | Path | Kept) -> AsyncIterator[tuple[str, tuple[int, ...]]]:
    """Yield a path under which a child can read *content*: in memory on Linux, else a private file."""
    if isinstance(content, Path):
        yield str(await asyncio.to_thread(content.resolve)), ()
    elif sys.platform == "linux":
        descriptor = os.memfd_create("attachment")
        try:
            await asyncio.to_thread(_write, descriptor, content)
            yield f"/proc/self/fd/{descriptor}", (descriptor,)
        finally:
            os.close(descriptor)
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "attachment"
            await asyncio.to_thread(_write, os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), content, True)
            yield str(path), ()


def _write(descriptor: int, content: bytes | Kept, is_last: bool = False) -> None:
    """Write *content* there; *is_last*: the descriptor is closed then."""
    with os.fdopen(descriptor, "wb", closefd=is_last) as stream:
        if isinstance(content, Kept):
            content.pour(stream)
        else:
            stream.write(content)
