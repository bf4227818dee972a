"""The inspector of databases: a Survey of any file, read in a process of its own.

This process never imports polars or fastexcel (45 MB, and parsers of other people's files).
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import signal
from dataclasses import asdict, replace
from pathlib import Path

from bot.attachments.child import Outcome, run
from bot.attachments.limits import Limits
from bot.core.bases.survey import Problem, Survey
from bot.use_cases.ports import Kept

_log = logging.getLogger(__name__)

_READER = "bot.attachments.reader"
_AT_ONCE = 2  # reading processes; each may take `Limits.memory_bytes`


class SubprocessInspector:
    """Surveys files in child processes with limits; one file, one child."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def survey(self, content: bytes | Path | Kept, name: str) -> Survey:
        """Return the facts about *content*, a file called *name*; what is kept in the vault is not held in memory.

        A file that cannot be read is a survey with a `problem`. Raises OSError only where a given path
        cannot be opened.
        """
        digest, size = await asyncio.to_thread(_digest, content)
        if size > self._limits.file_bytes:
            return Survey(sha256=digest, size=size, problem=Problem.TOO_BIG)
        arguments = (name, json.dumps(asdict(self._limits)))
        async with self._places:
            outcome = await run(_READER, content, arguments, self._limits.wall_seconds)
        return replace(_survey_of(outcome, size), sha256=digest, size=size)


def inspect(content: bytes | Path, name: str, limits: Limits | None = None) -> Survey:
    """Return the survey of *content* for a caller without an event loop (the command line)."""
    return asyncio.run(SubprocessInspector(limits).survey(content, name))


_LARGE = 2 * 1024 * 1024  # files made to kill a reader are tiny

#: Ends by the system: processor time used up, or no memory left for anybody. (Windows has neither.)
_SIGNALS = {
    -getattr(signal, "SIGXCPU", 0): Problem.TIMED_OUT,
    -getattr(signal, "SIGKILL", 0): Problem.TOO_BIG,
}


def _survey_of(outcome: Outcome, size: int) -> Survey:
    if outcome.code == 0:
        return Survey.from_json(json.loads(outcome.output))
    problem = _death(outcome, size)
    details = {"action": "reader_died", "code": outcome.code, "reason": problem.value}
    _log.warning("a reading process died: %s", outcome.complaint or "no word", extra=details)
    return Survey(sha256="", size=size, problem=problem)


def _death(outcome: Outcome, size: int) -> Problem:
    """Say why a reading process died: time, memory (large files) or a file made to kill it."""
    if outcome.timed_out:
        return Problem.TIMED_OUT
    if outcome.code in _SIGNALS:
        return _SIGNALS[outcome.code]
    if outcome.code > 0:
        return Problem.CORRUPT
    return Problem.TOO_BIG if size > _LARGE else Problem.HOSTILE


def _digest(content: bytes | Path | Kept) -> tuple[str, int]:
    if isinstance(content, Kept):
        return content.sha256, content.size
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest(), len(content)
    with content.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest(), content.stat().st_size
