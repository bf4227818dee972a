"""What somebody filled into a section's form, read by the same readers and rules as an answer in the conversation.

Every field is compared by itself (design §3): what the form did not touch stays as it stands, and what changed in
the conversation while the form was open is not written over.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.core.brief import Brief
from bot.core.conversation import Conversation
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind
from bot.core.forms.readers import Answer
from bot.core.text import Text, say
from bot.use_cases.intake.answer_field import order_problem, read
from bot.use_cases.intake.changes import Change
from bot.use_cases.intake.labels import label
from bot.use_cases.intake.missed import problem_of
from bot.use_cases.sections.inputs import YES, offered, written
from bot.use_cases.turn import Turn

DATES = ("start_date", "end_date")
AGREED = "agreed"  # beside the values: the revision whose clashes the person has seen and writes over
FILES = "files"  # beside the values: the inputs whose files come after them


@dataclass
class Filled:
    """What a form brings: new values, fields emptied, what is wrong by ref, and what changed meanwhile by ref."""

    changes: list[Change] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)
    problems: dict[str, Text] = field(default_factory=dict)
    clashes: dict[str, Answer] = field(default_factory=dict)

    @property
    def is_nothing(self) -> bool:
        """Tell whether the form left everything as it was."""
        return not (self.changes or self.emptied or self.problems or self.clashes)


def fill_in(turn: Turn, brief: Brief, seen: Mapping[str, Any], values: Mapping[str, Any]) -> Filled:
    """Read a form's values against what stood in the draft when it was opened (`seen`); nothing is written."""
    filled, scratch = Filled(), rehearsal(turn, brief)
    may_write_over = values.get(AGREED) == brief.revision
    for ref in _in_order(values):
        before = seen.get(ref)
        if ref not in scratch.draft.refs() or _same(values[ref], written(turn, brief, ref, before)):
            continue  # it does not apply with the answers before it, or was not touched
        answer = _read(scratch, ref, values[ref])
        problem = _problem(scratch, ref, answer, before)
        if problem is not None:
            filled.problems[ref] = problem
        elif answer.value == brief.value(ref):
            continue
        elif brief.value(ref) != before and not may_write_over:
            filled.clashes[ref] = answer
        else:
            _take(filled, scratch.draft, ref, answer)
    _look_at_dates(filled, scratch.draft)
    return filled


def as_if(turn: Turn, brief: Brief, values: Mapping[str, Any]) -> Brief:
    """Return a copy of the draft with what can be read of a form that is still being filled in."""
    scratch = rehearsal(turn, brief)
    for ref in _in_order(values):
        answer = _read(scratch, ref, values[ref])
        if answer.taken:
            scratch.draft.fill(ref, answer.value)
    return scratch.draft


def _in_order(values: Mapping[str, Any]) -> list[str]:
    """Return the refs among *values* in the form's order, whether they apply or not."""
    order = [field.code for field in BRIEF.fields]
    known = [ref for ref in values if BRIEF.has(ref) and BRIEF.field(ref).kind is not Kind.FILE]
    return sorted(known, key=lambda ref: (order.index(ref.partition(".")[0]), ref))


def rehearsal(turn: Turn, brief: Brief) -> Turn:
    """Return a turn on a copy of the draft, in which answers can be tried."""
    conversation = Conversation(turn.me.handle, brief=brief.id)
    return replace(turn, conversation=conversation, outbox=[], saved={}, _brief=copy.deepcopy(brief))


def _same(raw: Any, before: Any) -> bool:
    if isinstance(raw, list | tuple) or isinstance(before, tuple):
        return set(raw or ()) == set(before or ())
    return str(raw or "").strip() == str(before or "").strip()


def _read(turn: Turn, ref: str, raw: Any) -> Answer:
    """Read one value: a choice by its code; words, also where no choice could be offered, as the conversation does."""
    item = BRIEF.field(ref)
    codes = [choice.code for choice in offered(turn, ref)]
    if not raw:
        return Answer([] if item.kind is Kind.WORDS else None)
    if isinstance(raw, list | tuple):
        return Answer(sorted(set(raw) & set(codes), key=codes.index))
    if raw in codes:
        return Answer(raw == YES if item.kind is Kind.YES_NO else raw)
    answer = read(turn, ref, str(raw))
    if answer.unsure and (answer.problem or "").startswith("mean_"):
        return Answer(answer.options[0], guessed=True)
    return answer


def _problem(turn: Turn, ref: str, answer: Answer, before: Any) -> Text | None:
    """Return what is wrong with a value; only what may be left out can be emptied."""
    if answer.problem is not None:
        return problem_of(ref, answer)
    if answer.value in (None, []) and before is not None and BRIEF.field(ref).required:
        return say("section.needed", field=label(ref))
    order = order_problem(turn.draft, ref, answer.value) if ref in DATES and answer.value else None
    return problem_of(ref, Answer(problem=order[0], limits=order[1])) if order else None


def _take(filled: Filled, draft: Brief, ref: str, answer: Answer) -> None:
    if answer.value is None:
        filled.emptied.append(ref)
        return
    draft.fill(ref, answer.value)
    filled.changes.append(Change(ref, answer))


def _look_at_dates(filled: Filled, draft: Brief) -> None:
    """Refuse a start that overtakes the end, which may not have been touched."""
    touched = {change.ref for change in filled.changes} & set(DATES)
    end = draft.fields.get("end_date")
    order = (
        order_problem(draft, "end_date", end)
        if touched and end and "end_date" not in filled.problems
        else None
    )
    if order:
        filled.problems["end_date"] = problem_of("end_date", Answer(problem=order[0], limits=order[1]))
