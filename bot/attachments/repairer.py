"""Asks a reading process for the corrected copy or the error file of a database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePath

from bot.attachments.child import run
from bot.attachments.file_names import safe_name
from bot.attachments.limits import Limits
from bot.attachments.template_words import file_words
from bot.errors import FileRefused
from bot.use_cases.ports import Wording

_WRITER = "bot.attachments.repairs"
WORKBOOK_ROWS = 50_000
"""Above this, copies are delimited text: a workbook would take minutes to write."""


@dataclass(frozen=True)
class Copy:
    """A file made for a person."""

    name: str
    content: bytes


class Repairer:
    """Makes the two copies of a database that a person may be handed."""

    def __init__(self, wording: Wording, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._wording = wording

    async def corrected(
        self, content: bytes | Path, name: str, channels: Sequence[str], *, language: str, rows: int = 0
    ) -> Copy:
        """Return *content* with phones in ten digits and without duplicates and excluded people.

        The rows that each channel can use are the same as before. *rows* (the survey's total) decides
        between workbook and text. Raises FileRefused where the file cannot be read.
        """
        return await self._copy("corrected", content, name, channels, (), rows, language)

    async def errors(
        self,
        content: bytes | Path,
        name: str,
        channels: Sequence[str],
        variables: Sequence[str] = (),
        *,
        language: str,
        rows: int = 0,
    ) -> Copy:
        """Return the rows of *content* that have an error, with their number and what to correct.

        Raises FileRefused where the file cannot be read.
        """
        return await self._copy("errors", content, name, channels, variables, rows, language)

    async def _copy(
        self,
        want: str,
        content: bytes | Path,
        name: str,
        channels: Sequence[str],
        variables: Sequence[str],
        rows: int,
        language: str,
    ) -> Copy:
        words = file_words(self._wording, language)
        form = "xlsx" if rows <= WORKBOOK_ROWS else "csv"
        order = {
            "want": want,
            "form": form,
            "channels": list(channels),
            "variables": list(variables),
            "words": words,
        }
        arguments = (name, json.dumps(asdict(self._limits)), json.dumps(order))
        outcome = await run(_WRITER, content, arguments, self._limits.wall_seconds)
        if outcome.code != 0:
            raise FileRefused(f"no {want} copy could be made (code {outcome.code})")
        stem = PurePath(safe_name(name)).stem
        return Copy(f"{stem}-{words[f'suffix.{want}']}.{form}", outcome.output)
