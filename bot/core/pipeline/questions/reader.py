"""Text to reading: names first, then the cues among the other words, figures and dates, and what is asked."""

from __future__ import annotations

from bot.core.pipeline.filters import Dimension, Flag, Period
from bot.core.pipeline.questions.amounts import read_bounds
from bot.core.pipeline.questions.hearing import Hearing, find_cues, hear
from bot.core.pipeline.questions.intents import choose_intent
from bot.core.pipeline.questions.mentioned import mentioned
from bot.core.pipeline.questions.names import (
    announced_segment,
    find_clients,
    find_owners,
    find_segment,
    unknown_names,
)
from bot.core.pipeline.questions.periods import read_period
from bot.core.pipeline.questions.reading import Intent, QuestionReading
from bot.core.pipeline.questions.setting import Setting
from bot.core.pipeline.questions.stages import read_stages
from bot.core.pipeline.questions.words import Cue, question_words
from bot.core.pipeline.stages import Stage


def read_question(text: str, setting: Setting, hint: str | None = None) -> QuestionReading:
    """Return how a question is read; *hint*: the intent understood elsewhere, where no word tells one."""
    hearing, reading = listen(text, setting)
    return choose_intent(hearing, reading, hint)


def listen(text: str, setting: Setting) -> tuple[Hearing, QuestionReading]:
    """Return a question's words and all that they narrow, the intent left open."""
    hearing = hear(text, question_words(setting.language))
    known = setting.known
    clients = find_clients(hearing, known)
    named = set(hearing.taken)
    owners = find_owners(hearing, known)
    segment = find_segment(hearing, known)
    find_cues(hearing)
    segment = segment or announced_segment(hearing, known)
    mentions = mentioned(hearing, setting)
    stages = read_stages(hearing, named)
    period = read_period(hearing, mentions, stages, setting.today, setting.calendar)
    stages = stages or _shut(hearing, period, setting)
    bounds = read_bounds(hearing, mentions)
    gaps = tuple(dict.fromkeys(heard.value for heard in hearing.of(Cue.GAP) if heard.value))
    return hearing, QuestionReading(
        intent=Intent.PIPELINE_STATUS,
        stages=stages,
        owners=owners or _mine(hearing, setting),
        clients=clients,
        segment=segment,
        service_type=_service(hearing),
        min_value=bounds.low,
        max_value=bounds.high,
        period=period,
        flags=_flags(hearing),
        any_flag=hearing.has(Cue.OR),
        gaps=gaps,
        by=_dimension(hearing),
        currency=bounds.currency,
        conversion=hearing.has(Cue.CONVERSION),
        unknown=unknown_names(hearing, ((one.reading.start, one.reading.end) for one in mentions)),
    )


def _mine(hearing: Hearing, setting: Setting) -> tuple[str, ...]:
    mine = hearing.has(Cue.MINE) or (setting.owns and hearing.has(Cue.HELD))
    return (setting.asker,) if mine and setting.asker else ()


def _shut(hearing: Hearing, period: Period | None, setting: Setting) -> tuple[str, ...]:
    """Return the stage of what «se cerró»: won."""
    over = period is not None and period.end is not None and period.end < setting.today
    shut = hearing.has(Cue.SHUT) or (over and hearing.has(Cue.SHUT_OR_WILL))
    return (Stage.WON.value,) if shut and not hearing.has(Cue.FLAG) else ()


def _service(hearing: Hearing) -> str | None:
    """Return the type of service; the plainest word yields to the others."""
    said = [heard.value for heard in hearing.of(Cue.SERVICE)]
    return next((value for value in said if value != "service"), said[0] if said else None)


def _flags(hearing: Hearing) -> tuple[Flag, ...]:
    said = {heard.value for heard in hearing.of(Cue.FLAG)}
    lacking = hearing.has(Cue.GAP) and not hearing.has(Cue.GOAL)
    return tuple(flag for flag in Flag if flag in said or (flag is Flag.MISSING_DATA and lacking))


def _dimension(hearing: Hearing) -> Dimension | None:
    said: list[Dimension] = [heard.value for heard in hearing.of(Cue.BY)]
    return said[0] if said else None
