"""Printing: the PDF of one version, sent to the requester and hung on the OCM's card."""

from __future__ import annotations

from typing import Any

from bot.core.brief import Brief
from bot.core.messages import SYSTEM, Identity, Inbound, Task
from bot.core.replies import Document, Receiver, Reply
from bot.core.text import say
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.review.cards import rewrite_cards
from bot.use_cases.review.sheet import SheetContent, sheet_content
from bot.use_cases.turn import Turn, silent_turn
from bot.use_cases.workshop import Workshop

PDF = "application/pdf"


def owe_sheet(turn: Turn, brief: Brief, when: str) -> None:
    """Put the making of the PDF into the inbox: it survives whatever happens to this process."""
    task = Task("print_brief", {"brief": brief.id, "version": brief.version, "when": when})
    identity = Identity(SYSTEM, "", brief.id)
    turn.uow.inbox.add(Inbound(f"print:{brief.id}:{brief.version}:{when}", identity, task, turn.now))


async def print_brief(workshop: Workshop, args: dict[str, Any]) -> dict[str, str] | None:
    """Print one version of a Brief and put it into the vault; None where a newer version exists."""

    def content(uow: UnitOfWork) -> tuple[SheetContent, Brief, str] | None:
        brief = uow.briefs.get(args["brief"])
        requester = uow.people.get(brief.requester)
        if brief.version != args["version"] or requester is None:
            return None
        moment = brief.updated_at or brief.created_at
        turn = silent_turn(uow, workshop.services, requester, moment)
        return sheet_content(turn, brief), brief, requester.language

    found = await workshop.transactions.run(content)
    if found is None:
        return None
    sheet, brief, language = found
    pdf = await workshop.printer.print(sheet, language)
    return {"sha256": workshop.vault.put(pdf), "name": f"{brief.folio}-v{brief.version}.pdf"}


def hang_sheet(turn: Turn, args: dict[str, Any], sheet: dict[str, str] | None) -> None:
    """Keep the PDF with the Brief, hang it on the review card and send it to the requester."""
    brief = turn.uow.briefs.get(args["brief"])
    if sheet is None or brief.version != args["version"]:
        return  # a newer version has its own sheet coming
    brief.sheet = sheet
    turn.uow.briefs.put(brief)
    rewrite_cards(turn, brief, ("analyst",))
    words = say(f"sheet.{args['when']}", folio=brief.folio, version=brief.version)
    document = Document(sheet["sha256"], sheet["name"], PDF)
    turn.tell(Reply(Receiver.person(brief.requester), (words,), documents=(document,)))
