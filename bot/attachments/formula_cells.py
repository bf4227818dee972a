"""Where a worksheet holds formulas: the reader gives their last values only, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from xml.etree import ElementTree  # the guard has refused every part with a DOCTYPE
from zipfile import ZipFile

from bot.attachments.guard import chunks

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(
    rb"<(?:\w{1,9}:)?c\s[^>]{0,200}?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^>]{0,200}(?<!/)>\s{0,99}"
    rb"(<(?:\w{1,9}:)?f\b[^>]{0,200}?(?:/>|>([^<]{0,9000})</(?:\w{1,9}:)?f>)\s{0,99})?"
    rb"(<(?:\w{1,9}:)?(?:v\b[^>]{0,200}(?<!/)>[^<]|is\b))?"
)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")


@dataclass
class Formulas:
    """Formulas by (row, column), both from 1, and the first column that holds a value."""

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    first_column: int = 1


def find_formulas(archive: ZipFile, sheet: str) -> Formulas:
    """Return the formulas of the sheet called *sheet*; none where its part cannot be found."""
    part = _part_of(archive, sheet)
    if part is None:
        return Formulas()
    if not any(_FORMULA.search(chunk) for chunk in chunks(archive, part)):
        return Formulas()
    return _scan(archive.read(part))


def _scan(xml: bytes) -> Formulas:
    found = Formulas()
    first: int | None = None
    for letters, row, formula, text, value in _CELL.findall(xml):
        column = _number(letters)
        if value:
            first = column if first is None else min(first, column)
        if formula:
            found.cells[int(row), column] = "=" + unescape(text.decode("utf-8", errors="replace"))
    found.first_column = first or 1
    return found


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _part_of(archive: ZipFile, sheet: str) -> str | None:
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return None
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - guarded above
    rels = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {rel.get("Id"): rel.get("Target", "") for rel in rels}
    for element in book.iter():
        if element.tag.endswith("}sheet") and element.get("name") == sheet:
            target = targets.get(element.get(_RELATION), "").lstrip("/")
            part = target if target.startswith("xl/") else f"xl/{target}"
            return part if part in names else None
    return None
