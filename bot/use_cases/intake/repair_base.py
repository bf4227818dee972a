"""Handing back a database: a corrected copy and the rows to correct, made after the verdict (domain.md §4)."""

from __future__ import annotations

from typing import Any

from bot.core.bases.report import BaseReport, ErrorCode
from bot.core.messages import SYSTEM, Identity, Inbound, IncomingFile, Task
from bot.core.replies import Document, Receiver, Reply
from bot.core.text import say
from bot.use_cases.turn import Turn
from bot.use_cases.workshop import Workshop

NOT_IN_ROWS = frozenset({ErrorCode.UNREADABLE, ErrorCode.MISSING_COLUMN, ErrorCode.COUNT_MISMATCH})
REPAIRABLE = frozenset(
    {ErrorCode.DUPLICATE_ID, ErrorCode.DUPLICATE_PHONE, ErrorCode.DUPLICATE_EMAIL, ErrorCode.OPTED_OUT}
)
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


def owe_repairs(turn: Turn, file: IncomingFile, report: BaseReport) -> None:
    """Have the copies made where single rows are wrong; nothing where the whole file is."""
    codes = {error.code for error in report.errors} - NOT_IN_ROWS
    if not codes or report.missing:
        return
    fields = turn.draft.fields
    args = {
        "person": turn.me.handle,
        "sha256": file.sha256,
        "name": file.name,
        "channels": list(fields.get("channels") or ()),
        "variables": list(fields.get("variables") or ()),
        "rows": report.total,
        "language": turn.me.language,
        "corrected": bool(codes & REPAIRABLE),
    }
    key = f"repair:{turn.draft.id}:{file.sha256}:{turn.conversation.turn}"
    turn.uow.inbox.add(
        Inbound(key, Identity(SYSTEM, "", turn.me.handle), Task("repair_base", args), turn.now)
    )


async def repair_base(workshop: Workshop, args: dict[str, Any]) -> list[dict[str, str]]:
    """Make the copies and put them into the vault."""
    content, name, channels = workshop.vault.read(args["sha256"]), args["name"], args["channels"]
    how = {"rows": args["rows"], "language": args["language"]}
    made = [await workshop.repairer.errors(content, name, channels, args["variables"], **how)]
    if args["corrected"]:
        made.append(await workshop.repairer.corrected(content, name, channels, **how))
    return [{"sha256": workshop.vault.put(copy.content), "name": copy.name} for copy in made]


def hand_repairs(turn: Turn, args: dict[str, Any], copies: list[dict[str, str]]) -> None:
    """Send the copies to whoever uploaded the database."""
    documents = tuple(Document(copy["sha256"], copy["name"], _media(copy["name"])) for copy in copies)
    words = say("base.repairs", count=len(documents), name=args["name"])
    turn.tell(Reply(Receiver.person(turn.me.handle), (words,), documents=documents))


def _media(name: str) -> str:
    return MEDIA.get(name.rpartition(".")[2], "application/octet-stream")
