"""High-risk offers: marked by the head of sales or general direction, approved by general direction (domain §7)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from bot.core.folding import fold
from bot.core.forms.clauses import either
from bot.core.pipeline.filters import OpportunityFilter
from bot.core.pipeline.life import HIGH_RISK, IN_PLACE, LEADS
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.stages import OPEN
from bot.core.replies import Receiver, Reply, Style
from bot.core.text import say
from bot.use_cases.deals.desk import deal_button, save, take_up, title, words
from bot.use_cases.deals.gate_card import card_key, draw, superseded
from bot.use_cases.deals.gates import pursue
from bot.use_cases.deals.guard import ANY, opened
from bot.use_cases.deals.meant import the_one
from bot.use_cases.deals.shown import where
from bot.use_cases.turn import Turn

MOST: Final = 2000
SHOWN: Final = 8
_REPLACED: Final = {high: code for code, high in IN_PLACE.items()}


def says_risk(turn: Turn) -> bool:
    """Tell whether a text speaks of a high risk."""
    return re.search(rf"\b{either(words(turn).high_risk)}\b", fold(turn.text)) is not None


def mark(turn: Turn) -> None:
    """Mark the opportunity that is meant, or take its mark away."""
    is_high = re.search(rf"\b{either(words(turn).not_so)}\b", fold(turn.text)) is None
    one = the_one(turn, "deal_risk", high=is_high)
    if one is not None:
        _set(turn, one, high=is_high)


def list_risky(turn: Turn) -> None:
    """List the open opportunities that are marked as high risk."""
    asked = OpportunityFilter(stages=tuple(stage.value for stage in OPEN))
    found = [one for one in turn.uow.opportunities.find(asked, MOST) if one.file.high_risk]
    if not found:
        turn.say(say("deal.risk.none"))
        return
    lines = [say("deal.choice", title=title(one), stage=where(one)) for one in found[:SHOWN]]
    buttons = tuple(
        deal_button(say("button.see_deal", client=one.client), "deal_show", one) for one in found[:SHOWN]
    )
    more = [say("remind.deal.more", count=len(found) - SHOWN)] if len(found) > SHOWN else []
    turn.say(say("deal.risk.list", count=len(found)), *lines, *more, buttons=buttons)


def press_risk(turn: Turn, deal: str, high: bool, seen: int = ANY) -> None:
    """Mark by a button."""
    one = opened(turn, deal)
    if one is not None:
        _set(turn, one, high=high)


def _set(turn: Turn, one: Opportunity, *, high: bool) -> None:
    take_up(turn, one)
    if not turn.me.roles & set(LEADS) or (not high and one.owner == turn.me.handle):
        _refuse(turn, one, high=high)
    elif one.file.high_risk == high or one.stage not in OPEN:
        turn.say(say("deal.risk.already" if one.file.high_risk else "deal.risk.never", title=title(one)))
    else:
        _change(turn, one, high=high)


def _change(turn: Turn, one: Opportunity, *, high: bool) -> None:
    """Mark it; the card of the other way is closed, the first decision's is drawn anew, the next are asked."""
    closing = _REPLACED[HIGH_RISK] if high else HIGH_RISK
    if one.file.is_open(closing):
        for receiver, _ in turn.uow.outbox.card_receivers(card_key(one, closing)):
            turn.tell(superseded(turn, one, closing, receiver, one.file.version))
    one = save(turn, replace(one, file=replace(one.file, high_risk=high)), "deal_risk", high=high)
    take_up(turn, one)
    if one.file.is_open("go"):
        for receiver, _ in turn.uow.outbox.card_receivers(card_key(one, "go")):
            turn.tell(draw(turn, one, "go", receiver))
    text = say("deal.risk.marked" if high else "deal.risk.unmarked", name=turn.me.name, title=title(one))
    turn.say(text)
    if one.owner not in (None, turn.me.handle):
        turn.tell(Reply(Receiver.person(one.owner or ""), (text,)))
    pursue(turn, one, again=False)


def _refuse(turn: Turn, one: Opportunity, *, high: bool) -> None:
    """Say who marks it, and offer to ask them."""
    if one.owner == turn.me.handle and not high:
        turn.privately(say("deal.own"))
        return
    names = tuple(person.name for person in turn.uow.people.with_role("sales_lead"))
    ask = deal_button(say("deal.button.risk_wanted"), "deal_risk_wanted", one, Style.PRIMARY)
    turn.say(say("deal.risk.not_yours", title=title(one), names=names), buttons=(ask,) if high else ())


def ask_for_mark(turn: Turn, deal: str, seen: int = ANY) -> None:
    """Ask the heads of sales to mark an opportunity."""
    one = opened(turn, deal)
    if one is None:
        return
    leads = turn.uow.people.with_role("sales_lead")
    mark_it = deal_button(say("deal.button.high_risk"), "deal_risk", one, Style.PRIMARY, high=True)
    for person in leads:
        asked = say("deal.risk.wanted", name=turn.me.name, title=title(one))
        turn.tell(Reply(Receiver.person(person.handle), (asked,), buttons=(mark_it,)))
    turn.say(say("deal.risk.asked", names=tuple(person.name for person in leads)))
