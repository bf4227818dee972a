"""Values worth offering: shown with the question and taken with one press."""

from __future__ import annotations

from typing import Any

from bot.core.brief import Brief
from bot.core.text import Param, say
from bot.use_cases.intake.labels import option, shown
from bot.use_cases.turn import Turn

OFFICE_HOURS = {"from": "08:00", "to": "17:00", "days": ["mon", "tue", "wed", "thu", "fri"]}


def suggestion(turn: Turn, ref: str) -> Any:
    """Return a contract value worth offering for *ref*, or None."""
    brief = turn.draft
    if ref == "contact_hours":
        return OFFICE_HOURS
    if ref == "classification" and brief.fields.get("name") and brief.fields.get("class"):
        return _classification(turn, brief)
    return None


def suggested(turn: Turn, ref: str) -> Param:
    """Return the suggestion as it is shown, or None."""
    value = suggestion(turn, ref)
    return None if value is None else shown(turn.uow, turn.draft, ref, value)


def _classification(turn: Turn, brief: Brief) -> str:
    return turn.words_for(
        say(
            "suggestion.classification",
            class_=option("class", brief.fields["class"]),
            name=brief.fields["name"],
        )
    )
