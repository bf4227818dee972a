"""The questions that were written apart from their reader: see `tests/data/pipeline_exam/README.md`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import reduce
from pathlib import Path
from typing import Any

from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.filters import Period, Without
from bot.core.pipeline.questions import KnownNames, Person, QuestionReading, Setting, follow, read_question
from bot.core.pipeline.stages import OPEN

FOLDER = Path(__file__).parents[2] / "data/pipeline_exam"
FIELDS = (
    "stages", "owners", "clients", "segment", "service_type", "min_value", "max_value", "period", "flags", "any_flag",
    "gaps", "by", "currency", "conversion", "compared", "without",
)  # fmt: skip
USUAL: dict[str, Any] = {"stages": sorted(OPEN), "any_flag": False, "conversion": False, "currency": "COP"}
"""What a field holds where it narrows nothing."""


@dataclass(frozen=True)
class Row:
    """A question, those before it, and every value that is right of each field."""

    text: str
    before: tuple[str, ...]
    asker: str
    intents: frozenset[str]
    want: dict[str, list[Any]]
    may_ask: bool


def rows(name: str = "questions.jsonl") -> list[Row]:
    """Return the questions of a file."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [_row(json.loads(line)) for line in lines]


def _row(one: dict[str, Any]) -> Row:
    return Row(
        one["text"],
        tuple(one.get("after", ())),
        one.get("as", _WORLD["asks"]),
        frozenset(one["intents"]),
        one.get("want", {}),
        bool(one.get("ask")),
    )


def read(row: Row) -> QuestionReading:
    """Return how the last question of a row is read."""
    setting = _setting(row.asker)
    first, *others = (*row.before, row.text)
    return reduce(lambda found, text: follow(found, text, setting), others, read_question(first, setting))


def asks_back(reading: QuestionReading) -> bool:
    """Tell whether the answer says that something was not understood."""
    return bool(reading.unknown or reading.passed)


def is_right(row: Row, reading: QuestionReading) -> bool:
    """Tell whether every field of a reading is one of those that are right, or whether it rightly asks back."""
    if reading.unknown or (row.may_ask and not row.want):
        return asks_back(reading) and row.may_ask
    return all(_plain(reading, name) in _right(row, name) for name in FIELDS)


def _right(row: Row, name: str) -> list[Any]:
    accepted = row.want.get(name, [USUAL.get(name)])
    return [_ordered(name, value) for value in accepted]


def _plain(reading: QuestionReading, name: str) -> Any:
    value = getattr(reading, name)
    if isinstance(value, Period):
        return {"field": value.field.value, "start": _iso(value.start), "end": _iso(value.end)}
    if isinstance(value, tuple):
        value = [
            [one.field, one.value] if isinstance(one, Without) else getattr(one, "value", one)
            for one in value
        ]
    return _ordered(name, value.value if isinstance(value, Enum) else value)


def _ordered(name: str, value: Any) -> Any:
    value = sorted(value) if isinstance(value, list) else value
    return USUAL.get(name) if value in (None, []) else value


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


_WORLD: dict[str, Any] = json.loads((FOLDER / "known.json").read_text(encoding="utf-8"))


def _setting(asker: str) -> Setting:
    owners = {one["handle"]: one["name"] for one in _WORLD["people"] if one["owns"]}
    people = tuple(Person(handle, name) for handle, name in owners.items())
    known = KnownNames(tuple(_WORLD["clients"]), tuple(_WORLD["segments"]), people)
    return Setting(date.fromisoformat(_WORLD["today"]), BusinessCalendar(), known, asker, asker in owners)
