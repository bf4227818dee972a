"""Words in a card's thread: offered as the matching decision, never ignored and never taken silently."""

from __future__ import annotations

from typing import Any

from bot.core.conversation import OpenQuestion
from bot.core.folding import fold
from bot.core.replies import Style
from bot.core.text import say
from bot.core.values import read_yes_no
from bot.use_cases.deals.decisions import reply_on_card
from bot.use_cases.deals.gate_card import GATE
from bot.use_cases.review.approve_brief import refused
from bot.use_cases.support.help_card import ANSWER, CARD
from bot.use_cases.support.human import add_word, reply_to_person
from bot.use_cases.turn import Turn, button

ROLES = ("boss", "communications", "leader", "analyst")


def card_reply(turn: Turn, card: str) -> None:
    """Offer to take the words as an approval or as the reason of a return."""
    role, _, rest = card.partition(":")
    if role in (CARD, ANSWER):
        matter = rest.partition(":")[0]
        reply_to_person(turn, matter) if role == CARD else add_word(turn, matter, turn.text)
        return
    if role == GATE:
        reply_on_card(turn, rest, agrees=_agrees(turn))
        return
    brief_id, _, version = rest.partition("#")[0].partition(":")
    if role not in ROLES:
        turn.say(say("reply.not_here"))
        return
    brief = turn.uow.briefs.get(brief_id)
    if refused(turn, brief, role, int(version)):
        return
    args: dict[str, Any] = {"brief": brief_id, "version": int(version), "role": role}
    agrees = _agrees(turn)
    verb = "approve_with_comment" if agrees else "return_submitted"
    yes = (verb, {**args, "values": {"reason": turn.text.strip()}})
    turn.conversation.question = OpenQuestion(yes, ("dismiss", {}))
    turn.say(
        say(
            "reply.take_as_approval" if agrees else "reply.take_as_return",
            folio=brief.folio,
            text=turn.text.strip(),
        ),
        buttons=(button(say("yes"), yes[0], Style.PRIMARY, **yes[1]), button(say("no"), "dismiss")),
    )


def _agrees(turn: Turn) -> bool:
    folded = f" {fold(turn.text)} "
    if any(f" {word} " in folded for word in turn.words.objecting):
        return False
    said_yes = bool(read_yes_no(turn.text, turn.words.language).value)
    return said_yes or any(f" {word}" in folded for word in turn.words.agreeing)
