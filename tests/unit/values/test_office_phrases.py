"""Values as people in a Colombian office write them (tests/data/values/office_*.jsonl): every row is read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.cli.value import answer

DATA = Path(__file__).parents[2] / "data" / "values"
TODAY = date(2026, 11, 24)
KINDS = {
    "date": "office_dates",
    "number": "office_numbers",
    "money": "office_money",
    "hours": "office_hours",
    "channels": "office_channels",
}
Row = dict[str, Any]


def rows() -> list[tuple[str, Row]]:
    return [
        (kind, json.loads(line))
        for kind, name in KINDS.items()
        for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]


def is_within(value: Any, window: list[str]) -> bool:
    if isinstance(value, str):
        return window[0] <= value <= window[1]
    return bool(value and value["start"] and value["end"]) and (
        window[0] <= value["start"] and value["end"] <= window[1]
    )


def is_expected(value: Any, problem: str | None, option: Row) -> bool:
    """A window holds a date or a range; hours without days are compared by their times."""
    if "within" in option:
        return is_within(value, option["within"])
    wanted = option["value"]
    if isinstance(wanted, dict) and isinstance(value, dict) and "from" in wanted:
        value = {key: value[key] for key in wanted}
    return bool(value == wanted) and problem == option.get("problem")


@pytest.mark.parametrize(
    ("kind", "row"), [pytest.param(kind, row, id=f"{kind}:{row['text']}") for kind, row in rows()]
)
def test_a_phrase_of_the_office_is_read(kind: str, row: Row) -> None:
    today = date.fromisoformat(row["today"]) if "today" in row else TODAY

    got = answer(kind, row["text"], today)

    assert any(is_expected(got["value"], got["problem"], option) for option in row["expected"]), got
