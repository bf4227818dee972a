"""Questions about the pipeline in chat: answered with how they were read, mended by buttons, gone on with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.core.folding import fold
from bot.core.forms.clauses import opened
from bot.core.pipeline.access import may_read
from bot.core.pipeline.filters import Period, PeriodField
from bot.core.pipeline.life import GATES
from bot.core.pipeline.owed import open_errands
from bot.core.pipeline.pictures import Kind
from bot.core.pipeline.questions import Intent, QuestionReading, Setting, leads_on
from bot.core.pipeline.questions import follow as follow_up
from bot.core.pipeline.stages import STAGES
from bot.core.pipeline.waiting import waiting_gates
from bot.core.replies import Button
from bot.core.text import ShownDay, Text, say
from bot.core.values.periods import Unit, shifted, span_of
from bot.use_cases.deals.access import deciders
from bot.use_cases.deals.desk import asking, deal_button, name_of, take_up, talk, words
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.pipeline.export import owe_export
from bot.use_cases.pipeline.pictures import picture_button
from bot.use_cases.pipeline.questions import PipelineAnswer
from bot.use_cases.pipeline.words import answer_texts
from bot.use_cases.support.fresh import fresh
from bot.use_cases.turn import Turn, button

FRESH: Final = 6
"""Turns of the person within which a question is gone on with."""
LONGEST_FOLLOW_UP: Final = 9
WORD: Final = r"\w+"
ALL_STAGES: Final = tuple(stage.value for stage in STAGES)
MOST_BUTTONS: Final = 3
PICTURED: Final = {
    Intent.FORECAST: Kind.FORECAST,
    Intent.GOALS: Kind.FORECAST,
    Intent.STALLED_DEALS: Kind.AGEING,
}
"""The picture that goes with an answer; the funnel with any other."""


def setting(turn: Turn) -> Setting:
    """Return what questions and messages are read with: the names that are known, who speaks, when."""
    return turn.services.questions.setting(turn.uow, asking(turn))


def ask(turn: Turn, hint: str | None = None) -> None:
    """Answer a question."""
    if _may(turn):
        answer(turn, turn.services.questions.ask(turn.uow, turn.text, asking(turn), hint))


def follow(turn: Turn) -> None:
    """Answer a question that goes on from the one before."""
    before = talk(turn).question
    if _may(turn) and before is not None:
        answer(turn, turn.services.questions.follow(turn.uow, before, _whole(turn), asking(turn)))


def read_so(turn: Turn, reading: QuestionReading) -> None:
    """Answer the last question as one of the buttons reads it."""
    if _may(turn):
        answer(turn, turn.services.questions.answer(turn.uow, reading, asking(turn)))


def export(turn: Turn, reading: QuestionReading) -> None:
    """Send the opportunities of an answer as a workbook."""
    owe_export(turn, reading.to_filter(turn.today, turn.services.calendar, turn.stalled_after))


def _may(turn: Turn) -> bool:
    if may_read(turn.me):
        return True
    id = fresh(turn.conversation, "pipeline.not_yours", "pipeline.not_yours.again")
    turn.say(say(id))
    ask_again(turn)
    return False


def answer(turn: Turn, found: PipelineAnswer) -> None:
    """Say an answer, remember how it was read, and offer what can be done with it."""
    deals = talk(turn)
    deals.question, deals.question_turn = found.reading, turn.conversation.turn
    if found.reading.clients and len(found.rows) == 1:
        take_up(turn, found.rows[0])  # «¿cómo va X?», and then «pásala a negociación»
    turn.say(*answer_texts(found), *_waiting(turn, found), buttons=tuple(_buttons(turn, found)))
    ask_again(turn)


def _waiting(turn: Turn, found: PipelineAnswer) -> Iterator[Text]:
    """Yield whose decision the one opportunity of an answer waits for."""
    if len(found.rows) != 1 or not found.reading.clients:
        return
    one = found.rows[0]
    for held in waiting_gates(one.file):
        names = tuple(person.name for person in deciders(turn.uow, GATES[held.gate], one))
        yield say("deal.waits_for", gate=say(f"deal.gate.{held.gate}"), names=names)
    for _, errand in open_errands(one.file):
        name = name_of(turn, errand.to)
        yield say("deal.errand.with", step=errand.step, name=name, day=ShownDay(errand.due))


def goes_on(turn: Turn) -> bool:
    """Tell whether a text goes on from the last question: «¿y en marzo?», «los míos», «compáralo con …»."""
    deals = turn.conversation.deals
    if deals is None or deals.question is None or turn.conversation.turn - deals.question_turn > FRESH:
        return False
    text = _whole(turn)
    if len(text.split()) > LONGEST_FOLLOW_UP or not _leads_on(turn):
        return False
    before = replace(deals.question, compared=None, unknown=(), passed=())
    return replace(follow_up(deals.question, text, setting(turn)), passed=()) != before


def lets_go(turn: Turn) -> bool:
    """Tell whether a text, right after an answer, takes back or compares what was asked: «quita los de Ana»."""
    deals = turn.conversation.deals
    at_once = deals is not None and deals.question_turn == turn.conversation.turn - 1
    return at_once and goes_on(turn) and leads_on(opened(_whole(turn), turn.manner)[0], setting(turn))


def _whole(turn: Turn) -> str:
    """Return a text with the words that open and close it: «y» goes on, «también» adds."""
    return turn.whole or turn.text


def _leads_on(turn: Turn) -> bool:
    """Tell whether a text begins as one that goes on, with or without words that open it: «ok, y por mes»."""
    rest, repairs = opened(_whole(turn), turn.manner)
    table = words(turn)
    begins = tuple(f"{word} " for word in (*table.following, *table.comparing))
    said = [f"{' '.join(re.findall(WORD, fold(text)))} " for text in (_whole(turn), rest)]
    return repairs or any(one.startswith(begins) for one in said) or leads_on(rest, setting(turn))


def _buttons(turn: Turn, found: PipelineAnswer) -> Iterator[Button]:
    if found.rows:
        yield button(say("deal.button.excel"), "deal_export", reading=found.reading)
    if len(found.rows) > 1:
        asked = found.reading.to_filter(turn.today, turn.services.calendar, turn.stalled_after)
        yield picture_button(PICTURED.get(found.reading.intent, Kind.FUNNEL), asked)
    if len(found.rows) == 1:
        yield deal_button(say("deal.button.show"), "deal_show", found.rows[0])
    yield from list(_other_readings(turn, found.reading))[:MOST_BUTTONS]


def _other_readings(turn: Turn, reading: QuestionReading) -> Iterator[Button]:
    """Yield the readings that were likeliest meant instead: other stages, whose, when."""
    if reading.without:
        yield _reading("deal.reading.nothing_out", replace(reading, without=()))
    if reading.stages:
        yield _reading("deal.reading.open", replace(reading, stages=()))
    else:
        yield _reading("deal.reading.all_stages", replace(reading, stages=ALL_STAGES))
    if reading.owners:
        yield _reading("deal.reading.everybody", replace(reading, owners=()))
    elif turn.me.roles & {"sales", "sales_lead"}:
        yield _reading("deal.reading.mine", replace(reading, owners=(turn.me.handle,)))
    yield from _other_periods(turn, reading)


def _other_periods(turn: Turn, reading: QuestionReading) -> Iterator[Button]:
    if reading.period is not None:
        yield _reading("deal.reading.any_time", replace(reading, period=None, compared=None))
        return
    if reading.intent is not Intent.OPPORTUNITY_STATUS:
        for id, span in (
            ("deal.reading.this_month", span_of(Unit.MONTH, turn.today)),
            ("deal.reading.next_month", shifted(Unit.MONTH, turn.today, 1)),
        ):
            if span is not None:
                period = Period(PeriodField.CLOSING_DATE, span.start, span.end)
                yield _reading(id, replace(reading, period=period))


def _reading(id: str, reading: QuestionReading) -> Button:
    return button(say(id), "deal_reading", reading=reading)
