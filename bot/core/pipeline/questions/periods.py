"""The period that a question is about, and which of an opportunity's dates it is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.filters import Flag, Period, PeriodField
from bot.core.pipeline.questions.hearing import Heard, Hearing
from bot.core.pipeline.questions.past import last_of_the_year, last_such
from bot.core.pipeline.questions.words import Cue
from bot.core.pipeline.stages import CLOSED, Stage
from bot.core.values.mentions import Kind, Mention
from bot.core.values.periods import Unit, add, span_of
from bot.core.values.reading import DateRange, NumberRange
from bot.core.values.tokens import fold

_YEAR: Final = re.compile(r"\b(19|20)\d\d\b")
_HALF_A_YEAR: Final = timedelta(days=183)
_NEAR: Final = 3
"""Words between a verb and the stage it leads to."""


def read_period(
    hearing: Hearing,
    mentions: Sequence[Mention],
    stages: tuple[str, ...],
    today: date,
    calendar: BusinessCalendar,
) -> Period | None:
    """Return the period asked about; None where none is said."""
    length = _length(hearing, mentions, today, calendar)
    if length is not None:
        return length
    found = _said(hearing, mentions, today)
    if found is None:
        return None
    days, starts_at, words = found
    field = _field(hearing, stages, starts_at)
    far = hearing.has(Cue.SHUT_OR_WILL) and (days.start or today) > today + _HALF_A_YEAR
    back = _looks_back(hearing, field, stages)
    if (far or back) and not _YEAR.search(words):
        days = last_such(days, words, today)
    if not back and _is_latest(hearing, words):
        days = _ahead(hearing, days, today)
    return Period(field, days.start, days.end)


def _is_latest(hearing: Hearing, words: str) -> bool:
    return any(word in hearing.words.latest for word in fold(words).split())


def _ahead(hearing: Hearing, days: DateRange, today: date) -> DateRange:
    """Return the last quarter of the year for «el último trimestre» where a forecast is asked for."""
    return last_of_the_year(days, today) if hearing.has(Cue.FORECAST, Cue.CLOSING) else days


def _said(hearing: Hearing, mentions: Sequence[Mention], today: date) -> tuple[DateRange, int, str] | None:
    """Return the days said, the token they begin at and their words."""
    for kind, reading in mentions:
        if kind is not Kind.DATE or reading.value is None:
            continue
        start, end = hearing.at_offset(reading.start), hearing.at_offset(reading.end)
        if not hearing.is_free(start, end) or any(
            one.start < end and start < one.end for one in hearing.of(Cue.NOW)
        ):
            continue
        words = hearing.text[reading.start : reading.end]
        return _as_range(hearing, reading.value, start), start, words
    for heard in hearing.of(Cue.WHOLE):
        return span_of(heard.value, today), heard.start, ""
    return None


def _as_range(hearing: Hearing, value: date | DateRange, start: int) -> DateRange:
    if isinstance(value, DateRange):
        return value
    until = (
        any(heard.end == start for heard in hearing.of(Cue.UNTIL))
        and hearing.word(start) in hearing.words.ends
    )
    return DateRange(None if until else value, value)


def _field(hearing: Hearing, stages: tuple[str, ...], starts_at: int) -> PeriodField:
    if _closes_then(hearing, starts_at) or (_is_closed(stages) and not hearing.has(Cue.CREATED)):
        return PeriodField.CLOSING_DATE
    sent = hearing.has(Cue.SENT) and Stage.PROPOSAL in stages
    if sent or _came_into_a_stage(hearing) or hearing.has(Cue.SINCE):
        return PeriodField.STAGE_SINCE
    opened = any(abs(starts_at - heard.end) <= 1 for heard in hearing.of(Cue.OPENED))
    if opened or hearing.has(Cue.CREATED, Cue.ENTERED, Cue.NEW, Cue.SENT):
        return PeriodField.CREATED_AT
    since = any(hearing.word(at) in hearing.words.since for at in (starts_at, starts_at - 1)) or any(
        one.end == starts_at for one in hearing.of(Cue.FROM)
    )
    stalled = any(heard.value is Flag.STALLED for heard in hearing.of(Cue.FLAG))
    if since and (stages or stalled) and not hearing.has(Cue.CLOSING):
        return PeriodField.STAGE_SINCE
    return PeriodField.CLOSING_DATE


def _closes_then(hearing: Hearing, starts_at: int) -> bool:
    """Tell whether the last verb before the days is one of closing: «nuevas que cierran en marzo»."""
    verbs = (Cue.CREATED, Cue.NEW, Cue.ENTERED, Cue.SENT, Cue.SINCE, Cue.CLOSING)
    before = [heard for heard in hearing.of(*verbs) if heard.end <= starts_at + 1]
    return bool(before) and before[-1].cue is Cue.CLOSING


def _is_closed(stages: tuple[str, ...]) -> bool:
    return bool(stages) and set(stages) <= {stage.value for stage in CLOSED}


def _came_into_a_stage(hearing: Hearing) -> bool:
    entered = hearing.of(Cue.ENTERED)
    into = hearing.of(Cue.STAGE, Cue.DEAL)
    return any(0 <= stage.start - verb.end < _NEAR for verb in entered for stage in into)


def _looks_back(hearing: Hearing, field: PeriodField, stages: tuple[str, ...]) -> bool:
    return field is not PeriodField.CLOSING_DATE or _is_closed(stages) or hearing.has(Cue.PAST, Cue.SHUT)


def _length(
    hearing: Hearing, mentions: Sequence[Mention], today: date, calendar: BusinessCalendar
) -> Period | None:
    """Return «llevan más de 30 días»: in the stage since then or before."""
    ago = hearing.has(Cue.FROM) and any(heard.value is Flag.STALLED for heard in hearing.of(Cue.FLAG))
    if not (ago or hearing.has(Cue.SINCE)) or hearing.has(Cue.CREATED):
        return None
    for unit in hearing.of(Cue.LENGTH):
        count = _count_before(hearing, mentions, unit)
        if count:
            end = _ago(today, count, unit.value, calendar)
            return None if end is None else Period(PeriodField.STAGE_SINCE, None, end)
    return None


def _count_before(hearing: Hearing, mentions: Sequence[Mention], unit: Heard) -> int:
    if hearing.word(unit.start - 1) in hearing.words.one:
        return 1
    for kind, reading in mentions:
        if kind is Kind.NUMBER and hearing.at_offset(reading.end) == unit.start:
            value = reading.value.low if isinstance(reading.value, NumberRange) else reading.value
            return int(value or 0)
    return 0


def _ago(today: date, count: int, unit: Unit, calendar: BusinessCalendar) -> date | None:
    if unit is Unit.BUSINESS_DAY:
        return calendar.add_business_days(today, -count)
    return add(today, -count, unit)
