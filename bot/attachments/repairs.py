"""The copies handed back: `python -m bot.attachments.repairs PATH ORDER` writes one to standard output.

Corrected copy: phones in ten digits, blanks and apostrophes gone, duplicates and excluded people out.
Error file: the rows with an error, their number in the person's file and what to correct.
Runs in a reading process, as the rows are people's data; `repairer` starts it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from bot.attachments import checks
from bot.attachments.flagging import ROW, WORD_BITS, Flagged, flag_rows
from bot.attachments.limits import Limits
from bot.attachments.reader import complain, restrain
from bot.attachments.reading import read_table
from bot.attachments.sheets_out import to_csv, to_xlsx
from bot.attachments.tables import Table
from bot.core.bases.flags import Flag
from bot.core.bases.judge import duplicate_bits, error_bits
from bot.core.bases.meanings import Meaning
from bot.core.bases.survey import Survey

_MIDNIGHT = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}) 00:00:00$"


@dataclass(frozen=True)
class Order:
    """What to write: `want` is corrected or errors, `form` xlsx or csv, `words` the texts by id."""

    want: str
    form: str
    channels: tuple[str, ...]
    variables: tuple[str, ...]
    words: Mapping[str, str]


def repaired(table: Table, order: Order) -> bytes:
    """Return the file that *order* asks for. Raises UnreadableError where *table* holds nothing."""
    flagged = flag_rows(table, keep_cells=True)
    rows = _corrected(flagged, order) if order.want == "corrected" else _errors(flagged, order)
    if order.form == "csv":
        return to_csv(rows)
    return to_xlsx([(order.words[f"sheet.{order.want}"], rows)])


def _corrected(flagged: Flagged, order: Order) -> Iterator[Sequence[str]]:
    headers = _headers(flagged, order)
    yield headers
    frame = flagged.frame.with_columns(_repairs(flagged))
    frame = frame.filter(~_any(flagged, Flag.OPTED_OUT | Flag.DUPLICATE_ID))
    repeated = {channel: _any(flagged, duplicate_bits(channel)) for channel in order.channels}
    if repeated:
        frame = frame.filter(~pl.all_horizontal(repeated.values()))
        frame = frame.with_columns(_blanked(flagged, repeated))
    yield from frame.select(_columns(headers)).iter_rows()


def _repairs(flagged: Flagged) -> list[pl.Expr]:
    """Well-formed phones as ten digits; everything else is left as it was written."""
    well_formed = {
        Meaning.MOBILE: pl.col("is_mobile") | pl.col("holds_landline"),
        Meaning.LANDLINE: pl.col("is_landline"),
    }
    return [
        pl.when(fine).then(pl.col(checks.column(meaning))).otherwise(pl.col(name)).alias(name)
        for meaning, fine in well_formed.items()
        if meaning in flagged.columns
        for name in [f"c{flagged.columns[meaning]}"]
    ]


def _blanked(flagged: Flagged, repeated: Mapping[str, pl.Expr]) -> list[pl.Expr]:
    """A row that another channel still needs keeps its place; the repeated contact is taken out of it."""
    phones = {channel: again for channel, again in repeated.items() if channel != "email"}
    useless = [again | _unreachable(channel) for channel, again in phones.items()]
    phone = pl.any_horizontal(phones.values()) & pl.all_horizontal(useless) if phones else pl.lit(False)
    taken_out = {
        Meaning.EMAIL: repeated.get("email", pl.lit(False)),
        Meaning.MOBILE: phone,
        Meaning.LANDLINE: phone,
    }
    return [
        pl.when(again).then(pl.lit("")).otherwise(pl.col(name)).alias(name)
        for meaning, again in taken_out.items()
        if meaning in flagged.columns
        for name in [f"c{flagged.columns[meaning]}"]
    ]


def _unreachable(channel: str) -> pl.Expr:
    return pl.col("contact") == "" if channel == "call" else ~pl.col("is_mobile")


def _errors(flagged: Flagged, order: Order) -> Iterator[Sequence[str]]:
    headers = _headers(flagged, order)
    yield (order.words["column.row"], *headers, order.words["column.errors"])
    seen = Survey(sha256="", size=0, headers=flagged.headers, columns=flagged.columns)
    classes = {code: bits for code, bits in error_bits(seen, order.channels, order.variables).items() if bits}
    notes = [
        pl.when(_any(flagged, bits)).then(pl.lit(order.words[f"error.{code.value}"]))
        for code, bits in classes.items()
    ]
    frame = flagged.frame.with_columns(pl.concat_str(notes, separator="; ", ignore_nulls=True).alias("notes"))
    frame = frame.filter(pl.col("notes") != "")
    yield from frame.select(pl.col(ROW).cast(pl.String), *_columns(headers), pl.col("notes")).iter_rows()


def _any(flagged: Flagged, bits: int) -> pl.Expr:
    """Whether a row carries one of *bits*."""
    parts = []
    for word in flagged.words:
        own = bits >> int(word.removeprefix("word")) & ((1 << WORD_BITS) - 1)
        parts.append((pl.col(word) & own) != 0)
    return pl.any_horizontal(parts)


def _columns(headers: Sequence[str]) -> list[pl.Expr]:
    """Dates come from a workbook with a midnight that nobody wrote."""
    return [pl.col(f"c{number}").str.replace(_MIDNIGHT, "$1") for number in range(len(headers))]


def _headers(flagged: Flagged, order: Order) -> tuple[str, ...]:
    return tuple(
        header or order.words["column.unnamed"].format(letter=_letter(number))
        for number, header in enumerate(flagged.headers)
    )


def _letter(number: int) -> str:
    first, last = divmod(number, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)


def main(arguments: list[str]) -> int:
    """Write the copy that the arguments ask for."""
    path, name, bounds, order = arguments
    sys.excepthook = complain
    limits = Limits(**json.loads(bounds))
    restrain(limits)
    table = read_table(Path(path).read_bytes(), name, limits)
    sys.stdout.buffer.write(repaired(table, Order(**json.loads(order))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
