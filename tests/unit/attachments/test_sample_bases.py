"""The sample databases that play scripts attach: their verdicts are known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.attachments.limits import Limits
from bot.attachments.reading import read_table
from bot.attachments.surveying import survey_of
from bot.core.bases.judge import judge

BASES = Path(__file__).resolve().parents[2] / "data" / "bases"

VERDICTS: dict[str, tuple[str, int, dict[str, int], list[tuple[str, int, tuple[int, ...]]]]] = {
    "clean.csv": ("ok", 5, {"sms": 5, "email": 5}, []),
    "missing_columns.csv": ("rejected", 2, {"sms": 0, "email": 0}, [("missing_column", 3, ())]),
    "with_errors.csv": (
        "warnings",
        6,
        {"sms": 2, "email": 3},
        [
            ("empty_required", 2, (6, 10)),
            ("bad_mobile", 1, (5,)),
            ("bad_email", 1, (6,)),
            ("duplicate_id", 1, (7,)),
            ("duplicate_phone", 1, (7,)),
            ("duplicate_email", 1, (7,)),
            ("formula", 1, (9,)),
            ("unassigned_mobile", 1, (10,)),
        ],
    ),
}


@pytest.mark.parametrize("name", VERDICTS)
def test_a_sample_has_its_verdict(name: str) -> None:
    survey = survey_of(read_table((BASES / name).read_bytes(), name, Limits()), Limits())
    variables: list[Any] = [] if name == "missing_columns.csv" else ["saldo"]
    report = judge(survey, ["sms", "email"], 6 if name == "with_errors.csv" else None, variables)

    errors = [(error.code.value, error.count, error.rows) for error in report.errors]
    assert (report.verdict.value, report.total, report.usable, errors) == VERDICTS[name]
