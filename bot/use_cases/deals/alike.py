"""Doubles: a client that may be one already known is asked about, and put together by a person only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.core.conversation import OpenQuestion
from bot.core.folding import fold
from bot.core.pipeline.alike import alike
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.stages import OPEN
from bot.core.replies import Style
from bot.core.text import say
from bot.use_cases.deals.access import may_change, may_sell
from bot.use_cases.deals.asked import ask_next
from bot.use_cases.deals.desk import deal_button, find, save, take_up, talk
from bot.use_cases.turn import Turn, button


def clients(turn: Turn) -> tuple[str, ...]:
    """Return every client there is, as written."""
    return turn.uow.opportunities.names().clients


def ask_whether_same(turn: Turn, one: Opportunity) -> bool:
    """Ask whether a new client is one already known; tell of open opportunities of the very same one."""
    near = alike(one.client, clients(turn))
    if near:
        args: dict[str, Any] = {"deal": one.id, "client": near[0]}
        turn.conversation.question = OpenQuestion(("deal_same", args), ("deal_other", {"deal": one.id}))
        turn.say(
            say("deal.same_client", client=near[0], new=one.client),
            buttons=(
                button(say("yes"), "deal_same", Style.PRIMARY, **args),
                button(say("no"), "deal_other", deal=one.id),
            ),
        )
        return True
    others = [
        other
        for other in turn.uow.opportunities.of_client(one.client)
        if other.id != one.id and other.stage in OPEN
    ]
    if others:
        turn.say(
            say("deal.others_open", client=one.client, count=len(others)),
            buttons=(
                deal_button(say("deal.button.show_other"), "deal_show", others[-1]),
                deal_button(say("deal.button.discard"), "deal_discard", one, Style.DANGER),
            ),
        )
    return False


def same(turn: Turn, deal: str, client: str) -> None:
    """Give the opportunity its client's known name, and go on."""
    one = find(turn, deal)
    turn.conversation.settle()
    if one is None or not may_change(turn.uow, turn.me, one):
        return
    known = next((name for name in clients(turn) if fold(name) == fold(client)), client)
    kept = save(turn, replace(one, client=known), "deal_merged", client=known)
    take_up(turn, kept)
    turn.say(say("deal.merged", client=known))
    ask_whether_same(turn, kept)
    ask_next(turn)


def other(turn: Turn, deal: str) -> None:
    """Keep the new client apart, and go on."""
    turn.conversation.settle()
    talk(turn).deal = deal
    turn.say(say("deal.kept_apart"))
    ask_next(turn)


def merge_by_word(turn: Turn, mentioned: tuple[str, ...]) -> bool:
    """Ask whether two clients that were named are to become one; False where not two are meant."""
    if len(mentioned) != 2 or not may_sell(turn.me):
        return False
    away, kept = mentioned
    count = len(turn.uow.opportunities.of_client(away))
    args: dict[str, Any] = {"away": away, "kept": kept}
    turn.conversation.question = OpenQuestion(("deal_merge", args), ("dismiss", {}))
    turn.say(
        say("deal.merge.ask", away=away, kept=kept, count=count),
        buttons=(button(say("yes"), "deal_merge", Style.PRIMARY, **args), button(say("no"), "dismiss")),
    )
    return True


def merge(turn: Turn, away: str, kept: str) -> None:
    """Give all of one client's opportunities the other's name, where this person may change each of them."""
    turn.conversation.settle()
    found = turn.uow.opportunities.of_client(away)
    if any(not may_change(turn.uow, turn.me, one) for one in found):
        turn.say(say("deal.merge.lead_only"))
        return
    for one in found:
        save(turn, replace(one, client=kept), "deal_merged", client=kept)
    turn.say(say("deal.merge.done", count=len(found), kept=kept))


def offer_names(
    turn: Turn, name: str | None, near: Sequence[str], verb: str, args: Mapping[str, Any]
) -> None:
    """Say that nobody knows a client, and offer the nearest names as buttons that go on with *verb*."""
    if not near:
        turn.say(say("deal.unknown_client.none", name=name))
        return
    text = say("deal.unknown_client", name=name, count=len(near)) if name else say("deal.which_of_these")
    turn.say(
        text,
        buttons=tuple(
            button(client, "deal_of_client", client=client, go_on=verb, args=dict(args)) for client in near
        ),
    )
