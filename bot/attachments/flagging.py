"""Table → rows with masks: every row below the header that holds anything, flagged once.

Works in slices so that a million rows fit beside the bot: what a slice no longer needs is dropped, and
for duplicates only hashes of the contacts are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from bot.attachments import checks
from bot.attachments.tables import Table, head_of, header_index
from bot.core.bases import cells
from bot.core.bases.columns import match_columns, opt_out_columns
from bot.core.bases.flags import FIRST_COLUMN, Flag
from bot.core.bases.meanings import Meaning
from bot.core.bases.survey import Layout, Note

ROW = "row"
WORD_BITS = 60
"""A mask is cut in columns `word0`, `word60` … of so many bits, as polars has 64-bit integers."""

_SLICE = 50_000


@dataclass(frozen=True)
class Flagged:
    """The data rows of a table: number (`row`), mask (`words`) and, where asked for, their cells."""

    frame: pl.DataFrame
    headers: tuple[str, ...]
    header_row: int
    columns: Mapping[Meaning, int]
    notes: tuple[Note, ...]
    layout: Layout
    words: tuple[str, ...]


def flag_rows(table: Table, *, keep_cells: bool = False) -> Flagged:
    """Return the rows below the header of *table* that hold anything, each with its mask.

    With *keep_cells* the cells (trimmed) and what was made of the contacts stay in the frame. Raises
    UnreadableError (empty) where the table holds nothing.
    """
    head = head_of(table.frame)
    index, recognised = header_index(head)
    width = _used_width(table, index, head[index])
    headers = tuple(" ".join(header.split()) for header in head[index][:width])
    columns = match_columns(headers)
    bits = _bits(width, columns, opt_out_columns(headers, columns))
    parts = [_masked(part, bits, columns, keep_cells=keep_cells) for part in _slices(table, index + 1, width)]
    return Flagged(
        frame=_with_duplicates(pl.concat(parts)),
        headers=headers,
        header_row=index + 1,
        columns=columns,
        notes=_notes(table, index, recognised),
        layout=table.layout,
        words=tuple(_words(bits)),
    )


def _notes(table: Table, index: int, recognised: bool) -> tuple[Note, ...]:
    found = {Note.NO_HEADER: not recognised, Note.TITLE_ABOVE: recognised and index > 0}
    return (*table.notes, *(note for note, holds in found.items() if holds))


def _used_width(table: Table, header: int, headers: list[str]) -> int:
    """Return the number of columns up to the last one with a header or a value below it."""
    rows = table.frame.lazy().slice(header + 1)
    filled = rows.select((pl.all().str.strip_chars(cells.INVISIBLE) != "").any()).collect().row(0)
    return max((n + 1 for n, text in enumerate(headers) if text.strip() or filled[n]), default=0)


def _slices(table: Table, first: int, width: int) -> Iterator[pl.DataFrame]:
    """Yield the rows from *first* on: numbered, trimmed, formulas marked, without the blank ones."""
    names = table.frame.columns[:width]
    numbered = table.frame.select(names).with_row_index(ROW, offset=1).slice(first)
    real = pl.col(ROW).is_in(sorted(table.formula_rows)) if table.formula_rows else pl.lit(False)
    for start in range(0, max(numbered.height, 1), _SLICE):
        part = numbered.slice(start, _SLICE)
        part = part.with_columns(pl.col(names).fill_null("").str.strip_chars(cells.INVISIBLE))
        part = part.filter(pl.any_horizontal(pl.col(names) != ""))
        injected = pl.any_horizontal(checks.is_formula(pl.col(names)))
        yield part.with_columns(formula=injected | real).with_columns(checks.unquoted(pl.col(names)))


def _masked(
    part: pl.DataFrame, bits: Mapping[int, pl.Expr], columns: Mapping[Meaning, int], *, keep_cells: bool
) -> pl.DataFrame:
    part = part.with_columns(checks.keys(columns)).with_columns(checks.facts())
    part = part.with_columns(checks.contact())
    words = [expression.alias(name) for name, expression in _words(bits).items()]
    seen = [
        pl.when(expression.is_not_null()).then(expression.hash()).alias(_seen(flag))
        for flag, expression in checks.repeatable().items()
    ]
    return part.with_columns(words + seen) if keep_cells else part.select(ROW, *words, *seen)


def _bits(width: int, columns: Mapping[Meaning, int], opt_outs: Mapping[int, bool]) -> dict[int, pl.Expr]:
    """Return each bit of the mask, duplicates excepted, with its boolean expression."""
    flags = checks.flags(checks.opted_out(opt_outs), pl.col("formula"))
    bits = {flag.value.bit_length() - 1: expression for flag, expression in flags.items()}
    meanings = {number: meaning for meaning, number in columns.items()}
    for number in range(width):
        bits[FIRST_COLUMN + number] = _is_empty(number, meanings.get(number))
    return bits


def _is_empty(number: int, meaning: Meaning | None) -> pl.Expr:
    """A contact is empty where nothing is left of it; other cells also where they say "N/A" or the like."""
    blank = checks.is_blank(pl.col(f"c{number}"))
    if meaning in (*checks.PHONE_MEANINGS, Meaning.EMAIL):
        return pl.col(checks.column(meaning)) == ""
    if meaning is Meaning.IDENTIFICATION:
        return blank | (pl.col(checks.column(meaning)) == "")
    return blank


def _words(bits: Mapping[int, pl.Expr]) -> dict[str, pl.Expr]:
    return {
        f"word{start}": pl.sum_horizontal(
            pl.when(expression).then(pl.lit(1 << bit - start, dtype=pl.UInt64)).otherwise(0)
            for bit, expression in bits.items()
            if start <= bit < start + WORD_BITS
        )
        for start in range(0, max(bits) + 1, WORD_BITS)
    }


def _seen(flag: Flag) -> str:
    return f"seen{flag.value}"


def _with_duplicates(frame: pl.DataFrame) -> pl.DataFrame:
    """Add the bits of what an earlier row holds already, and drop the hashes."""
    flags = list(checks.repeatable())
    again = [
        pl.when(pl.col(_seen(flag)).is_not_null() & ~pl.col(_seen(flag)).is_first_distinct())
        .then(pl.lit(flag.value, dtype=pl.UInt64))
        .otherwise(0)
        for flag in flags
    ]
    frame = frame.with_columns((pl.col("word0") + pl.sum_horizontal(again)).alias("word0"))
    return frame.drop(_seen(flag) for flag in flags)


assert max(Flag).bit_length() <= FIRST_COLUMN <= WORD_BITS
