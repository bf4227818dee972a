"""The language-free facts about one file, gathered once and judged as often as a Brief changes.

Holds no personal datum: headers, counts and row numbers only, so it may be stored beside the Brief.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from bot.core.bases.meanings import Meaning

FIRST_ROWS = 10
"""How many row numbers are kept for each class of error."""


class Problem(StrEnum):
    """Why a file could not be read."""

    EMPTY = "empty"
    WRONG_TYPE = "wrong_type"
    OLD_EXCEL = "old_excel"
    CORRUPT = "corrupt"
    PASSWORD_PROTECTED = "password_protected"  # noqa: S105
    TOO_BIG = "too_big"
    HOSTILE = "hostile"
    MACROS = "macros"
    EXTERNAL_LINKS = "external_links"
    TIMED_OUT = "timed_out"


class Note(StrEnum):
    """What was assumed about a file that could be read; said to the person, no error."""

    NO_HEADER = "no_header"
    """No row names two known columns: the first filled row was taken as the header."""
    SEVERAL_SHEETS = "several_sheets"
    """More than one visible sheet looks like a database: the first was read."""
    MIXED_ENCODING = "mixed_encoding"
    TITLE_ABOVE = "title_above"
    """The header stands below row 1."""


@dataclass(frozen=True)
class Layout:
    """How the file was read: type, encoding and delimiter of a text file, sheet of a workbook."""

    file_type: str = ""
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Survey:
    """What is known of a file, for any combination of channels and variables.

    `histogram` counts rows by mask (see `flags`), `first_rows` holds for each bit number the first
    rows that carry it, as the spreadsheet numbers them. `folded` lists columns whose empty cells were
    left out of the masks because they made too many; their exact counts are in `folded_empty`.
    """

    sha256: str
    size: int
    problem: Problem | None = None
    headers: tuple[str, ...] = ()
    header_row: int = 0
    total: int = 0
    columns: Mapping[Meaning, int] = field(default_factory=dict)
    histogram: Mapping[int, int] = field(default_factory=dict)
    first_rows: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    folded_empty: Mapping[int, int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    layout: Layout = Layout()

    def to_json(self) -> dict[str, Any]:
        """Return the survey as plain JSON values; masks are hexadecimal, as they outgrow 53 bits."""
        plain = asdict(self)
        plain["histogram"] = {f"{mask:x}": count for mask, count in self.histogram.items()}
        plain["version"] = 1
        return json.loads(json.dumps(plain))  # type: ignore[no-any-return]

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Survey:
        """Return the survey that `to_json` wrote. Raises KeyError or ValueError on anything else."""
        return cls(
            sha256=plain["sha256"],
            size=plain["size"],
            problem=Problem(plain["problem"]) if plain["problem"] else None,
            headers=tuple(plain["headers"]),
            header_row=plain["header_row"],
            total=plain["total"],
            columns={Meaning(name): column for name, column in plain["columns"].items()},
            histogram={int(mask, 16): count for mask, count in plain["histogram"].items()},
            first_rows={int(bit): tuple(rows) for bit, rows in plain["first_rows"].items()},
            folded_empty={int(column): count for column, count in plain["folded_empty"].items()},
            notes=tuple(Note(name) for name in plain["notes"]),
            layout=Layout(**{**plain["layout"], "sheets": tuple(plain["layout"]["sheets"])}),
        )
