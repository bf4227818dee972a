"""The figures of an answer about the pipeline in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from bot.core.pipeline.filters import Dimension
from bot.core.pipeline.opportunity import Amount
from bot.core.pipeline.questions import Intent
from bot.core.pipeline.stages import STAGES, ServiceType, Stage
from bot.core.pipeline.totals import Totals
from bot.core.text import Param, Text, say
from bot.core.values.reading import Money
from bot.use_cases.pipeline.questions import PipelineAnswer

LAST: Final = "9999"
"""After every month: those without a date."""
Written = Callable[[Amount, PipelineAnswer], Money]


def figures(answer: PipelineAnswer, money: Written) -> Iterator[Text]:
    """Yield count and sums, what they are told apart by, conversion, forecast and comparison."""
    totals = answer.totals
    if totals.count:
        yield say("pipeline.figures", count=totals.count, total=money(totals.total, answer),
                  weighted=money(totals.weighted, answer))  # fmt: skip
    else:
        yield say("pipeline.none")
    if len(answer.groups) > 1:
        yield from (_group(one, answer, money) for one in _in_order(answer))
    if answer.reading.conversion:
        yield _conversion(answer)
    if answer.won is not None:
        yield from _expected(answer, answer.won, money)


def group_name(totals: Totals, answer: PipelineAnswer) -> Param:
    """Return what a group's opportunities have in common, in words."""
    key, by = totals.key, answer.by
    if key is None:
        return say("pipeline.group.none")
    if by is Dimension.STAGE:
        return say(f"stage.{key}")
    if by is Dimension.SERVICE_TYPE and key in set(ServiceType):
        return say(f"service.{key}")
    return answer.owners.get(key, key) if by is Dimension.OWNER else key


def _in_order(answer: PipelineAnswer) -> list[Totals]:
    """Return the groups: stages as they follow each other, months in time, the rest by what they are worth."""
    if answer.by is Dimension.STAGE:
        return sorted(answer.groups, key=lambda one: STAGES.index(Stage(str(one.key))))
    if answer.by is Dimension.MONTH:
        return sorted(answer.groups, key=lambda one: one.key or LAST)
    return sorted(answer.groups, key=lambda one: -one.total)


def _group(one: Totals, answer: PipelineAnswer, money: Written) -> Text:
    return say("pipeline.group", key=group_name(one, answer), count=one.count, total=money(one.total, answer),
               weighted=money(one.weighted, answer))  # fmt: skip


def _conversion(answer: PipelineAnswer) -> Text:
    """Return won ÷ (won + lost), by count (contract §5)."""
    counts = {one.key: one.count for one in answer.groups}
    won, lost = counts.get(Stage.WON.value, 0), counts.get(Stage.LOST.value, 0)
    if won + lost == 0:
        return say("pipeline.no_conversion")
    return say("pipeline.conversion", percent=round(100 * won / (won + lost), 1), won=won, lost=lost)


def _expected(answer: PipelineAnswer, won: Totals, money: Written) -> Iterator[Text]:
    yield say("pipeline.won", won=money(won.total, answer))
    if answer.reading.intent is Intent.FORECAST:
        yield say("pipeline.expected", expected=money(won.total + answer.totals.weighted, answer))
    if answer.goal is not None:
        target = answer.goal.target
        yield say("pipeline.goal" if answer.goal.months == 1 else "pipeline.goals", goal=money(target, answer),
                  percent=round(100 * won.total / target, 1), months=answer.goal.months,
                  gap=money(max(target - won.total, 0), answer))  # fmt: skip
    elif answer.reading.intent is Intent.GOALS:
        yield say("pipeline.no_goal")
