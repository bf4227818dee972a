"""Briefs and contexts for the tests of the core."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.bases.survey import Survey
from bot.core.brief import Approval, Attachment, Brief
from bot.core.calendar import BusinessCalendar
from bot.core.forms.readers import Setting
from bot.core.forms.words import form_words
from bot.core.rules import Check, Context, check
from bot.directory.demo import AREAS, demo_people

BOGOTA = ZoneInfo("America/Bogota")
TUESDAY = date(2026, 11, 24)
MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=BOGOTA)
CALENDAR = BusinessCalendar()
WORDS = form_words("es")
SETTING = Setting(TUESDAY, CALENDAR, WORDS, AREAS, demo_people())


def brief(**fields: Any) -> Brief:
    """Return a draft with these fields."""
    made = Brief("b1", "requester", MORNING)
    for code, value in fields.items():
        made.fill(code.rstrip("_"), value)
    return made


def attached(kind: str, sha256: str = "ab" * 32, survey: Survey | None = None) -> Attachment:
    """Return a file of that kind."""
    facts = survey.to_json() if survey else None
    return Attachment(kind, f"{kind}.pdf", sha256, 10, "requester", MORNING, facts)


def approval(role: str, *, decision: str = "approved", version: int = 1, valid: bool = True) -> Approval:
    """Return a decision of that role."""
    return Approval(role, role, decision, "button", MORNING, version, None, valid)


def context(now: datetime = MORNING) -> Context:
    """Return what the rules know at that moment."""
    return Context(now, CALENDAR, WORDS.calls_to_action, WORDS.stating)


def found(made: Brief, rule: str, now: datetime = MORNING) -> list[Check]:
    """Return what one rule says."""
    return [one for one in check(made, context(now)) if one.rule == rule]


def outcome(made: Brief, rule: str, now: datetime = MORNING) -> str | None:
    """Return the first outcome of one rule, None where it has nothing to say."""
    checks = found(made, rule, now)
    return checks[0].outcome.value if checks else None
