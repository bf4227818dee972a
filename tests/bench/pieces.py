"""Single pieces of work that a person waits for."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from bot.core.calendar import BusinessCalendar
from bot.core.values import read_date
from bot.documents.brief_printer import TypstBriefPrinter
from tests.bench.measures import Measure, Measures, p50, seconds
from tests.unit.documents.sample_sheet import SHEET

PRINTS = 5
DATES = Path(__file__).parents[1] / "data/values/spanish_dates.jsonl"


async def pdf() -> Measures:
    """Print a full Brief, in the child process as the bot does."""
    printer = TypstBriefPrinter()
    return {"pdf_print": Measure(p50([await seconds(printer.print, SHEET) for _ in range(PRINTS)]), "ms")}


async def values() -> Measures:
    """Read every date of the public suite."""
    calendar = BusinessCalendar()
    cases = [json.loads(line) for line in DATES.read_text(encoding="utf-8").splitlines()]

    async def read(text: str, today: date) -> None:
        read_date(text, today, calendar)

    await read("mañana", date(2026, 11, 24))  # the first reading loads the words
    taken = [
        await seconds(read, case["text"], date.fromisoformat(case["reference_date"]))
        for case in cases
        if case["kind"] == "date"
    ]
    return {"value_read_date_p50": Measure(p50(taken), "ms")}
