"""The form of a decision at a gate, looked at before it is taken: a refusal and a meeting's record need words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.core.folding import clean
from bot.core.pipeline.deal_file import Verdict
from bot.core.pipeline.life import GATES, Form
from bot.core.replies import Action
from bot.core.text import say
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.sections.form import Checked, Writing
from bot.use_cases.turn import Services

LONGEST: Final = 1000
LEAST: Final = 5
"""Letters of a justification."""


def reason_of(values: Mapping[str, Any]) -> str:
    """Return what was written, clean."""
    return clean(str(values.get("reason") or ""))[:LONGEST]


def lacks_words(gate: str, verdict: str, reason: str, *, needed: bool = False) -> bool:
    """Tell whether a decision that needs words has too few: a few letters justify nothing.

    *needed*: where the words stand for a document.
    """
    is_needed = needed or verdict == Verdict.REFUSED or GATES[gate].form is Form.RECORD
    return is_needed and sum(mark.isalpha() for mark in reason) < LEAST


def check_decision(uow: UnitOfWork, services: Services, writing: Writing, asked: Action) -> Checked:
    """Say at the input that words are missing, while the form is still open."""
    person = uow.people.by_identity(writing.identity)
    language = person.language if person else services.language
    needed = bool(asked.args.get("needs_words"))
    is_wrong = lacks_words(
        asked.args["gate"], asked.args["verdict"], reason_of(writing.values), needed=needed
    )
    return Checked(language, {"reason": say("deal.form.needs_reason")} if is_wrong else {})
