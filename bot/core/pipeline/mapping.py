"""How one file's words are to be read: for its columns, their values, its people, and what it leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.core.pipeline.cells import CODES, COLUMNS
from bot.core.pipeline.spreadsheet import IGNORED

SECTIONS: Final = ("columns", "values", "owners", "defaults")


@dataclass(frozen=True)
class ImportMapping:
    """*columns*: codes by header, `-` for none; *values*: codes by words for each column of codes;
    *owners*: handles by what the file calls people; *defaults*: cells of columns that the file has not."""

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)


def read_mapping(plain: Mapping[str, Any]) -> ImportMapping:
    """Return a mapping from plain data. Raises `ValueError` with the place that is wrong (`values.stage`)."""
    for section in plain:
        if section not in SECTIONS or not isinstance(plain[section], Mapping):
            raise ValueError(section)
    columns, defaults = plain.get("columns", {}), plain.get("defaults", {})
    for header, code in columns.items():
        if code not in (*COLUMNS, IGNORED):
            raise ValueError(f"columns.{header}")
    for code in defaults:
        if code not in COLUMNS:
            raise ValueError(f"defaults.{code}")
    for column, words in plain.get("values", {}).items():
        if (
            column not in CODES
            or not isinstance(words, Mapping)
            or not set(words.values()) <= CODES[column][0]
        ):
            raise ValueError(f"values.{column}")
    return ImportMapping(
        columns, plain.get("values", {}), plain.get("owners", {}),
        {code: str(cell) for code, cell in defaults.items()},
    )  # fmt: skip
