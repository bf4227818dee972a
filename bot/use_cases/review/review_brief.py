"""The OCM's review: taking and releasing a Brief, and the queue of what waits for somebody."""

from __future__ import annotations

from bot.core.brief import Brief
from bot.core.text import say
from bot.core.workflow import BriefState
from bot.use_cases.deals.errands import show_mine
from bot.use_cases.deals.owed import errands_of
from bot.use_cases.deals.queue import pending_gates, show_gates
from bot.use_cases.intake.ask_next import start_over_message
from bot.use_cases.intake.drafts import folio_in
from bot.use_cases.review.approve_brief import refused
from bot.use_cases.review.approvers import STATE_OF_ROLE, may_decide
from bot.use_cases.review.cards import repost, rewrite_cards
from bot.use_cases.turn import Turn

MOST_CARDS = 5


def claim(turn: Turn, brief: str, version: int, role: str) -> None:
    """Take the review, so that the others see who has it."""
    found = turn.uow.briefs.get(brief)
    if refused(turn, found, role, version):
        return
    found.reviewer = turn.me.handle
    turn.save(found)
    turn.note("review_claimed", found)
    rewrite_cards(turn, found, ("analyst",))


def release(turn: Turn, brief: str, version: int, role: str) -> None:
    """Give the review back to the queue."""
    found = turn.uow.briefs.get(brief)
    if refused(turn, found, role, version):
        return
    found.reviewer = None
    turn.save(found)
    turn.note("review_released", found)
    rewrite_cards(turn, found, ("analyst",))


def review_queue(turn: Turn) -> None:
    """Show the person's pending decisions as fresh cards: nothing is lost with a lost press."""
    pending, gates, errands = _pending(turn), pending_gates(turn), errands_of(turn)
    if not pending and not gates and not errands:
        turn.say(say("queue.empty"))
        return
    if pending or gates:
        turn.say(say("queue.heading", count=len(pending) + len(gates)))
    if errands:
        turn.say(say("queue.errands", count=len(errands)))
    show_mine(turn)
    show_gates(turn, gates)
    for brief, role in pending[:MOST_CARDS]:
        repost(turn, brief, role)
    for brief, _ in pending[MOST_CARDS:]:
        turn.say(start_over_message(brief))


def _pending(turn: Turn) -> list[tuple[Brief, str]]:
    return [
        (brief, role) for role, state in STATE_OF_ROLE.items() for brief in waiting_for(turn, role, state)
    ]


def waiting_for(turn: Turn, role: str, state: BriefState) -> list[Brief]:
    """Return what waits for the person's decision in that role, oldest first."""
    briefs = turn.uow.briefs.in_states([state])
    return [
        brief
        for brief in briefs
        if may_decide(turn.uow, brief, role, turn.me) and brief.approval(role) is None
    ]


def by_word(turn: Turn, verb: str) -> None:
    """Answer «apruebo la CAMP-2026-0042» by showing its card: a decision is a press, never a guess."""
    folio = folio_in(turn.text)
    chosen = [(brief, role) for brief, role in _pending(turn) if folio is None or brief.folio == folio]
    gates = [] if folio else pending_gates(turn)
    if not chosen and not gates:
        turn.say(say("queue.not_waiting") if folio else say("queue.empty"))
        return
    turn.say(say("queue.decide_here"))
    show_gates(turn, gates)
    for brief, role in chosen[:MOST_CARDS]:
        repost(turn, brief, role)
