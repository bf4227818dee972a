"""Text to reading: names first, then the cues among the other words, figures and dates, and what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from bot.core.pipeline.filters import Dimension, Flag, Period, Without
from bot.core.pipeline.opportunity import Amount
from bot.core.pipeline.questions.amounts import Bounds, read_bounds
from bot.core.pipeline.questions.comparing import compared_periods, comparison, elliptic, this_month
from bot.core.pipeline.questions.hearing import Hearing, find_cues, hear
from bot.core.pipeline.questions.intents import choose_intent
from bot.core.pipeline.questions.left_out import as_without, left_out_cues, left_out_names
from bot.core.pipeline.questions.mentioned import mentioned
from bot.core.pipeline.questions.names import (
    announced_segment,
    find_clients,
    find_owners,
    find_segment,
    unknown_names,
)
from bot.core.pipeline.questions.passed import passed_over, unread
from bot.core.pipeline.questions.periods import read_period
from bot.core.pipeline.questions.reading import Intent, QuestionReading
from bot.core.pipeline.questions.setting import Setting
from bot.core.pipeline.questions.stages import read_stages
from bot.core.pipeline.questions.words import Cue, question_words
from bot.core.pipeline.stages import Stage
from bot.core.values.mentions import Mention


def read_question(text: str, setting: Setting, hint: str | None = None) -> QuestionReading:
    """Return how a question is read; *hint*: the intent understood elsewhere, where no word tells one."""
    hearing, reading = listen(text, setting)
    return choose_intent(hearing, whole(hearing, reading, setting), hint)


def whole(hearing: Hearing, reading: QuestionReading, setting: Setting) -> QuestionReading:
    """Return a reading that nothing stands before: what is compared is compared with this month."""
    if reading.period is not None or (reading.compared is None and comparison(hearing) is None):
        return reading
    month = this_month(setting.today)
    other = reading.compared or elliptic(hearing, month)
    return reading if other is None else replace(reading, period=month, compared=other)


def listen(text: str, setting: Setting, scale: Amount = 1) -> tuple[Hearing, QuestionReading]:
    """Return a question's words and all that they narrow, the intent left open; *scale*: see `read_bounds`."""
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
    read = partial(_period, hearing, stages, setting)
    period, compared = compared_periods(hearing, mentions, read, setting.today)
    stages = stages or _shut(hearing, period, setting)
    bounds = read_bounds(hearing, mentions, scale)
    out = left_out_names(hearing)
    flags = _flags(hearing)
    free = unread(hearing, ((one.reading.start, one.reading.end) for one in mentions))
    unknown = unknown_names(hearing, free)
    gaps = tuple(dict.fromkeys(heard.value for heard in hearing.of(Cue.GAP) if heard.value))
    return hearing, QuestionReading(
        intent=Intent.PIPELINE_STATUS,
        stages=stages,
        owners=_kept(owners, out) or _mine(hearing, setting),
        clients=_kept(clients, out),
        segment=None if segment in out else segment,
        service_type=_service(hearing),
        min_value=bounds.low,
        max_value=bounds.high,
        period=period,
        flags=flags,
        any_flag=len(flags) > 1 and hearing.has(Cue.OR),
        gaps=gaps,
        by=_dimension(hearing, owners, compared),
        currency=bounds.currency,
        conversion=hearing.has(Cue.CONVERSION),
        unknown=unknown,
        passed=passed_over(hearing, free, unknown, measured=bounds != Bounds()),
        compared=compared,
        without=(
            *as_without("owner", owners, out),
            *as_without("client", clients, out),
            *as_without("segment", (segment,) if segment else (), out),
            *_other_without(hearing, setting),
        ),
    )


def _period(
    hearing: Hearing, stages: tuple[str, ...], setting: Setting, mentions: Sequence[Mention]
) -> Period | None:
    return read_period(hearing, mentions, stages, setting.today, setting.calendar)


def _kept(names: tuple[str, ...], out: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in out)


def _other_without(hearing: Hearing, setting: Setting) -> Iterator[Without]:
    """Yield the services and the own opportunities that are left out."""
    for heard in left_out_cues(hearing, Cue.SERVICE):
        yield Without("service_type", heard.value)
    if setting.asker and left_out_cues(hearing, Cue.MINE):
        yield Without("owner", setting.asker)


def _mine(hearing: Hearing, setting: Setting) -> tuple[str, ...]:
    own = [heard for heard in hearing.of(Cue.MINE) if heard not in left_out_cues(hearing, Cue.MINE)]
    mine = own or (setting.owns and hearing.has(Cue.HELD))
    return (setting.asker,) if mine and setting.asker else ()


def _shut(hearing: Hearing, period: Period | None, setting: Setting) -> tuple[str, ...]:
    """Return the stage of what «se cerró»: won."""
    over = period is not None and period.end is not None and period.end < setting.today
    shut = hearing.has(Cue.SHUT) or (over and hearing.has(Cue.SHUT_OR_WILL))
    return (Stage.WON.value,) if shut and not hearing.has(Cue.FLAG) else ()


def _service(hearing: Hearing) -> str | None:
    """Return the type of service; the plainest word yields to the others."""
    out = left_out_cues(hearing, Cue.SERVICE)
    said = [heard.value for heard in hearing.of(Cue.SERVICE) if heard not in out]
    return next((value for value in said if value != "service"), said[0] if said else None)


def _flags(hearing: Hearing) -> tuple[Flag, ...]:
    said = {heard.value for heard in hearing.of(Cue.FLAG)}
    lacking = hearing.has(Cue.GAP) and not hearing.has(Cue.GOAL)
    return tuple(flag for flag in Flag if flag in said or (flag is Flag.MISSING_DATA and lacking))


def _dimension(hearing: Hearing, owners: tuple[str, ...], compared: Period | None) -> Dimension | None:
    """Return what sums are told apart by; people who are compared with each other, by owner."""
    said: list[Dimension] = [heard.value for heard in hearing.of(Cue.BY)]
    people = len(owners) > 1 and compared is None and hearing.has(Cue.COMPARE)
    return said[0] if said else Dimension.OWNER if people else None
