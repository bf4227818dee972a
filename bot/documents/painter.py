"""From what a picture shows to the words it says it in, and to a PNG: the `Painter` port over typst."""

from __future__ import annotations

import json
from typing import Any

from bot.core.pipeline.pictures import Bar, Picture
from bot.core.text import Param
from bot.documents.printing import TIME_LIMIT, PrintingChild, child_of
from bot.use_cases.ports import Wording


class TypstPainter:
    """Draws through `bot.documents.picture_png`."""

    def __init__(
        self, wording: Wording, *, time_limit: float = TIME_LIMIT,
        child: tuple[str, ...] = child_of("bot.documents.picture_png"),
    ) -> None:  # fmt: skip
        self._wording = wording
        self._child = PrintingChild(child, time_limit)

    async def paint(self, picture: Picture, language: str) -> bytes:
        """Return the PNG, always the same for the same picture. Raises `PrintError`."""
        return await self._child.made(json.dumps(self.inputs(picture, language)).encode(), "PNG")

    def inputs(self, picture: Picture, language: str) -> dict[str, Any]:
        """Return what the template reads."""

        def words(text: Param) -> str:
            return self._wording.render(text, language)

        return {
            "language": language,
            "title": words(picture.title),
            "lead": [words(line) for line in picture.lead],
            "legend": [{"kind": fill.value, "words": words(text)} for fill, text in picture.legend],
            "rows": [self._row(bar, language) for bar in picture.bars],
            "foot": [words(line) for line in picture.foot],
        }

    def _row(self, bar: Bar, language: str) -> dict[str, Any]:
        return {
            "label": self._wording.render(bar.label, language),
            "value": self._wording.render(bar.value, language),
            "note": self._wording.render(bar.note, language),
            "solid": bar.solid,
            "striped": bar.striped,
            "mark": bar.mark,
        }
