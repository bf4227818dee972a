"""Table → Survey: rows flagged once, counted by mask; and the flagged rows for the copies to hand back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from bot.attachments import checks
from bot.attachments.limits import Limits
from bot.attachments.tables import Table, UnreadableError, head_of, header_index
from bot.core.bases import cells
from bot.core.bases.columns import match_columns, opt_out_columns
from bot.core.bases.flags import FIRST_COLUMN, Flag
from bot.core.bases.meanings import Meaning
from bot.core.bases.survey import FIRST_ROWS, Layout, Note, Problem, Survey

ROW = "row"
_WORD = 60  # bits of a mask per 64-bit column


@dataclass(frozen=True)
class Flagged:
    """The data rows of a table with their row numbers and their masks, cut in words of 60 bits."""

    frame: pl.DataFrame
    headers: tuple[str, ...]
    header_row: int
    columns: Mapping[Meaning, int]
    notes: tuple[Note, ...]
    layout: Layout
    words: tuple[str, ...]


def flag_rows(table: Table) -> Flagged:
    """Return the rows below the header of *table* that hold anything, each with its mask.

    Raises UnreadableError (empty) where the table holds nothing.
    """
    head = head_of(table.frame)
    index, recognised = header_index(head)
    frame = _body(table, index)
    headers = tuple(" ".join(header.split()) for header in head[index])
    width = _used_width(headers, frame)
    headers = headers[:width]
    columns = match_columns(headers)
    masked, words = _masked(frame, width, columns, opt_out_columns(headers, columns))
    notes = _notes(table, index, recognised)
    return Flagged(masked, headers, index + 1, columns, notes, table.layout, words)


def _notes(table: Table, index: int, recognised: bool) -> tuple[Note, ...]:
    found = {Note.NO_HEADER: not recognised, Note.TITLE_ABOVE: recognised and index > 0}
    return (*table.notes, *(note for note, holds in found.items() if holds))


def _body(table: Table, header: int) -> pl.DataFrame:
    """Return the rows below *header*, numbered, trimmed, without the blank ones; formulas marked."""
    names = table.frame.columns
    text = [pl.col(name).fill_null("").str.strip_chars(cells.INVISIBLE) for name in names]
    frame = table.frame.with_row_index(ROW, offset=1).slice(header + 1).with_columns(text)
    frame = frame.filter(pl.any_horizontal(pl.col(name) != "" for name in names))
    real = pl.col(ROW).is_in(sorted(table.formula_rows)) if table.formula_rows else pl.lit(False)
    injected = pl.any_horizontal(checks.is_formula(pl.col(name)) for name in names)
    frame = frame.with_columns((injected | real).alias("formula"))
    return frame.with_columns(checks.trimmed(pl.col(name)) for name in names)


def _used_width(headers: Sequence[str], frame: pl.DataFrame) -> int:
    """Return the number of columns up to the last one with a header or a value."""
    filled = frame.select((pl.col(f"c{number}") != "").any() for number in range(len(headers))).row(0)
    return max((n + 1 for n, header in enumerate(headers) if header or filled[n]), default=0)


def _masked(
    frame: pl.DataFrame, width: int, columns: Mapping[Meaning, int], opt_outs: Mapping[int, bool]
) -> tuple[pl.DataFrame, tuple[str, ...]]:
    frame = frame.with_columns(checks.keys(columns)).with_columns(checks.facts())
    frame = frame.with_columns(checks.contact())
    bits = _bits(width, columns, opt_outs)
    words: dict[str, pl.Expr] = {}
    for start in range(0, FIRST_COLUMN + width, _WORD):
        parts = [
            expression.cast(pl.UInt64) * (1 << bit - start)
            for bit, expression in bits.items()
            if start <= bit < start + _WORD
        ]
        words[f"word{start}"] = pl.sum_horizontal(parts) if parts else pl.lit(0, dtype=pl.UInt64)
    return frame.with_columns(**words), tuple(words)


def _bits(width: int, columns: Mapping[Meaning, int], opt_outs: Mapping[int, bool]) -> dict[int, pl.Expr]:
    """Return each bit of the mask with its boolean expression."""
    flags = checks.flags(checks.opted_out(opt_outs), pl.col("formula"))
    bits = {flag.value.bit_length() - 1: expression for flag, expression in flags.items()}
    contacts = {columns[m]: m for m in (*checks.PHONE_MEANINGS, Meaning.EMAIL) if m in columns}
    for number in range(width):
        meaning = contacts.get(number)
        blank = pl.col(checks.column(meaning)) == "" if meaning else checks.is_blank(pl.col(f"c{number}"))
        bits[FIRST_COLUMN + number] = blank
    return bits


def survey_of(table: Table, limits: Limits, sha256: str = "", size: int = 0) -> Survey:
    """Return the facts about *table*. Raises UnreadableError (empty, too big)."""
    flagged = flag_rows(table)
    if flagged.frame.height > limits.rows:
        raise UnreadableError(Problem.TOO_BIG)
    survey = Survey(
        sha256=sha256,
        size=size,
        headers=flagged.headers,
        header_row=flagged.header_row,
        total=flagged.frame.height,
        columns=flagged.columns,
        notes=flagged.notes,
        layout=flagged.layout,
        first_rows=_first_rows(flagged),
    )
    return _with_histogram(survey, flagged, limits)


def _first_rows(flagged: Flagged) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for word in flagged.words:
        start = int(word.removeprefix("word"))
        for bit in range(_WORD):
            rows = _rows_with(flagged.frame, word, bit)
            if rows:
                found[start + bit] = rows
    return found


def _rows_with(frame: pl.DataFrame, word: str, bit: int) -> tuple[int, ...]:
    seen = frame.lazy().filter((pl.col(word) & (1 << bit)) != 0).select(ROW).head(FIRST_ROWS)
    return tuple(seen.collect()[ROW].to_list())


def _with_histogram(survey: Survey, flagged: Flagged, limits: Limits) -> Survey:
    counts = flagged.frame.group_by(flagged.words).len()
    if counts.height <= limits.masks:
        return replace(survey, histogram=_histogram(counts, flagged.words))
    return _folded(survey, counts, flagged, limits)


def _histogram(counts: pl.DataFrame, words: Sequence[str]) -> dict[int, int]:
    histogram: dict[int, int] = {}
    for row in sorted(counts.rows()):
        mask = sum(value << int(word.removeprefix("word")) for word, value in zip(words, row, strict=False))
        histogram[mask] = histogram.get(mask, 0) + row[-1]
    return histogram


def _folded(survey: Survey, counts: pl.DataFrame, flagged: Flagged, limits: Limits) -> Survey:
    """Leave out the empty cells of columns without a meaning, those that vary most first."""
    full = _histogram(counts, flagged.words)
    known = set(flagged.columns.values())
    empties = {
        n: sum(rows for mask, rows in full.items() if mask >> FIRST_COLUMN + n & 1)
        for n in range(len(flagged.headers))
        if n not in known
    }
    half = survey.total / 2
    folded: dict[int, int] = {}
    for number in sorted(empties, key=lambda n: abs(empties[n] - half)):
        folded[number] = empties[number]
        full = _without(full, 1 << FIRST_COLUMN + number)
        if len(full) <= limits.masks:
            break
    return replace(survey, histogram=full, folded_empty={n: c for n, c in folded.items() if c})


def _without(histogram: Mapping[int, int], bit: int) -> dict[int, int]:
    merged: dict[int, int] = {}
    for mask, rows in histogram.items():
        merged[mask & ~bit] = merged.get(mask & ~bit, 0) + rows
    return merged


assert max(Flag).bit_length() <= FIRST_COLUMN <= _WORD
