"""One row's cells as an opportunity: written by machines or by people, or by a spreadsheet.

`2026-12-01` or «1 de diciembre», `40000000` or «40 millones», `proposal` or «Propuesta», a handle or a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.core.calendar import BusinessCalendar
from bot.core.folding import fold
from bot.core.pipeline.opportunity import Opportunity, plain
from bot.core.pipeline.questions.hearing import find_cues, hear
from bot.core.pipeline.questions.words import Cue, question_words
from bot.core.pipeline.stages import RequirementType, ServiceType, Stage, WonStep
from bot.core.values import NumberRange, read_date, read_number

AMOUNTS: Final = frozenset({"seats", "unit_value", "monthly_value", "months", "total_value"})
DAYS: Final = frozenset({"closing_date", "billing_date", "next_step_date", "created_at", "stage_since"})
CODES: Final[dict[str, tuple[frozenset[str], tuple[Cue, ...]]]] = {
    "stage": (frozenset(Stage), (Cue.STAGE, Cue.DEAL)),
    "service_type": (frozenset(ServiceType), (Cue.SERVICE,)),
    "requirement_type": (frozenset(RequirementType), ()),
    "step": (frozenset(WonStep), ()),
}
"""The codes of a column and the cues that name them in words."""
KEPT_BY_US: Final = frozenset({"updated_at", "revision", "file"})
COLUMNS: Final = tuple(one.name for one in fields(Opportunity) if one.name not in KEPT_BY_US)
REQUIRED: Final = ("client", "stage")
IDENTITY: Final = (
    "client",
    "description",
    "goal",
    "segment",
    "service_type",
    "requirement_type",
    "created_at",
)
"""What tells a row without an id from others and does not change while it is followed up."""
NO_VALUE: Final = frozenset({"", "-", "n/a", "na", "nan", "none", "null", "s/d"})
_PLAIN_NUMBER: Final = re.compile(r"-?\d+(\.\d{1,2})?")
_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_NEUTRALISED: Final = re.compile(r"'(?=[=+\-@])")
"""What our own workbooks put before a text that a spreadsheet would run."""


@dataclass(frozen=True)
class Taking:
    """What a file is taken with, beside what is known of its language.

    *columns* are codes by header (`header_key`), *values* codes by folded words for each column of codes,
    *owners* handles by folded name or e-mail, *defaults* cells of columns that the file has not.
    """

    at: datetime
    calendar: BusinessCalendar
    language: str = "es"
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)


class BadRow(ValueError):
    """What is wrong with a row: column, code, cell."""


class _BadCell(ValueError):
    """A cell that cannot be read; its argument is the problem's code."""


@dataclass
class CellReader:
    """Reads rows one after another; what many repeat is read once."""

    taking: Taking
    seen: Counter[str] = field(default_factory=Counter)
    known: dict[tuple[str, str], str] = field(default_factory=dict)

    def opportunity(self, cells: Mapping[str, str]) -> Opportunity:
        """Return the opportunity of a row's cells by column. Raises `BadRow`."""
        values: dict[str, Any] = {name: self._value(name, cell) for name, cell in cells.items()}
        for name in REQUIRED:
            if values.get(name) is None:
                raise BadRow(name, "empty", "")
        values["id"] = values.get("id") or self._id(values)
        return Opportunity(**values, updated_at=self.taking.at)

    def _value(self, name: str, cell: str) -> Any:
        if cell.lower() in NO_VALUE:
            return None
        read = self._reader_of(name)
        try:
            return read(cell)
        except _BadCell as bad:
            raise BadRow(name, str(bad), cell) from bad

    def _reader_of(self, name: str) -> Callable[[str], Any]:
        if name in AMOUNTS:
            return self._number
        if name in DAYS:
            return self._day
        if name in CODES:
            return lambda cell: self._code(name, cell)
        if name == "owner":
            return lambda cell: self.taking.owners.get(fold(cell), cell)
        return self._percent if name == "probability" else _text

    def _number(self, cell: str) -> Any:
        if _PLAIN_NUMBER.fullmatch(cell):
            return plain(float(cell)) if "." in cell else int(cell)
        value = read_number(cell, self.taking.language).value
        if value is None or isinstance(value, NumberRange):
            raise _BadCell("bad_number")
        return value

    def _percent(self, cell: str) -> Any:
        """Read 50, 50 % and 0.5 as fifty percent."""
        bare = cell.rstrip("% ")
        value = float(bare) if re.fullmatch(r"\d*\.\d+", bare) else self._number(bare)
        value = plain(round(value * 100, 4)) if value < 1 or bare == "1.0" else plain(value)
        if not 0 <= value <= 100:
            raise _BadCell("bad_percent")
        return value

    def _day(self, cell: str) -> date:
        try:
            if len(cell) == len("2026-12-01"):
                return date.fromisoformat(cell)
            if _ISO_DAY.match(cell):
                moment = datetime.fromisoformat(cell)
                zone = ZoneInfo(self.taking.calendar.timezone)
                return (moment if moment.tzinfo is None else moment.astimezone(zone)).date()
        except ValueError:
            pass
        value = read_date(cell, self.taking.at.date(), self.taking.calendar, self.taking.language).value
        if not isinstance(value, date):
            raise _BadCell("bad_date")
        return value

    def _code(self, name: str, cell: str) -> str:
        key = (name, cell)
        if key not in self.known:
            given = self.taking.values.get(name, {}).get(fold(cell))
            self.known[key] = given or _code_of(name, cell, self.taking.language)
        return self.known[key]

    def _id(self, values: Mapping[str, Any]) -> str:
        """Return a key that the same row gets again; rows that look alike are counted."""
        told = "\x1f".join(fold(str(values.get(name) or "")) for name in IDENTITY)
        self.seen[told] += 1
        return sha256(f"{told}\x1f{self.seen[told]}".encode()).hexdigest()[:24]


def _text(cell: str) -> str:
    return _NEUTRALISED.sub("", cell, count=1) if cell[0] == "'" else cell


@lru_cache(maxsize=256)
def _code_of(name: str, cell: str, language: str) -> str:
    codes, cues = CODES[name]
    said = fold(cell).replace(" ", "_").replace("-", "_")
    if said in codes:
        return said
    hearing = hear(cell, question_words(language))
    find_cues(hearing)
    for heard in hearing.of(*cues):
        return str(heard.value if isinstance(heard.value, str) else heard.value[0])
    raise _BadCell(f"unknown_{name}")
