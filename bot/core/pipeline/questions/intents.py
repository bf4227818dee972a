"""What a question asks, told by its words; an intent understood elsewhere is a hint where no word tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.core.pipeline.filters import PeriodField
from bot.core.pipeline.questions.hearing import Hearing
from bot.core.pipeline.questions.reading import Intent, QuestionReading
from bot.core.pipeline.questions.words import Cue
from bot.core.pipeline.stages import CLOSED

Test = Callable[[Hearing, QuestionReading], bool]
_CLOSED: Final = {stage.value for stage in CLOSED}


def _in_a_stage_for_long(_: Hearing, reading: QuestionReading) -> bool:
    period = reading.period
    return period is not None and period.field is PeriodField.STAGE_SINCE and period.start is None


def _is_of_a_client(hearing: Hearing, reading: QuestionReading) -> bool:
    narrowed = (
        reading.stages or reading.segment or reading.service_type or reading.min_value or reading.max_value
    )
    if reading.unknown and hearing.has(Cue.STATUS):
        return True
    return bool(reading.clients) and (hearing.has(Cue.STATUS) or not (narrowed or reading.period))


RULES: Final[tuple[tuple[Intent, Test], ...]] = (
    (Intent.FORECAST, lambda hearing, _: hearing.has(Cue.GOAL) and hearing.has(Cue.FORECAST)),
    (Intent.GOALS, lambda hearing, _: hearing.has(Cue.GOAL)),
    (Intent.STALLED_DEALS, lambda _, reading: bool(reading.flags)),
    (Intent.STALLED_DEALS, _in_a_stage_for_long),
    (Intent.OPPORTUNITY_STATUS, _is_of_a_client),
    (Intent.FORECAST, lambda hearing, _: hearing.has(Cue.FORECAST)),
    (Intent.PIPELINE_STATUS, lambda _, reading: bool(set(reading.stages) & _CLOSED)),
    (Intent.FORECAST, lambda hearing, _: hearing.has(Cue.SHUT_OR_WILL)),
    (
        Intent.CLOSING_SOON,
        lambda hearing, reading: (
            hearing.has(Cue.CLOSING)
            and (reading.period is None or reading.period.field is PeriodField.CLOSING_DATE)
        ),
    ),
)
"""The first that holds tells the intent."""


def choose_intent(hearing: Hearing, reading: QuestionReading, hint: str | None = None) -> QuestionReading:
    """Return the reading with what it asks; the pipeline's state where neither words nor hint tell."""
    told = next((intent for intent, holds in RULES if holds(hearing, reading)), None)
    return replace(reading, intent=told or _hinted(hint))


def _hinted(hint: str | None) -> Intent:
    return Intent(hint) if hint in set(Intent) else Intent.PIPELINE_STATUS
