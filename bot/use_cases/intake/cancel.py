"""Cancelling a request, never without confirmation and with a reason once others have seen it (domain.md §5)."""

from __future__ import annotations

import re
from typing import Any

from bot.core.brief import Brief
from bot.core.conversation import OpenQuestion
from bot.core.folding import clean, fold
from bot.core.forms.clauses import either
from bot.core.replies import Action, Form, FormInput, Receiver, Reply
from bot.core.text import say
from bot.core.values import read_yes_no
from bot.core.values.tokens import fold as fold_in_place
from bot.core.workflow import BEFORE_RUNNING, BriefState, next_state
from bot.use_cases.intake.ask_next import ask_again, start_over_message
from bot.use_cases.intake.drafts import meant
from bot.use_cases.review.cards import ROLES, card_key, rewrite_cards
from bot.use_cases.support.open_question import restate
from bot.use_cases.turn import Turn, button

LEAST_REASON = 5  # letters
LONGEST_REASON = 500


def cancel(turn: Turn) -> None:
    """Ask whether to cancel the Brief in hand or the one named."""
    brief = meant(turn)
    if brief is None or brief.state not in BEFORE_RUNNING or brief.requester != turn.me.handle:
        turn.say(say("cancel.nothing"))
        return
    args = {"brief": brief.id, "reason": _reason_in(turn)}
    turn.conversation.question = OpenQuestion(("cancel_yes", args), ("cancel_no", {}))
    restate(turn)


def explain_cancelling(turn: Turn) -> None:
    """Say what cancelling means, and ask once more."""
    turn.say(say("cancel.means"))
    restate(turn)


def _reason_in(turn: Turn) -> str:
    """Return the reason that the message gives by itself: «cancélala porque se aplazó»."""
    found = re.search(rf"\b{either(turn.manner.because)}\s+(\S.*)$", fold_in_place(turn.text), re.DOTALL)
    return clean(turn.text[found.start(1) :])[:LONGEST_REASON] if found else ""


def cancel_yes(turn: Turn, brief: str, reason: str = "") -> None:
    """Cancel a draft; what others have seen is cancelled with its reason."""
    found = turn.uow.briefs.get(brief)
    turn.conversation.settle()
    if found.requester != turn.me.handle or found.state not in BEFORE_RUNNING:
        turn.say(say("cancel.too_late", brief=start_over_message(found)))
    elif found.state is BriefState.DRAFT or _tells(reason):
        _cancel(turn, found, reason)
    else:
        _ask_reason(turn, found)


def _ask_reason(turn: Turn, brief: Brief) -> None:
    """Ask for the reason in words, and by a form where a button was pressed."""
    turn.conversation.reason_for = ("cancel", {"brief": brief.id})
    turn.say(say("cancel.reason"))
    if not turn.text:
        field = FormInput("reason", "text", say("cancel.reason.input"))
        title, action = (
            say("cancel.reason.title", folio=brief.folio),
            Action("cancel_with_reason", {"brief": brief.id}),
        )
        turn.open_form(Form(title, action, (field,), say("button.cancel_yes")))


def cancel_reason(turn: Turn, brief: str) -> None:
    """Take the reason from the chat; a plain no keeps the Brief."""
    said = fold(turn.text)
    if len(said.split()) <= LEAST_REASON and read_yes_no(turn.text, turn.words.language).value is False:
        turn.conversation.reason_for = None
        cancel_no(turn)
    else:
        cancel_with_reason(turn, brief, {"reason": turn.text})


def cancel_with_reason(turn: Turn, brief: str, values: dict[str, Any]) -> None:
    """Cancel with the reason given; a few letters are none."""
    reason = clean(str(values.get("reason") or ""))[:LONGEST_REASON]
    if not _tells(reason):
        turn.conversation.reason_for = ("cancel", {"brief": brief})
        turn.say(say("cancel.reason"))
        return
    turn.conversation.reason_for = None
    cancel_yes(turn, brief, reason)


def _tells(reason: str) -> bool:
    return sum(mark.isalpha() for mark in reason) >= LEAST_REASON


def _cancel(turn: Turn, brief: Brief, reason: str) -> None:
    was_seen = brief.state is not BriefState.DRAFT
    brief.state = next_state(brief.state, "cancelled")
    turn.save(brief)
    turn.note("brief_cancelled", brief, why=reason)
    if turn.conversation.brief == brief.id:
        turn.take_up(None)
    turn.say(
        say("cancel.done", brief=start_over_message(brief)),
        buttons=(button(say("button.new_brief"), "control", intent="request_campaign"),),
    )
    if was_seen:
        _tell_holders(turn, brief, reason)
        rewrite_cards(turn, brief)


def _tell_holders(turn: Turn, brief: Brief, reason: str) -> None:
    """Tell everybody who holds a card of it, in whatever version, who cancelled and why."""
    holders: dict[Receiver, None] = {}
    for version in range(1, brief.version + 1):
        for role in ROLES:
            holders |= dict.fromkeys(
                receiver for receiver, _ in turn.uow.outbox.card_receivers(card_key(brief, role, version))
            )
    news = say("cancel.news", name=turn.me.name, brief=start_over_message(brief), reason=reason)
    for receiver in holders:
        turn.tell(Reply(receiver, (news,)))


def cancel_no(turn: Turn) -> None:
    """Go on where it was."""
    turn.conversation.settle()
    turn.say(say("cancel.kept"))
    ask_again(turn)
