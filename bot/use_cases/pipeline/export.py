"""The pipeline as a workbook: asked for in a turn, made outside it, handed to whoever asked.

`owe_export(turn, asked)` is all that a conversation needs.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from bot.core.messages import SYSTEM, Identity, Inbound, Task
from bot.core.pipeline.access import may_read
from bot.core.pipeline.export import Export
from bot.core.pipeline.filters import OpportunityFilter
from bot.core.replies import Document, Receiver, Reply
from bot.core.text import say
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.turn import Turn
from bot.use_cases.workshop import Workshop

MEDIA: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
MOST_ROWS: Final = 50_000
EVERYTHING: Final = OpportunityFilter()


def gather_export(uow: UnitOfWork, asked: OpportunityFilter, now: datetime, currency: str) -> Export:
    """Return the opportunities that are meant, with what their workbook says beside them."""
    return Export(
        tuple(uow.opportunities.find(asked, MOST_ROWS)),
        {person.handle: person.name for person in uow.people.all()},
        uow.opportunities.stamp().at,
        now,
        currency,
    )


def owe_export(turn: Turn, asked: OpportunityFilter = EVERYTHING) -> None:
    """Have a workbook of the opportunities that are meant made and sent to the person of this turn."""
    if not may_read(turn.me):
        turn.privately(say("pipeline.not_yours"))
        return
    args = {"person": turn.me.handle, "asked": asked, "at": turn.now}
    key = f"pipeline_export:{turn.me.handle}:{turn.conversation.turn}:{turn.now.isoformat()}"
    identity = Identity(SYSTEM, "", f"pipeline:{turn.me.handle}")
    turn.uow.inbox.add(Inbound(key, identity, Task("pipeline_export", args), turn.now))
    turn.say(say("pipeline.export.making"))


async def make_export(workshop: Workshop, args: dict[str, Any]) -> dict[str, Any] | None:
    """Make the workbook and put it into the vault; None where whoever asked is gone."""

    def gather(uow: UnitOfWork) -> tuple[Export, str] | None:
        person = uow.people.get(args["person"])
        if person is None or not may_read(person):
            return None
        currency = workshop.services.sales.currency
        return gather_export(uow, args["asked"], args["at"], currency), person.language

    found = await workshop.transactions.run(gather)
    if found is None:
        return None
    export, language = found
    name, content = await workshop.sheets.workbook(export, language)
    return {"name": name, "sha256": workshop.vault.put(content), "count": len(export.opportunities)}


def hand_export(turn: Turn, args: dict[str, Any], made: dict[str, Any] | None) -> None:
    """Send the workbook to whoever asked."""
    if made is None:
        return
    document = Document(made["sha256"], made["name"], MEDIA[made["name"].rpartition(".")[2]])
    words = say("pipeline.export.done", count=made["count"])
    turn.note("pipeline_exported", count=made["count"], sha256=made["sha256"])
    turn.tell(Reply(Receiver.person(turn.me.handle), (words,), documents=(document,)))
