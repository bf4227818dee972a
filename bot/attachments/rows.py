"""Rows of other people's spreadsheets, read in a process of its own."""

from __future__ import annotations

import json
from dataclasses import asdict

from bot.attachments.child import run
from bot.attachments.limits import Limits
from bot.core.bases.survey import Problem
from bot.core.text import say
from bot.errors import FileRefused

_READER = "bot.attachments.rows_reader"
MOST_ROWS = 100_000


class SubprocessTables:
    """Implements `workshop.Tables`."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()

    async def sheets(self, content: bytes, most: int = MOST_ROWS) -> list[list[list[str]]]:
        """Return the rows of every visible sheet as text.

        Raises `FileRefused` (said: why) where the file cannot be read or has more than *most* rows.
        """
        if len(content) > self._limits.file_bytes:
            raise FileRefused(say(f"base.unreadable.{Problem.TOO_BIG}"))
        arguments = (json.dumps(asdict(self._limits)), str(most))
        outcome = await run(_READER, content, arguments, self._limits.wall_seconds)
        if outcome.code != 0:
            problem = Problem.TIMED_OUT if outcome.timed_out else Problem.CORRUPT
            raise FileRefused(say(f"base.unreadable.{problem}"))
        found = json.loads(outcome.output)
        if "problem" in found:
            raise FileRefused(say(f"base.unreadable.{Problem(found['problem'])}"))
        sheets: list[list[list[str]]] = found["sheets"]
        return sheets
