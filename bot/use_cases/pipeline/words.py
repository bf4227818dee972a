"""An answer about the pipeline in words: how the question was read, the figures, the date of the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce

from bot.core.pipeline.filters import Flag, Period, is_overdue
from bot.core.pipeline.opportunity import Amount, Opportunity
from bot.core.pipeline.questions import QuestionReading
from bot.core.pipeline.stages import OPEN, STAGES
from bot.core.text import Param, ShownDay, Text, say
from bot.core.values.reading import Money
from bot.use_cases.pipeline.figures import figures
from bot.use_cases.pipeline.questions import PipelineAnswer


def answer_texts(answer: PipelineAnswer) -> tuple[Text, ...]:
    """Return the paragraphs of an answer."""
    return (
        say("pipeline.understood", parts=_joined(understood(answer))),
        *(say("pipeline.unknown", name=name) for name in answer.reading.unknown),
        *_passed(answer.reading),
        *figures(answer, money),
        *_compared(answer),
        *(_row(one, answer) for one in answer.rows),
        *_rest(answer),
        *_notes(answer),
        *_as_of(answer),
    )


def understood(answer: PipelineAnswer) -> Iterator[Text]:
    """Yield what the question was read to mean, part by part."""
    reading = answer.reading
    yield from _stages(reading)
    if reading.owners:
        yield say("pipeline.part.owners", owners=tuple(answer.owners.get(one, one) for one in reading.owners))
    if reading.clients:
        yield say("pipeline.part.clients", clients=reading.clients)
    if reading.segment is not None:
        yield say("pipeline.part.segment", segment=reading.segment)
    if reading.service_type is not None:
        yield say("pipeline.part.service", service=say(f"service.{reading.service_type}"))
    if reading.without:
        yield say("pipeline.part.without", names=tuple(_without(answer)))
    yield from _values(answer)
    if reading.period is not None:
        yield say(f"pipeline.part.{reading.period.field}", days=days(reading.period))
    yield from _flags(reading)


def _passed(reading: QuestionReading) -> Iterator[Text]:
    if reading.passed:
        yield say("pipeline.passed", words=reading.passed)


def _compared(answer: PipelineAnswer) -> Iterator[Text]:
    """Yield the figures of the other period, which is told so that a wrong reading is seen."""
    if answer.compared is not None and answer.reading.compared is not None:
        total = money(answer.compared.total, answer)
        span = days(answer.reading.compared)
        yield say("pipeline.compared", count=answer.compared.count, total=total, days=span)


def _without(answer: PipelineAnswer) -> Iterator[Param]:
    for one in answer.reading.without:
        if one.field == "service_type":
            yield say(f"service.{one.value}")
        else:
            yield answer.owners.get(one.value, one.value) if one.field == "owner" else one.value


def _stages(reading: QuestionReading) -> Iterator[Text]:
    if not reading.stages:
        yield say("pipeline.part.open")
    elif len(reading.stages) == len(STAGES):
        yield say("pipeline.part.all")
    else:
        yield say("pipeline.part.stages", stages=tuple(say(f"stage.{code}") for code in reading.stages))


def _values(answer: PipelineAnswer) -> Iterator[Text]:
    low, high = answer.reading.min_value, answer.reading.max_value
    if low is not None and high is not None:
        yield say("pipeline.part.between", low=money(low, answer), high=money(high, answer))
    elif low is not None:
        yield say("pipeline.part.least", low=money(low, answer))
    elif high is not None:
        yield say("pipeline.part.most", high=money(high, answer))


def _flags(reading: QuestionReading) -> Iterator[Text]:
    for flag in reading.flags:
        if flag is not Flag.MISSING_DATA or not reading.gaps:
            yield say(f"pipeline.flag.{flag}")
    for gap in reading.gaps:
        yield say(f"pipeline.gap.{gap}")


def days(period: Period) -> Text:
    """Return the days of a period in words."""
    if period.start is not None and period.start == period.end:
        return say("pipeline.on_day", day=ShownDay(period.start, "full"))
    if period.start is not None and period.end is not None:
        return say("reading.days", start=period.start, end=period.end)
    if period.start is not None:
        return say("reading.from_day", start=period.start)
    return say("reading.to_day", end=period.end)


def money(amount: Amount, answer: PipelineAnswer) -> Money:
    """Return an amount in the configured currency, to be written as CLDR does."""
    return Money(amount, answer.asking.currency)


def _joined(parts: Iterable[Param]) -> Param:
    """Return parts one after another, told apart by the catalogue's own sign."""
    return reduce(lambda one, more: say("pipeline.joined", one=one, more=more), parts)


def _row(one: Opportunity, answer: PipelineAnswer) -> Text:
    return say("pipeline.row", client=one.client, facts=_joined(_facts(one, answer)))


def _facts(one: Opportunity, answer: PipelineAnswer) -> Iterator[Param]:
    if one.description is not None:
        yield one.description
    yield say("pipeline.fact.no_value") if one.total is None else money(one.total, answer)
    yield say(f"stage.{one.stage}")
    yield _closing(one, answer)
    if one.owner is not None:
        yield answer.owners.get(one.owner, one.owner)
    if one.next_step is not None and one.next_step_date is not None:
        yield say("pipeline.fact.next_on", step=one.next_step, day=ShownDay(one.next_step_date))
    elif one.next_step is not None:
        yield say("pipeline.fact.next", step=one.next_step)


def _closing(one: Opportunity, answer: PipelineAnswer) -> Text:
    if one.closing_date is None:
        return say("pipeline.fact.no_date")
    day = ShownDay(one.closing_date, "full")
    if one.stage not in OPEN:
        return say("pipeline.fact.closed", day=day)
    if is_overdue(one, answer.asking.now.date()):
        return say("pipeline.fact.was_due", day=day)
    return say("pipeline.fact.closes", day=day)


def _rest(answer: PipelineAnswer) -> Iterator[Text]:
    left = answer.totals.count - len(answer.rows)
    if left > 0:
        yield say("pipeline.rest", count=left)


def _notes(answer: PipelineAnswer) -> Iterator[Text]:
    said, ours = answer.reading.currency, answer.asking.currency
    if said is not None and said != ours:
        yield say("pipeline.currency", said=said, ours=ours)
    if answer.closed is not None and answer.closed.count:
        yield say("pipeline.closed_too", count=answer.closed.count)


def _as_of(answer: PipelineAnswer) -> Iterator[Text]:
    if answer.data.at is None:
        yield say("pipeline.no_data")
    else:
        yield say("pipeline.as_of", at=answer.data.at.astimezone(answer.asking.now.tzinfo))
