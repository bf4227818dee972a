"""«Actualizar mis negocios»: one's own open opportunities one after another, before the follow-up meeting."""

from __future__ import annotations

from bot.core.pipeline.filters import OpportunityFilter
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.stages import OPEN
from bot.core.replies import Button, Style
from bot.core.text import Param, ShownDay, Text, say
from bot.use_cases.deals.access import may_sell
from bot.use_cases.deals.desk import deal_button, find, money, save, take_up, talk, title
from bot.use_cases.deals.guard import changeable
from bot.use_cases.deals.shown import alarms, moves, where
from bot.use_cases.turn import Turn, button

MOST = 200


def walk(turn: Turn) -> None:
    """Begin with the first of the person's own open opportunities."""
    if not may_sell(turn.me):
        turn.say(say("deal.not_seller", name=turn.me.name.split()[0]))
        return
    asked = OpportunityFilter(stages=tuple(OPEN), owners=(turn.me.handle,))
    found = turn.uow.opportunities.find(asked, MOST)
    deals = talk(turn)
    deals.asking, deals.filling = None, False
    deals.walk, deals.walked = [one.id for one in found], 0
    if not found:
        turn.say(say("deal.walk.none"))
        return
    turn.say(say("deal.walk.begin", count=len(found)))
    _show(turn)


def _show(turn: Turn) -> None:
    """Show the next one that is still open, or say that all were seen."""
    deals = talk(turn)
    one = None
    while deals.walk and one is None:
        found = find(turn, deals.walk[0])
        one = found if found is not None and found.stage in OPEN else None
        if one is None:
            deals.walk = deals.walk[1:]
    if one is None:
        turn.say(say("deal.walk.done", count=deals.walked))
        return
    take_up(turn, one)
    turn.say(
        say(
            "deal.walk.one",
            title=title(one),
            stage=where(one),
            facts=_facts(turn, one),
            count=len(deals.walk),
        ),
        *alarms(turn, one),
        say("deal.walk.ask"),
        buttons=_buttons(turn, one),
    )


def _facts(turn: Turn, one: Opportunity) -> Text:
    value: Param = money(turn, one.total) if one.total is not None else say("value.none")
    closing: Param = ShownDay(one.closing_date, "full") if one.closing_date else say("value.none")
    return say("deal.walk.facts", value=value, closing=closing, step=one.next_step or say("value.none"))


def _buttons(turn: Turn, one: Opportunity) -> tuple[Button, ...]:
    return (
        deal_button(say("deal.button.same"), "deal_walk_same", one, Style.PRIMARY),
        *moves(turn, one),
        deal_button(say("deal.button.next_step"), "deal_change", one, ref="next_step"),
        deal_button(say("deal.button.closing"), "deal_change", one, ref="closing_date"),
        button(say("deal.button.next"), "deal_walk_next", deal=one.id),
        button(say("deal.button.stop"), "deal_walk_stop"),
    )


def same(turn: Turn, deal: str, seen: int) -> None:
    """Note that an opportunity was looked at and stands as it does, and go on."""
    one = changeable(turn, deal, seen, ("deal_walk_same", {}))
    if one is not None:
        save(turn, one, "deal_confirmed")
        go_on(turn, deal)


def go_on(turn: Turn, deal: str) -> None:
    """Show the one after *deal*."""
    deals = talk(turn)
    deals.asking = None
    if deal in deals.walk:
        deals.walk = [other for other in deals.walk if other != deal]
        deals.walked += 1
    _show(turn)


def offer_next(turn: Turn) -> None:
    """Offer to go on with the walk after something was changed on the way."""
    deals = turn.conversation.deals
    if deals is not None and deals.walk and deals.deal is not None:
        turn.say(
            say("deal.walk.on", count=len(deals.walk) - (deals.deal in deals.walk)),
            buttons=(
                button(say("deal.button.next"), "deal_walk_next", deal=deals.deal),
                button(say("deal.button.stop"), "deal_walk_stop"),
            ),
        )


def stop(turn: Turn) -> None:
    """End the walk where it is."""
    deals = talk(turn)
    deals.walk, deals.asking = [], None
    turn.say(say("deal.walk.done", count=deals.walked))
