"""The verdict on a database for one Brief, and which of its errors to speak of first (R7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.core.bases.survey import Note, Problem


class Verdict(StrEnum):
    """apta, apta con advertencias, no apta."""

    OK = "ok"
    WARNINGS = "warnings"
    REJECTED = "rejected"


class ErrorCode(StrEnum):
    """The classes of error of the `check-base` contract, the most basic first (type → headers → rows)."""

    UNREADABLE = "unreadable"
    MISSING_COLUMN = "missing_column"
    EMPTY_REQUIRED = "empty_required"
    BAD_MOBILE = "bad_mobile"
    BAD_LANDLINE = "bad_landline"
    BAD_EMAIL = "bad_email"
    DUPLICATE_ID = "duplicate_id"
    DUPLICATE_PHONE = "duplicate_phone"
    DUPLICATE_EMAIL = "duplicate_email"
    FORMULA = "formula"
    OPTED_OUT = "opted_out"
    UNASSIGNED_MOBILE = "unassigned_mobile"
    COUNT_MISMATCH = "count_mismatch"


@dataclass(frozen=True)
class BaseError:
    """One class of error: how many rows have it and the first ten, as the spreadsheet numbers them."""

    code: ErrorCode
    count: int
    rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class BaseReport:
    """What a database is worth for one Brief.

    `missing` and the keys of `columns` are meanings or, for the fields of a message, variables.
    """

    verdict: Verdict
    total: int
    usable: Mapping[str, int]
    columns: Mapping[str, str]
    missing: tuple[str, ...]
    errors: tuple[BaseError, ...]
    sha256: str
    problem: Problem | None = None
    notes: tuple[Note, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the report in the form of the `check-base` contract."""
        return {
            "verdict": self.verdict.value,
            "total": self.total,
            "usable": dict(self.usable),
            "columns": dict(self.columns),
            "missing": list(self.missing),
            "errors": [{"code": e.code.value, "count": e.count, "rows": list(e.rows)} for e in self.errors],
            "sha256": self.sha256,
        }


def next_problem(report: BaseReport) -> BaseError | None:
    """Return the one class of error to show next: the most basic (domain §4), or None."""
    order = list(ErrorCode)
    return min(report.errors, key=lambda error: order.index(error.code), default=None)
