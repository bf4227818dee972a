"""Cancelling a request, never without confirmation and with a reason once others have seen it."""

from __future__ import annotations

from bot.core.conversation import OpenQuestion
from bot.core.replies import Style
from bot.core.text import say
from bot.core.workflow import BEFORE_RUNNING, BriefState, next_state
from bot.use_cases.ask_next import ask_again, start_over_message
from bot.use_cases.cards import rewrite_cards
from bot.use_cases.drafts import meant
from bot.use_cases.turn import Turn, button


def cancel(turn: Turn) -> None:
    """Ask whether to cancel the Brief in hand or the one named."""
    brief = meant(turn)
    if brief is None or brief.state not in BEFORE_RUNNING or brief.requester != turn.me.handle:
        turn.say(say("cancel.nothing"))
        return
    turn.conversation.question = OpenQuestion(("cancel_yes", {"brief": brief.id}), ("cancel_no", {}))
    turn.say(
        say("cancel.confirm", brief=start_over_message(brief)),
        buttons=(
            button(say("button.cancel_yes"), "cancel_yes", Style.DANGER, brief=brief.id),
            button(say("button.cancel_no"), "cancel_no"),
        ),
    )


def cancel_yes(turn: Turn, brief: str) -> None:
    """Cancel, and tell everybody who held a card."""
    found = turn.uow.briefs.get(brief)
    turn.conversation.settle()
    if found.requester != turn.me.handle or found.state not in BEFORE_RUNNING:
        turn.say(say("cancel.too_late", brief=start_over_message(found)))
        return
    was_seen = found.state is not BriefState.DRAFT
    found.state = next_state(found.state, "cancelled")
    turn.save(found)
    turn.note("brief_cancelled", found)
    if turn.conversation.brief == found.id:
        turn.take_up(None)
    turn.say(
        say("cancel.done", brief=start_over_message(found)),
        buttons=(button(say("button.new_brief"), "control", intent="request_campaign"),),
    )
    if was_seen:
        rewrite_cards(turn, found)


def cancel_no(turn: Turn) -> None:
    """Go on where it was."""
    turn.conversation.settle()
    turn.say(say("cancel.kept"))
    ask_again(turn)
