"""Work the bot owes itself: prepared outside the transaction, finished inside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.core.brief import Brief
from bot.core.messages import Inbound, Task
from bot.core.replies import Document, Receiver, Reply
from bot.core.text import say
from bot.use_cases.cards import rewrite_cards
from bot.use_cases.ports import Transactions, UnitOfWork, Vault
from bot.use_cases.sheet import SheetContent, sheet_content
from bot.use_cases.turn import Services, Turn, silent_turn


class BriefPrinter(Protocol):
    """Makes the PDF of a Brief."""

    async def print(self, content: SheetContent, language: str) -> bytes:
        """Return the PDF's bytes."""
        ...


@dataclass(frozen=True)
class Workshop:
    """What tasks are done with."""

    transactions: Transactions
    services: Services
    printer: BriefPrinter
    vault: Vault


async def prepare(workshop: Workshop, task: Task) -> Any:
    """Do the slow part of a task and return its product. Raises `KeyError` for an unknown task."""
    return await {"print_brief": _print}[task.name](workshop, dict(task.args))


def finish(services: Services, uow: UnitOfWork, message: Inbound, product: Any, now: datetime) -> None:
    """Keep a task's product and tell whom it concerns."""
    assert isinstance(message.body, Task)
    brief = uow.briefs.get(message.body.args["brief"])
    if product is None or brief.version != message.body.args["version"]:
        return  # a newer version has its own sheet coming
    brief.sheet = product
    uow.briefs.put(brief)
    requester = uow.people.get(brief.requester)
    if requester is None:
        return
    turn = silent_turn(uow, services, requester, now)
    rewrite_cards(turn, brief, ("analyst",))
    document = Document(product["sha256"], product["name"], "application/pdf")
    words = say(f"sheet.{message.body.args['when']}", folio=brief.folio, version=brief.version)
    turn.tell(Reply(Receiver.person(brief.requester), (words,), documents=(document,)))
    _send_all(turn)


def _send_all(turn: Turn) -> None:
    for reply in turn.outbox:
        address = turn.uow.people.address(reply.to)
        if address is not None:
            turn.uow.outbox.add(reply, address=address, language=turn.me.language, at=turn.now)


async def _print(workshop: Workshop, args: dict[str, Any]) -> dict[str, str] | None:
    """Print one version of a Brief and put it into the vault."""

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
