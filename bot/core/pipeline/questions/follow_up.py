"""Follow-ups: «¿y en marzo?», «¿y los de Ana?», «compáralo con el mes pasado», «quita lo de salud»."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.core.pipeline.filters import Dimension, Period, PeriodField
from bot.core.pipeline.opportunity import Amount
from bot.core.pipeline.questions.comparing import (
    a_year_before,
    after,
    before,
    comparison,
    elliptic,
    this_month,
)
from bot.core.pipeline.questions.hearing import Hearing
from bot.core.pipeline.questions.intents import RULES, choose_intent
from bot.core.pipeline.questions.letting_go import drop, widen
from bot.core.pipeline.questions.reader import listen, whole
from bot.core.pipeline.questions.reading import Intent, QuestionReading
from bot.core.pipeline.questions.setting import Setting
from bot.core.pipeline.questions.words import Cue
from bot.core.pipeline.stages import CLOSED

MILLION: Final = 1_000_000
_REPLACED: Final = ("stages", "owners", "clients", "segment", "service_type", "by")
_ADDED: Final = ("stages", "owners", "clients")
_LEAVES: Final = {
    "owners": "owner",
    "clients": "client",
    "segment": "segment",
    "service_type": "service_type",
}
"""Fields of a reading, and what `Without` calls them."""
_CLOSED: Final = {stage.value for stage in CLOSED}
_PAST_FIELDS: Final = (PeriodField.CREATED_AT, PeriodField.STAGE_SINCE)
_LEADING: Final = (Cue.COMPARE, Cue.DROP, Cue.WIDEN)
_TOLD_BY_WORDS: Final = (Cue.GOAL, Cue.FORECAST, Cue.FLAG, Cue.GAP)
_FIELD_CUES: Final = (Cue.CREATED, Cue.OPENED, Cue.NEW, Cue.ENTERED, Cue.SINCE, Cue.CLOSING)


def follow(previous: QuestionReading, text: str, setting: Setting) -> QuestionReading:
    """Return the previous question with what *text* says in place of what it said of the same thing.

    «Compáralo con …» keeps the question and its period and adds the one to compare with; «quita …» and
    «sin importar …» let go of what narrowed it; «otra cosa: …» is a question of its own.
    """
    hearing, said = listen(text, setting, _scale(previous))
    if hearing.has(Cue.AFRESH):
        return choose_intent(hearing, whole(hearing, said, setting))
    if hearing.has(Cue.DROP):
        return _still_about(drop(widen(previous, hearing), said))
    found = _narrowed(widen(previous, hearing), hearing, said, setting)
    if said.compared is not None or comparison(hearing) is not None:
        return _compared(found, previous, hearing, said, setting)
    told = next((intent for intent, holds in RULES if holds(hearing, said)), None)
    return replace(found, intent=told) if hearing.has(*_TOLD_BY_WORDS) and told else _still_about(found)


def leads_on(text: str, setting: Setting) -> bool:
    """Tell whether a text begins by comparing with what was said before or by letting go of it."""
    hearing, _ = listen(text, setting)
    return any(heard.start == 0 for heard in hearing.of(*_LEADING))


def _scale(previous: QuestionReading) -> Amount:
    """Return what bare figures count after a question about millions."""
    known = [one for one in (previous.min_value, previous.max_value) if one is not None]
    return MILLION if known and min(known) >= MILLION else 1


def _narrowed(
    previous: QuestionReading, hearing: Hearing, said: QuestionReading, setting: Setting
) -> QuestionReading:
    changes: dict[str, Any] = {name: getattr(said, name) for name in _REPLACED if getattr(said, name)}
    if hearing.has(Cue.ALSO):
        changes |= {name: _joined(previous, said, name) for name in _ADDED if getattr(said, name)}
    named = {_LEAVES[name] for name in changes if name in _LEAVES}
    kept = tuple(one for one in previous.without if one.field not in named and one not in said.without)
    found = replace(
        previous,
        **changes,
        without=(*kept, *said.without),
        compared=None,
        unknown=said.unknown,
        passed=said.passed,
    )
    if said.min_value is not None or said.max_value is not None:
        found = replace(
            found,
            min_value=said.min_value,
            max_value=said.max_value,
            currency=said.currency or found.currency,
        )
    if said.flags:
        found = replace(found, flags=said.flags, gaps=said.gaps, any_flag=said.any_flag)
    beside = _beside(previous, hearing)
    if beside is not None:
        found = replace(found, period=beside)
    elif said.period is not None:
        own = previous.period is None or hearing.has(*_FIELD_CUES)
        field = said.period.field if own or previous.period is None else previous.period.field
        found = _looking_back(replace(found, period=replace(said.period, field=field)), setting)
    return found


def _joined(previous: QuestionReading, said: QuestionReading, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*getattr(previous, name), *getattr(said, name))))


def _beside(previous: QuestionReading, hearing: Hearing) -> Period | None:
    """Return the period next to the one asked about: «y el mes siguiente», «y el anterior»."""
    if previous.period is None or comparison(hearing) is not None:
        return None
    if hearing.has(Cue.AFTER):
        return after(previous.period)
    return before(previous.period) if hearing.has(Cue.BEFORE) else None


def _looking_back(found: QuestionReading, setting: Setting) -> QuestionReading:
    """Return a reading of what is over («ganados», «creadas») with the last such month, not the next one."""
    period = found.period
    over = found.stages and set(found.stages) <= _CLOSED
    if period is None or not (over or period.field in _PAST_FIELDS):
        return found
    ahead = period.start is not None and period.start > setting.today
    if not ahead:
        return found
    return replace(found, period=a_year_before(period))


def _still_about(found: QuestionReading) -> QuestionReading:
    """Return the reading with one client's state asked only where a client is named."""
    if found.intent is Intent.OPPORTUNITY_STATUS and not found.clients:
        return replace(found, intent=Intent.PIPELINE_STATUS)
    return found


def _compared(
    found: QuestionReading,
    previous: QuestionReading,
    hearing: Hearing,
    said: QuestionReading,
    setting: Setting,
) -> QuestionReading:
    """Return the question beside another period, or a person's beside another person's."""
    if said.owners and said.compared is None and said.period is None:
        owners = tuple(dict.fromkeys((*previous.owners, *said.owners)))
        return replace(found, owners=owners if len(owners) > 1 else (), by=Dimension.OWNER)
    main = found.period or this_month(setting.today)
    moved = said.period is not None and main.start != said.period.start
    second = a_year_before(said.compared) if said.compared and moved else said.compared
    other = second or elliptic(hearing, main) or before(main)
    return replace(found, period=found.period or main, compared=replace(other, field=main.field))
