"""Delimited text → Table: encoding, delimiter and quoting found out, every line kept as its row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import polars as pl

from bot.attachments.decoding import to_utf8
from bot.attachments.tables import HEAD_ROWS, Table, UnreadableError, column_names
from bot.core.bases.columns import match_columns
from bot.core.bases.survey import Layout, Note, Problem

_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_BYTES = 262_144
_DECLARATION = 16  # bytes that `sep=;` and its line end may take
_WIDEST = 702  # columns A to ZZ, as for workbooks


def read_csv(content: bytes) -> Table:
    """Return the rows of *content*. Raises UnreadableError where it is no table."""
    decoded = to_utf8(content)
    utf8, declared = _without_declaration(_with_newlines(decoded.utf8))
    sample = utf8[:_SAMPLE_BYTES].decode("utf-8", errors="ignore")
    delimiter = declared or _delimiter(sample)
    width = max((len(row) for row in _records(sample, delimiter)), default=0)
    if not 0 < width <= _WIDEST:
        raise UnreadableError(Problem.EMPTY if not width else Problem.HOSTILE)
    layout = Layout(file_type="csv", encoding=decoded.encoding, delimiter=delimiter)
    notes = (Note.MIXED_ENCODING,) if decoded.encoding == "mixed" else ()
    return Table(_frame(utf8, delimiter, width), layout, notes)


def _with_newlines(utf8: bytes) -> bytes:
    """Old Macintosh files end lines with a carriage return alone."""
    return utf8 if b"\n" in utf8 else utf8.replace(b"\r", b"\n")


def _without_declaration(utf8: bytes) -> tuple[bytes, str | None]:
    """Drop Excel's `sep=;` line, which is no row, and return the delimiter it declares."""
    line = utf8[:_DECLARATION].partition(b"\n")[0].strip().strip(b'"')
    if line[:4].lower() == b"sep=" and len(line) == 5:
        return utf8[utf8.index(b"\n") + 1 :], line[4:].decode("ascii", errors="replace")
    return utf8, None


def _delimiter(sample: str) -> str:
    """Return the delimiter that names most columns in some row; then the one that cuts most evenly."""
    return max(_DELIMITERS, key=lambda delimiter: _fit(sample, delimiter))


def _fit(sample: str, delimiter: str) -> tuple[int, int]:
    rows = [row for row in _records(sample, delimiter) if len(row) > 1]
    named = max((len(match_columns(row)) for row in rows[:HEAD_ROWS]), default=0)
    widths = [len(row) for row in rows]
    return named, max((widths.count(width) * width for width in set(widths)), default=0)


def _records(sample: str, delimiter: str, most: int = 200) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(reader):
            if number >= most:
                return
            yield row
    except csv.Error:
        return


def _frame(utf8: bytes, delimiter: str, width: int) -> pl.DataFrame:
    try:
        frame = _polars(utf8, delimiter, width)
    except pl.exceptions.PolarsError:
        frame = _polars(_requoted(utf8, delimiter), delimiter, width)
    return frame.rename(dict(zip(frame.columns, column_names(width), strict=True)))


def _polars(utf8: bytes, delimiter: str, width: int) -> pl.DataFrame:
    return pl.read_csv(
        utf8,
        separator=delimiter,
        has_header=False,
        schema={f"column_{number + 1}": pl.String for number in range(width)},
        truncate_ragged_lines=True,
        missing_columns="insert",
        extra_columns="ignore",
        raise_if_empty=False,
    )


def _requoted(utf8: bytes, delimiter: str) -> bytes:
    """Rewrite text with stray quotes, which Excel reads and polars refuses."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    try:
        writer.writerows(csv.reader(io.StringIO(utf8.decode("utf-8"), newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableError(Problem.CORRUPT) from error
    return out.getvalue().encode("utf-8")
