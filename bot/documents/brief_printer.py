"""Prints Briefs for the server, in a child process."""

from __future__ import annotations

import json

from bot.documents.brief_pdf import to_inputs
from bot.documents.brief_sheet import BriefSheet
from bot.documents.printing import TIME_LIMIT, PrintError, PrintingChild, child_of

__all__ = ["PrintError", "TypstBriefPrinter"]


class TypstBriefPrinter:
    """Prints through `bot.documents.render`."""

    def __init__(
        self, *, time_limit: float = TIME_LIMIT, child: tuple[str, ...] = child_of("bot.documents.render")
    ) -> None:
        self._child = PrintingChild(child, time_limit)

    async def print(self, sheet: BriefSheet) -> bytes:
        """The PDF's bytes, always the same for the same sheet; raises `PrintError`."""
        return await self._child.made(json.dumps(to_inputs(sheet)).encode(), "PDF")
