"""An approval that came as a document from the area: it counts once the OCM marks it verified (domain.md §3)."""

from __future__ import annotations

from dataclasses import replace

from bot.core.brief import Approval
from bot.core.replies import Receiver, Reply
from bot.core.text import say
from bot.use_cases.intake.submit_brief import advance
from bot.use_cases.review.approval_documents import ROLE_OF_KIND, document_card
from bot.use_cases.review.approvers import STATE_OF_ROLE, may_decide
from bot.use_cases.review.cards import rewrite_cards
from bot.use_cases.turn import Turn


def verify(turn: Turn, brief: str, version: int, kind: str) -> None:
    """Count the document as the role's approval, once, on the word of an analyst."""
    found = turn.uow.briefs.get(brief)
    role, held = ROLE_OF_KIND[kind], found.attachment(kind)
    if not may_decide(turn.uow, found, "analyst", turn.me):
        turn.privately(say("refused.not_yours", role=say("role.analyst")))
        return
    if (
        held is None
        or version != found.version
        or found.state is not STATE_OF_ROLE[role]
        or found.approval(role)
    ):
        turn.privately(say("refused.closed", state=say(f"state.{found.state}")))
        return
    checked = replace(held, verified=True)
    found.attachments = [checked if other is held else other for other in found.attachments]
    found.approvals.append(Approval(role, turn.me.handle, "approved", "document", turn.now, found.version))
    turn.note("document_verified", found, kind=kind, role=role)
    turn.tell(document_card(turn, found, checked, verified=True))
    words = say("verified.done", name=turn.me.name, file=held.name, folio=found.folio)
    turn.tell(Reply(Receiver.person(found.requester), (words,)))
    advance(turn, found)
    rewrite_cards(turn, found, (role,))
