"""The pipeline on a page: gates that wait for a decision, what is open by stage, and a seller's own opportunities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.core.overview import Entry, Shelf
from bot.core.pipeline.access import owners_in, scopes_of
from bot.core.pipeline.filters import Dimension, Flag, OpportunityFilter, is_overdue, stalled_since
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.stages import OPEN, STAGES, Stage
from bot.core.pipeline.totals import Totals
from bot.core.replies import Button, Receiver
from bot.core.text import Param, ShownDay, Text, say
from bot.use_cases.deals.desk import deal_button, money, title
from bot.use_cases.deals.gate_card import deciding, draw
from bot.use_cases.deals.queue import pending_gates
from bot.use_cases.deals.shown import alarms, where
from bot.use_cases.turn import Turn, button

SHOWN: Final = 10  # of the person's own opportunities, the next to close
WATCHED: Final = ((Flag.OVERDUE, "home.overdue"), (Flag.STALLED, "home.stalled"))


def gates_shelf(turn: Turn) -> Iterator[Shelf]:
    """Yield the gates of opportunities that wait for the person's decision, the longest waiting first."""
    me = Receiver.person(turn.me.handle)
    cards = [(one, gate, draw(turn, one, gate, me)) for one, gate in pending_gates(turn)]
    if cards:
        entries = tuple(
            Entry(title(one), (*card.paragraphs, _facts(turn, one)), deciding(one, gate))
            for one, gate, card in cards
        )
        yield Shelf(say("home.gates", count=len(cards)), entries)


def sales_shelf(turn: Turn) -> Iterator[Shelf]:
    """Yield the open opportunities that the person is answerable for, in sums; nothing for other roles."""
    people = turn.setting.people
    scopes = scopes_of(turn.me, people)
    if not scopes:
        return
    owners = owners_in(scopes[-1], turn.me, people) or ()
    asked = OpportunityFilter(
        stages=tuple(stage.value for stage in OPEN),
        owners=owners,
        today=turn.today,
        stalled_since=stalled_since(turn.today, turn.services.calendar, turn.stalled_after),
    )
    sums = Entry(say(f"home.pipeline.{scopes[-1]}"), tuple(_sums(turn, asked)), (_ask(),))
    yield Shelf(say("home.pipeline"), (sums, *_own(turn, asked)))


def _own(turn: Turn, asked: OpportunityFilter) -> Iterator[Entry]:
    """Yield the next to close of a seller's own."""
    if turn.me.has("sales"):
        mine = replace(asked, owners=(turn.me.handle,))
        yield from (_deal(turn, one) for one in turn.uow.opportunities.find(mine, SHOWN))


def _deal(turn: Turn, one: Opportunity) -> Entry:
    """Return one of the person's own opportunities: its stage, what it is worth, when it closes, what is wrong."""
    see = deal_button(say("home.see_deal"), "deal_show", one)
    return Entry(title(one), (_facts(turn, one), *alarms(turn, one)), (see,))


def _facts(turn: Turn, one: Opportunity) -> Text:
    return say("home.deal", stage=where(one), total=_worth(turn, one), day=_closing(turn, one))


def _worth(turn: Turn, one: Opportunity) -> Param:
    return say("pipeline.fact.no_value") if one.total is None else money(turn, one.total)


def _closing(turn: Turn, one: Opportunity) -> Param:
    if one.closing_date is None:
        return say("pipeline.fact.no_date")
    day = ShownDay(one.closing_date, "full")
    return (
        say("pipeline.fact.was_due", day=day)
        if is_overdue(one, turn.today)
        else say("pipeline.fact.closes", day=day)
    )


def _ask() -> Button:
    return button(say("home.ask_pipeline"), "control", intent="pipeline_status")


def _sums(turn: Turn, asked: OpportunityFilter) -> Iterator[Param]:
    found = turn.uow.opportunities
    stamp = found.stamp()
    if stamp.at is None:
        yield say("pipeline.no_data")
        return
    groups = sorted(found.totals(asked, Dimension.STAGE), key=lambda one: STAGES.index(Stage(str(one.key))))
    yield from (_group(turn, one) for one in groups) if groups else (say("pipeline.none"),)
    for flag, text_id in WATCHED:
        count = found.totals(replace(asked, flags=(flag,)))[0].count
        if count:
            yield say(text_id, count=count)
    yield say("pipeline.as_of", at=stamp.at.astimezone(turn.now.tzinfo))


def _group(turn: Turn, one: Totals) -> Text:
    stage = say(f"stage.{one.key}")
    return say("pipeline.group", key=stage, count=one.count, total=money(turn, one.total),
               weighted=money(turn, one.weighted))  # fmt: skip
