"""What taking a file would change, in words: for the command line and for the chat."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from bot.core.pipeline.import_plan import FieldChange, ImportPlan, RowChange
from bot.core.pipeline.spreadsheet import RowProblem, Sheet
from bot.core.text import Param, ShownDay, Text, say
from bot.core.values.reading import Money
from bot.use_cases.pipeline.labels import CODED, CURRENCY_COLUMNS

TOLD: Final = 8
"""Changes, new ones or problems that are told one by one."""


def plan_texts(plan: ImportPlan, sheet: Sheet, currency: str) -> Iterator[Text]:
    """Yield what the file would do: counts, the first of each kind, what was not read."""
    yield say("pipeline.import.added", count=len(plan.added))
    for one in plan.added[:TOLD]:
        yield say("pipeline.import.new", client=one.client, stage=say(f"stage.{one.stage}"))
    yield from _rest(len(plan.added))
    yield say("pipeline.import.changed", count=len(plan.changed))
    for change in plan.changed[:TOLD]:
        yield from _change(change, currency)
    yield from _rest(len(plan.changed))
    yield say("pipeline.import.unchanged", count=plan.unchanged)
    yield from problem_texts(plan, sheet)


def problem_texts(plan: ImportPlan, sheet: Sheet) -> Iterator[Text]:
    """Yield what was left out, what is doubtful and which columns mean nothing here."""
    told = [*plan.problems, *plan.doubts]
    if plan.problems:
        yield say("pipeline.import.left_out", count=len(plan.problems))
    for problem in told[:TOLD]:
        yield problem_text(problem)
    yield from _rest(len(told))
    if sheet.ignored:
        yield say("pipeline.import.ignored", headers=sheet.ignored)


def problem_text(problem: RowProblem) -> Text:
    """Return what is wrong with a row."""
    return say(f"pipeline.problem.{problem.code}", row=problem.row, value=problem.value,
               column=say(f"pipeline.column.{problem.column}"))  # fmt: skip


def _change(change: RowChange, currency: str) -> Iterator[Text]:
    fields = tuple(_field(one, currency) for one in change.fields)
    yield say("pipeline.import.change", row=change.row, client=change.client, fields=fields)


def _field(change: FieldChange, currency: str) -> Text:
    return say("pipeline.import.field", column=say(f"pipeline.column.{change.column}"),
               before=_shown(change.column, change.before, currency),
               after=_shown(change.column, change.after, currency))  # fmt: skip


def _shown(column: str, value: Any, currency: str) -> Param:
    if value is None:
        return say("pipeline.import.nothing")
    if column in CODED:
        return CODED[column](value)
    if column in CURRENCY_COLUMNS:
        return Money(value, currency)
    return ShownDay(value, "full") if isinstance(value, date) else value


def _rest(count: int) -> Iterator[Text]:
    if count > TOLD:
        yield say("pipeline.import.more", count=count - TOLD)
