"""Rows → a workbook or a delimited text that no spreadsheet will run (CWE-1236)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from bot.core.bases.cells import is_formula

_TITLE_LONGEST = 31  # Excel's limit
_WIDTH = 22
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0 has no place for them


def neutral(cell: str) -> str:
    """Return *cell* so that no spreadsheet runs it: an apostrophe before = + - @ (numbers excepted)."""
    return f"'{cell}" if is_formula(cell) else cell


def to_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return *rows* as text that Excel in Spanish opens: semicolons, UTF-8 with its mark."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([neutral(c) for c in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(sheets: Sequence[tuple[str, Iterable[Sequence[str]]]]) -> bytes:
    """Return a workbook with a sheet per (title, rows); the first row of each is its header, all is text."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for title, rows in sheets:
        _fill(book.create_sheet(title[:_TITLE_LONGEST]), rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Any, rows: Iterable[Sequence[str]]) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows):
        if number == 0:
            for column in range(1, len(row) + 1):
                sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
        sheet.append([_cell(sheet, text, bold=number == 0) for text in row])


def _cell(sheet: Any, text: str, *, bold: bool) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, value=UNWRITABLE.sub("", neutral(text)))
    cell.number_format = "@"  # text: a phone typed over it stays a text
    if bold:
        cell.font = Font(bold=True)
    return cell
