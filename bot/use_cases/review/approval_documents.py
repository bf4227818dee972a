"""Approvals that come as documents: which kind stands for which role, and the OCM's card to verify one."""

from __future__ import annotations

from typing import Any

from bot.core.brief import Attachment, Brief
from bot.core.replies import Button, Document, Reply, Style
from bot.core.text import Text, say
from bot.use_cases.review.cards import OCM, name_of
from bot.use_cases.turn import Turn, button

ROLE_OF_KIND = {"endorsement": "communications", "boss_approval": "boss", "leader_authorisation": "leader"}


def ask_to_verify(turn: Turn, brief: Brief) -> None:
    """Show the OCM each approval document that nobody has confirmed yet."""
    for kind, role in ROLE_OF_KIND.items():
        held = brief.attachment(kind)
        if held is not None and not held.verified and brief.approval(role) is None:
            turn.tell(document_card(turn, brief, held, verified=False))


def document_card(turn: Turn, brief: Brief, held: Attachment, *, verified: bool) -> Reply:
    """Draw the card of one document, open or verified by whoever's turn it is."""
    words = say(
        "attach.verify",
        requester=name_of(turn, held.by),
        name=held.name,
        kind=say(f"field.{held.kind}"),
        folio=brief.folio,
    )
    done = say("verified.done", name=turn.me.name, file=held.name, folio=brief.folio)
    paragraphs: tuple[Text, ...] = (words, done) if verified else (words,)
    buttons: tuple[Button, ...] = ()
    if not verified:
        args: dict[str, Any] = {"brief": brief.id, "version": brief.version, "kind": held.kind}
        buttons = (button(say("button.verify"), "verify", Style.PRIMARY, **args),)
    document = Document(held.sha256, held.name, "application/octet-stream")
    key = f"verify:{brief.id}:{brief.version}:{held.kind}"
    return Reply(OCM, paragraphs, buttons=buttons, documents=(document,), card=key)
