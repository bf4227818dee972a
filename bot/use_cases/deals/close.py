"""The ends of an opportunity: won with all that follows, lost with its reason and its lesson."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.core.folding import clean, fold
from bot.core.pipeline.life import STEP_ROLES, LossReason, find_move, next_step
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.stages import Stage, WonStep
from bot.core.replies import Fact, Receiver, Reply, Section, Style
from bot.core.text import Text, say
from bot.use_cases.deals.asked import ask_once
from bot.use_cases.deals.desk import deal_button, find, money, name_of, save, take_up, title, words
from bot.use_cases.deals.guard import ANY, changeable, opened
from bot.use_cases.deals.shown import loss, moves, where
from bot.use_cases.turn import Turn, button

AREAS: Final = ("compliance", "general_direction", "sales_lead")
"""Roles that hear of every opportunity that is won or lost, beside the room of sales."""
SERVING: Final = "service_area"
"""The role that takes over what is won."""
ROOM: Final = Receiver.room("sales_channel")
CHECKLIST: Final = ("kickoff", "contract", "team", "billing")
LONGEST: Final = 1000
LEAST: Final = 3


def after_move(turn: Turn, one: Opportunity, source: str, reason: str | None) -> None:
    """Tell whom a move concerns and what comes next."""
    if one.stage == Stage.WON:
        _announce_won(turn, one)
        turn.say(say("deal.won_next", title=title(one)), buttons=moves(turn, one))
    elif one.stage == Stage.LOST:
        _announce_lost(turn, one)
    else:
        turn.tell(
            _news(
                ROOM,
                say(
                    "deal.news.moved",
                    name=turn.me.name,
                    title=title(one),
                    source=say(f"stage.{source}"),
                    target=where(one),
                ),
                reason,
            )
        )
        if one.next_step is None or one.next_step_date is None or one.next_step_date < turn.today:
            ask_once(turn, "next_step")


def _news(to: Receiver, text: Text, reason: str | None = None) -> Reply:
    return Reply(to, (text, *((say("deal.card.reason", reason=reason),) if reason else ())))


def concerned(turn: Turn, one: Opportunity) -> list[Receiver]:
    """Return who hears of an end: the room, the areas, whoever had a step and the owner, without whoever acted."""
    roles = (*AREAS, SERVING) if one.stage == Stage.WON else AREAS
    people = [person.handle for role in roles for person in turn.uow.people.with_role(role)]
    helped = [errand.to for errand in one.file.errands]
    handles = dict.fromkeys([*people, *helped, *([one.owner] if one.owner else [])])
    return [ROOM, *(Receiver.person(handle) for handle in handles if handle != turn.me.handle)]


# -- won -----------------------------------------------------------------------------------------


def _announce_won(turn: Turn, one: Opportunity) -> None:
    """Tell the areas at once, with a summary and what each has to see to (S4)."""
    facts = [
        Fact(
            say("pipeline.column.total_value"),
            money(turn, one.total) if one.total is not None else say("value.none"),
        ),
        Fact(say("pipeline.column.owner"), name_of(turn, one.owner)),
        *(Fact(say(f"deal.checklist.{item}"), say(f"deal.checklist.{item}.what")) for item in CHECKLIST),
    ]
    for receiver in concerned(turn, one):
        turn.tell(
            Reply(
                receiver,
                (say("deal.news.won", name=turn.me.name, title=title(one)),),
                (Section(say("deal.section.checklist"), tuple(facts)),),
            )
        )


def step(turn: Turn, deal: str, step: str, seen: int = ANY) -> None:
    """Take a won opportunity to its next step; the first invoice ends it."""
    one = opened(turn, deal)
    if one is None:
        return
    if not any(turn.me.has(role) for role in STEP_ROLES[WonStep(step)]):
        turn.privately(say("deal.not_yours"))
        return
    if next_step(one) != step:
        turn.say(say("deal.step_not_next", title=title(one), stage=where(one)), buttons=moves(turn, one))
        return
    one = save(turn, replace(one, step=step, stage_since=turn.today), "deal_stepped", step=step)
    take_up(turn, one)
    done = next_step(one) is None
    turn.say(
        say(
            "deal.stepped.last" if done else "deal.stepped",
            title=title(one),
            step=say(f"pipeline.step.{step}"),
        ),
        buttons=moves(turn, one),
    )
    turn.tell(
        _news(
            ROOM,
            say("deal.news.stepped", name=turn.me.name, title=title(one), step=say(f"pipeline.step.{step}")),
        )
    )


# -- lost ----------------------------------------------------------------------------------------


def lose(turn: Turn, one: Opportunity, reason: str | None = None) -> None:
    """Close an opportunity as lost; its reason is asked by buttons where none was said."""
    if reason is None:
        turn.say(
            say("deal.lost_why", title=title(one)),
            buttons=tuple(
                deal_button(say(f"deal.loss.{code}"), "deal_lose", one, reason=code.value)
                for code in LossReason
            ),
        )
        return
    from bot.use_cases.deals.move import make

    found = find_move(one.stage, Stage.LOST)
    if found is None:
        turn.say(say("deal.there_already", title=title(one), stage=where(one)))
        return
    make(turn, replace(one, loss_reason=reason), found)


def press_lose(turn: Turn, deal: str, reason: str, seen: int = ANY) -> None:
    """Close as lost by a button."""
    turn.conversation.settle()
    one = changeable(turn, deal, seen, ("deal_lose", {"reason": reason}))
    if one is not None:
        lose(turn, one, reason)


def _announce_lost(turn: Turn, one: Opportunity) -> None:
    reason = loss(one.loss_reason or "")
    for receiver in concerned(turn, one):
        turn.tell(_news(receiver, say("deal.news.lost", name=turn.me.name, title=title(one), reason=reason)))
    turn.conversation.reason_for = ("deal_lesson", {"deal": one.id})
    turn.say(
        say("deal.lesson", reason=reason),
        buttons=(button(say("deal.button.no_lesson"), "deal_no_lesson", Style.PLAIN),),
    )


def lesson(turn: Turn, deal: str) -> None:
    """Keep what was learned, as it was written; a few letters teach nothing."""
    turn.conversation.reason_for = None
    one, said = find(turn, deal), clean(turn.text)[:LONGEST]
    if one is None:
        return
    if sum(mark.isalpha() for mark in said) <= LEAST or fold(said) in words(turn).no_lesson:
        turn.say(say("deal.lesson_left"))
        return
    save(turn, replace(one, lessons=said), "deal_lesson")
    turn.say(say("deal.lesson_kept", title=title(one)))


def no_lesson(turn: Turn, **_: Any) -> None:
    """Leave the lesson out."""
    turn.say(say("deal.lesson_left"))
