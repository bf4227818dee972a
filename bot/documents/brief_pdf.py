"""The finished Brief as a PDF: tagged, archival (PDF/A-2a) and accessible (PDF/UA-1). Blocking."""

from __future__ import annotations

import json
from pathlib import Path

from bot.documents.brief_sheet import BriefSheet, content_sha256, to_json
from bot.documents.legible import to_legible

TEMPLATE = Path(__file__).with_name("brief.typ")
STANDARDS = ["a-2a", "ua-1"]


def render(sheet: BriefSheet) -> bytes:
    """The PDF's bytes, always the same for the same sheet.

    Texts reach typst as data, never as markup. Only the fonts inside typst's wheel are used and nothing is downloaded.
    """
    import typst

    return typst.compile(
        TEMPLATE,
        ignore_system_fonts=True,
        sys_inputs=to_inputs(sheet),
        pdf_standards=STANDARDS,
        timestamp=sheet.printed_at,
    )


def to_inputs(sheet: BriefSheet) -> dict[str, str]:
    """What the template reads: the sheet with every text made legible, and its digest before that."""
    legible = _each_text(json.loads(to_json(sheet)))
    return {"sheet": json.dumps(legible), "content_sha256": content_sha256(sheet)}


def _each_text(node: object) -> object:
    if isinstance(node, str):
        return to_legible(node)
    if isinstance(node, dict):
        return {key: _each_text(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_each_text(value) for value in node]
    return node
