"""Plain orders about opportunities, told by words that mean nothing else, whatever the model makes of them."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.core.folding import fold
from bot.core.forms.clauses import either
from bot.core.pipeline.intake_opening import names_deal, opens_deal
from bot.core.pipeline.opportunity import Opportunity
from bot.core.text import say
from bot.use_cases.choose import asks
from bot.use_cases.deals import alike, fill, hand_on, promises, walk
from bot.use_cases.deals.access import may_sell
from bot.use_cases.deals.desk import in_hand, take_up, words
from bot.use_cases.deals.guard import refused
from bot.use_cases.deals.history import history
from bot.use_cases.deals.meant import heard, says_losing, says_only, says_winning, the_one
from bot.use_cases.deals.move import move, not_removed, target_in, tell_rules
from bot.use_cases.deals.queue import pending_gates, show_gates
from bot.use_cases.deals.register import register
from bot.use_cases.deals.risk import list_risky, mark, says_risk
from bot.use_cases.deals.shown import show
from bot.use_cases.turn import Turn


def order_in(turn: Turn) -> Callable[[Turn], None] | None:
    """Return what a text orders in words that mean nothing else."""
    folded, table = fold(turn.text), words(turn)
    if any(phrase in folded for phrase in table.walking):
        return walk.walk
    if says_only(turn, table.merging) or re.search(rf"\b{either(table.merging)}\b", folded):
        clients = heard(turn).clients
        if len(clients) == 2:
            return lambda held: _nothing(alike.merge_by_word(held, clients))
    if opens_deal(turn.text, turn.me.language) and (may_sell(turn.me) or not asks(turn)):
        return register
    if names_deal(turn.text, turn.me.language) and may_sell(turn.me) and not heard(turn).clients:
        return register
    if folded in table.deciding:
        pending = pending_gates(turn)
        return (lambda held: _show_pending(held, pending)) if pending else None
    return _about_one(turn, folded)


def _show_pending(turn: Turn, pending: list[tuple[Opportunity, str]]) -> None:
    """Show the cards that a word may mean: a decision is a press, never a guess."""
    turn.say(say("queue.decide_here"))
    show_gates(turn, pending)


def _nothing(_: bool) -> None:
    """Drop what is known already."""


def _about_one(turn: Turn, folded: str) -> Callable[[Turn], None] | None:
    """Return an order about one opportunity: its history, its card, a promise, a move."""
    table = words(turn)
    if re.search(rf"^\W*{either(table.committing)}\b", folded):
        return promises.promise
    if re.search(rf"\b{either(table.promises)}\b", folded):
        return promises.promises
    clients = bool(heard(turn).clients)
    if not clients and not _states(turn) and says_risk(turn):
        return list_risky
    named = clients or in_hand(turn) is not None
    ways: tuple[tuple[Callable[[Turn], None], Callable[[], object]], ...] = (
        (promises.keep_by_word, lambda: named and re.search(rf"\b{either(table.keeping)}\b", folded)),
        (hand_on.hand_on, lambda: named and not asks(turn) and hand_on.read(turn) is not None),
        (mark, lambda: named and _states(turn) and says_risk(turn)),
        (tell_rules, lambda: named and re.search(rf"\b{either(table.needing)}\b", folded)),
        (_assign, lambda: named and _assigns(turn, folded)),
        (not_removed, lambda: named and says_only(turn, table.removing) and not re.search(r"\d", folded)),
        (move, lambda: _moves(turn)),
        (_history, lambda: named and re.search(rf"\b{either(table.history)}\b", folded)),
        (_show, lambda: clients and says_only(turn, table.showing)),
    )
    return next((order for order, is_meant in ways if is_meant()), None)


def _states(turn: Turn) -> bool:
    """Tell whether a text is no question."""
    return not asks(turn) and not begins_asking(turn)


def _moves(turn: Turn) -> bool:
    """Tell whether a text moves an opportunity: a verb of moving with a stage, or a client won or lost."""
    if asks(turn) or begins_asking(turn):
        return False
    said = heard(turn)
    about = bool(said.clients or said.unknown) or in_hand(turn) is not None
    if says_losing(turn) or says_winning(turn):
        return about and said.period is None
    if says_only(turn, words(turn).reopening):
        return about
    if says_only(turn, words(turn).moving):
        target = target_in(turn)
        return target is not None and not said.flags
    within = re.search(
        rf"\b{either(tuple(phrase for phrase in words(turn).moving if ' ' in phrase))}\b", fold(turn.text)
    )
    return bool(within and said.clients and target_in(turn))


def begins_asking(turn: Turn) -> bool:
    """Tell whether a text begins as a question does, with or without its mark."""
    first = fold(turn.text).split()[:2]
    return any(word in words(turn).asking for word in first)


def _assigns(turn: Turn, folded: str) -> bool:
    said = heard(turn)
    about = re.search(rf"\b{either(words(turn).assigning)}\b", folded) is not None
    return about and len(said.owners) == 1 and not asks(turn) and not begins_asking(turn)


def _assign(turn: Turn) -> None:
    """Put the opportunity into the charge of whoever is named."""
    one = the_one(turn, "deal_show")
    if one is not None and not refused(turn, one):
        take_up(turn, one)
        fill.change(turn, one, {"owner": heard(turn).owners[0]})


def _history(turn: Turn) -> None:
    one = the_one(turn, "deal_history", open_only=False)
    if one is not None:
        take_up(turn, one)
        history(turn, one)


def _show(turn: Turn) -> None:
    one = the_one(turn, "deal_show", open_only=False)
    if one is not None:
        take_up(turn, one)
        show(turn, one)
