"""Follow-ups: «¿y en marzo?», «¿y los de Ana?», «compáralo con el mes pasado»."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core.pipeline.filters import Period, PeriodField
from bot.core.pipeline.questions.intents import RULES
from bot.core.pipeline.questions.reader import listen
from bot.core.pipeline.questions.reading import Intent, QuestionReading
from bot.core.pipeline.questions.setting import Setting
from bot.core.pipeline.questions.words import Cue
from bot.core.values.periods import Unit, add_months, span_of

_REPLACED = ("stages", "owners", "clients", "segment", "service_type", "by")
_TOLD_BY_WORDS = (Cue.GOAL, Cue.FORECAST, Cue.FLAG, Cue.GAP)


def follow(previous: QuestionReading, text: str, setting: Setting) -> QuestionReading:
    """Return the previous question with what *text* says in place of what it said of the same thing.

    «Compáralo con …» keeps the question and its period and adds the one to compare with.
    """
    hearing, said = listen(text, setting)
    if hearing.has(Cue.COMPARE):
        return replace(previous, compared=_compared(previous, said, setting))
    found = replace(previous, **_changes(said), compared=None, unknown=said.unknown)
    if said.min_value is not None or said.max_value is not None:
        found = replace(found, min_value=said.min_value, max_value=said.max_value)
    if said.flags:
        found = replace(found, flags=said.flags, gaps=said.gaps, any_flag=said.any_flag)
    if said.period is not None:
        field = (
            said.period.field
            if hearing.has(*_FIELD_CUES) or previous.period is None
            else previous.period.field
        )
        found = replace(found, period=replace(said.period, field=field))
    told = next((intent for intent, holds in RULES if holds(hearing, said)), None)
    return replace(found, intent=told) if hearing.has(*_TOLD_BY_WORDS) and told else _still_about(found)


_FIELD_CUES = (Cue.CREATED, Cue.OPENED, Cue.NEW, Cue.ENTERED, Cue.SINCE, Cue.CLOSING)


def _changes(said: QuestionReading) -> dict[str, Any]:
    return {name: getattr(said, name) for name in _REPLACED if getattr(said, name)}


def _still_about(found: QuestionReading) -> QuestionReading:
    """Return the reading with one client's state asked only where a client is named."""
    if found.intent is Intent.OPPORTUNITY_STATUS and not found.clients:
        return replace(found, intent=Intent.PIPELINE_STATUS)
    return found


def _compared(previous: QuestionReading, said: QuestionReading, setting: Setting) -> Period:
    if said.period is not None:
        return replace(said.period, field=previous.period.field) if previous.period else said.period
    return before(previous.period) if previous.period else _last_month(setting)


def before(period: Period) -> Period:
    """Return the period of the same length just before: whole months before whole months."""
    start, end = period.start, period.end
    if start is None or end is None:
        return period
    after = end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    if start.day == 1 and after.day == 1:
        return Period(period.field, add_months(start, -months), start - timedelta(days=1))
    return Period(period.field, start - (after - start), start - timedelta(days=1))


def _last_month(setting: Setting) -> Period:
    this = span_of(Unit.MONTH, setting.today)
    return before(Period(PeriodField.CLOSING_DATE, this.start, this.end))
