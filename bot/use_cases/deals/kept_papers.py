"""What a document changes when it comes in: cards are drawn anew, and another proposal is another version."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.core.pipeline.deal_file import APPROVALS, PROPOSAL, DealDocument
from bot.core.pipeline.life import GATES
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.stages import OPEN
from bot.core.replies import Document, Receiver, Reply
from bot.core.text import say
from bot.use_cases.deals.desk import note, save, title
from bot.use_cases.deals.gate_card import PDF, card_key, draw, superseded
from bot.use_cases.deals.gates import ask_gate, pursue
from bot.use_cases.turn import Turn

SHOWN_ON: Final = {kind: tuple(code for code, gate in GATES.items() if gate.document == kind) for kind in
                   (gate.document for gate in GATES.values()) if kind is not None}  # fmt: skip


def keep_paper(turn: Turn, one: Opportunity, document: DealDocument) -> Opportunity:
    """Keep a document; begin the next version where it is another proposal than the one that was shown."""
    version = one.file.version_of(document) if one.stage in OPEN else one.file.version
    if version != one.file.version:
        _supersede(turn, one, version)
        sent = one.file.passed("compliance")
        file = replace(one.file, version=version, delivery_date=None if sent else one.file.delivery_date)
        one = replace(one, file=file)
        note(turn, "deal_version", one, version=version)
    held = replace(document, version=version)
    return save(
        turn, replace(one, file=one.file.with_document(held)), "deal_document",
        kind=held.kind, sha256=held.sha256,
    )  # fmt: skip


def after_paper(turn: Turn, one: Opportunity, document: DealDocument) -> None:
    """Show a document where it is decided on, and go on: what was returned for it is asked again."""
    for gate in SHOWN_ON.get(document.kind, ()):
        if one.file.is_open(gate):
            for receiver, _ in turn.uow.outbox.card_receivers(card_key(one, gate)):
                turn.tell(draw(turn, one, gate, receiver))
    for gate in RETURNED.get(document.kind, ()):
        if one.file.refused(gate):
            one = ask_gate(turn, one, GATES[gate])
            if gate == "compliance":
                _tell_approvers(turn, one, document)
    if document.kind == PROPOSAL and one.stage in OPEN and one.file.passed("pricing"):
        pursue(turn, one)


RETURNED: Final = {"business_case": ("business_case",), PROPOSAL: ("compliance",)}
"""Gates that are asked again as soon as what they returned comes in corrected; approvals have a new version."""


def _supersede(turn: Turn, one: Opportunity, version: int) -> None:
    """Close the cards that wait for a decision on the version before."""
    for gate in (*APPROVALS, "compliance"):
        if one.file.is_open(gate):
            for receiver, _ in turn.uow.outbox.card_receivers(card_key(one, gate)):
                turn.tell(superseded(turn, one, gate, receiver, version))


def _tell_approvers(turn: Turn, one: Opportunity, document: DealDocument) -> None:
    """Show those who approved the proposal what was corrected in it for compliance."""
    handles = {one.file.last(gate).by for gate in APPROVALS if one.file.passed(gate)}  # type: ignore[union-attr]
    for handle in sorted(handles - {turn.me.handle}):
        turn.tell(
            Reply(
                Receiver.person(handle),
                (say("deal.corrected_for_compliance", title=title(one)),),
                documents=(Document(document.sha256, document.name, PDF),),
            )
        )
