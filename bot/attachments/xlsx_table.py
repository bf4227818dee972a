"""A workbook → Table: the visible sheet that looks like a database, its cells as text, its rows numbered
as the spreadsheet numbers them."""

from __future__ import annotations

import io
from zipfile import ZipFile

import fastexcel
import polars as pl

from bot.attachments.formula_cells import Formulas, find_formulas
from bot.attachments.limits import Limits
from bot.attachments.tables import Table, UnreadableError, column_names, head_of
from bot.core.bases.columns import find_header, match_columns
from bot.core.bases.survey import Layout, Note, Problem


def read_xlsx(content: bytes, limits: Limits) -> Table:
    """Return the rows of the database in *content*, which the guard has let through.

    Raises UnreadableError where it is no workbook or holds nothing.
    """
    try:
        reader = fastexcel.read_excel(content)
        sheets = _visible_sheets(reader, limits)
    except fastexcel.FastExcelError as error:
        raise UnreadableError(Problem.CORRUPT) from error
    if not sheets:
        raise UnreadableError(Problem.EMPTY)
    scores = {name: _score(frame) for name, frame in sheets.items()}
    chosen = max(scores, key=lambda name: scores[name])
    several = sum(1 for score in scores.values() if score[0] >= 3) > 1
    frame = sheets[chosen]
    formulas = _formulas(content, chosen)
    return Table(
        frame=_with_formulas(frame, formulas),
        layout=Layout(file_type="xlsx", sheet=chosen, sheets=tuple(reader.sheet_names)),
        notes=(Note.SEVERAL_SHEETS,) if several else (),
        formula_rows=frozenset(row for row, _ in formulas.cells),
    )


def sheets_of(content: bytes, limits: Limits) -> dict[str, pl.DataFrame]:
    """Return every visible sheet of a workbook that the guard has let through, its cells as text.

    Raises UnreadableError where it is no workbook.
    """
    try:
        return _visible_sheets(fastexcel.read_excel(content), limits)
    except fastexcel.FastExcelError as error:
        raise UnreadableError(Problem.CORRUPT) from error


def _visible_sheets(reader: fastexcel.ExcelReader, limits: Limits) -> dict[str, pl.DataFrame]:
    frames: dict[str, pl.DataFrame] = {}
    for name in reader.sheet_names[: limits.sheets]:
        sheet = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        if sheet.visible != "visible" or not sheet.width:
            continue
        frame = sheet.to_polars()
        frames[name] = frame.rename(dict(zip(frame.columns, column_names(frame.width), strict=True)))
    return frames


def _score(frame: pl.DataFrame) -> tuple[int, int]:
    """Most columns known first; where no sheet has any, the longest."""
    head = head_of(frame)
    header = find_header(head)
    return (0 if header is None else len(match_columns(head[header])), frame.height)


def _formulas(content: bytes, sheet: str) -> Formulas:
    with ZipFile(io.BytesIO(content)) as archive:
        return find_formulas(archive, sheet)


def _with_formulas(frame: pl.DataFrame, formulas: Formulas) -> pl.DataFrame:
    """Put the formula's text where it left no value, as a text file would show it."""
    columns = {name: frame[name].to_list() for name in _columns_of(frame, formulas)}
    for (row, column), text in formulas.cells.items():
        cells = columns.get(f"c{column - formulas.first_column}")
        if cells is not None and row <= frame.height and not cells[row - 1]:
            cells[row - 1] = text
    return frame.with_columns(pl.Series(name, cells, dtype=pl.String) for name, cells in columns.items())


def _columns_of(frame: pl.DataFrame, formulas: Formulas) -> list[str]:
    used = {f"c{column - formulas.first_column}" for _, column in formulas.cells}
    return [name for name in frame.columns if name in used]
