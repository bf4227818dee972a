"""Where a worksheet holds formulas: the reader gives their last values only, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from xml.etree import ElementTree  # the guard has refused every part with a DOCTYPE
from zipfile import ZipFile

from bot.attachments.guard import chunks

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORMULA = re.compile(rb"<(?:\w{1,9}:)?f[\s>/]")

#: Every repetition is bounded: a part made to be slow must not be slow here.
_ATTRIBUTES = rb"[^>]{0,80}"
_FORMULA_CELL = re.compile(
    rb"<(?:\w{1,9}:)?c\s"
    + _ATTRIBUTES
    + rb"?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']"
    + _ATTRIBUTES
    + rb">\s{0,99}<(?:\w{1,9}:)?f\b"
    + _ATTRIBUTES
    + rb"?(?:/>|>([^<]{0,9000})<)"
)
_VALUE_CELL = (
    rb"<(?:\w{1,9}:)?c\s" + _ATTRIBUTES + rb"?\br=[\"']%s[0-9]{1,7}[\"']" + _ATTRIBUTES + rb"(?<!/)>\s{0,99}"
    rb"(?:<(?:\w{1,9}:)?f\b" + _ATTRIBUTES + rb"?(?:/>|>[^<]{0,9000}</(?:\w{1,9}:)?f>)\s{0,99})?"
    rb"<(?:\w{1,9}:)?(?:v\b" + _ATTRIBUTES + rb"(?<!/)>[^<]|is\b)"
)
_LETTERS = 26  # a table that starts further to the right is not looked for


@dataclass(frozen=True)
class Formulas:
    """Formulas by (row, column), both from 1, and the first column that holds a value."""

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    first_column: int = 1


def find_formulas(archive: ZipFile, sheet: str) -> Formulas:
    """Return the formulas of the sheet called *sheet*; none where its part cannot be found."""
    part = _part_of(archive, sheet)
    if part is None or not any(_FORMULA.search(chunk) for chunk in chunks(archive, part)):
        return Formulas()
    return _scan(archive.read(part))


def _scan(xml: bytes) -> Formulas:
    cells = {
        (int(match[2]), _number(match[1])): "=" + unescape((match[3] or b"").decode("utf-8", "replace"))
        for match in _FORMULA_CELL.finditer(xml)
    }
    return Formulas(cells, _first_column(xml))


def _first_column(xml: bytes) -> int:
    """The reader numbers columns from the first one that holds a value."""
    for number in range(1, _LETTERS + 1):
        if re.search(_VALUE_CELL % bytes([64 + number]), xml):
            return number
    return 1


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
