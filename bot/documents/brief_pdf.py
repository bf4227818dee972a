"""The finished Brief as a PDF: tagged, archival (PDF/A-2a) and accessible (PDF/UA-1).

Blocking, and typst keeps some 90 MB once used: a server prints through `brief_printer`, whose child calls
this.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Literal

from bot.documents.brief_sheet import BriefSheet, content_sha256, to_json
from bot.documents.legible import to_legible

TEMPLATE = Path(__file__).with_name("brief.typ")
_STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]


def render(sheet: BriefSheet) -> bytes:
    """The PDF's bytes, always the same for the same sheet."""
    return compile_inputs(to_inputs(sheet))


def to_inputs(sheet: BriefSheet) -> dict[str, str]:
    """What the template reads: the sheet with every text made legible, and its digest before that."""
    legible = _each_text(json.loads(to_json(sheet)))
    return {
        "sheet": json.dumps(legible),
        "content_sha256": content_sha256(sheet),
        "printed_at": sheet.printed_at.isoformat(),
    }


def compile_inputs(inputs: dict[str, str]) -> bytes:
    """The PDF of inputs made by `to_inputs`.

    Texts reach typst as data, never as markup. Only the fonts inside typst's wheel are used and nothing is
    downloaded. Raises `typst.TypstError`; a text that defeats typst may raise its `PanicException`.
    """
    import typst

    return typst.compile(
        TEMPLATE,
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards=list(_STANDARDS),
        timestamp=datetime.fromisoformat(inputs["printed_at"]).replace(microsecond=0),
    )


def _each_text(node: object) -> object:
    if isinstance(node, str):
        return to_legible(node)
    if isinstance(node, dict):
        return {key: _each_text(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_each_text(value) for value in node]
    return node
