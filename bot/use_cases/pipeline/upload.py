"""A file of opportunities sent in chat: read outside the turn, rehearsed, and taken once somebody says so.

`owe_import(turn, file)` is all that a conversation needs; the button «Cargar cambios» does the rest.
"""

from __future__ import annotations

from typing import Any, Final

from bot.core.messages import SYSTEM, Identity, Inbound, IncomingFile, Task
from bot.core.people import Person
from bot.core.pipeline.spreadsheet import Sheet, read_best
from bot.core.replies import Receiver, Reply, Style
from bot.core.text import Text, say
from bot.errors import FileRefused
from bot.use_cases.pipeline.taking import (
    IMPORTERS,
    Reading,
    carry_out,
    note_import,
    rehearse,
    taking_of,
)
from bot.use_cases.pipeline.taking_words import plan_texts, problem_texts
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.turn import Turn, button
from bot.use_cases.workshop import Workshop

MOST_ROWS: Final = 5_000
"""Of a file sent in chat; a longer one is taken by the command line."""
SPREADSHEETS: Final = (".xlsx", ".csv")


def may_import(person: Person) -> bool:
    """Tell whether somebody may take a file of opportunities."""
    return bool(person.roles & IMPORTERS)


def owe_import(turn: Turn, file: IncomingFile, *, apply: bool = False) -> None:
    """Have a file read, and tell its sender what it would change; with *apply*, change it."""
    if not may_import(turn.me):
        turn.privately(say("pipeline.import.not_yours"))
        return
    args = {
        "person": turn.me.handle,
        "sha256": file.sha256,
        "name": file.name,
        "apply": apply,
        "at": turn.now,
    }
    key = f"pipeline_import:{turn.me.handle}:{turn.conversation.turn}:{file.sha256}:{turn.now.isoformat()}"
    identity = Identity(SYSTEM, "", f"pipeline:{turn.me.handle}")
    turn.uow.inbox.add(Inbound(key, identity, Task("pipeline_import", args), turn.now))
    if not apply:
        turn.say(say("pipeline.import.reading", name=file.name))


def press_import(turn: Turn, sha256: str, name: str) -> None:
    """Take the file whose changes were shown."""
    owe_import(turn, IncomingFile(sha256, name, 0), apply=True)


async def read_upload(workshop: Workshop, args: dict[str, Any]) -> Sheet | Text:
    """Read the file; a text says why it cannot be."""
    services = workshop.services
    try:
        sheets = await workshop.tables.sheets(workshop.vault.read(args["sha256"]), MOST_ROWS)
    except FileRefused as refused:
        assert isinstance(refused.said, Text)
        return refused.said

    def read(uow: UnitOfWork) -> Sheet:
        person = uow.people.get(args["person"])
        language = person.language if person else services.language
        reading = Reading(args["at"], services.calendar, services.wording, language, services.sales.mapping)
        return read_best(sheets, taking_of(reading, uow.people.all()))

    return await workshop.transactions.run(read)


def tell_upload(turn: Turn, args: dict[str, Any], read: Sheet | Text) -> None:
    """Tell what a file would change, or change it; what it would do is worked out again at that moment."""
    if isinstance(read, Text):
        _tell(turn, read)
        return
    plan = rehearse(turn.uow, read, turn.now)
    if not plan.storing:
        nothing = say("pipeline.import.nothing_new", name=args["name"], count=plan.unchanged)
        _tell(turn, nothing, *problem_texts(plan, read))
        return
    if not args["apply"]:
        take = button(say("button.pipeline_import"), "pipeline_import", Style.PRIMARY,
                      sha256=args["sha256"], name=args["name"])  # fmt: skip
        told = plan_texts(plan, read, turn.services.sales.currency)
        _tell(turn, say("pipeline.import.would", name=args["name"]), *told, button=take)
        return
    done = carry_out(turn.uow, plan)
    note_import(turn.uow, done, by=turn.me.handle, platform=turn.identity.platform, at=turn.now,
                sha256=args["sha256"])  # fmt: skip
    _tell(turn, say("pipeline.import.done", added=done.added, updated=done.updated,
                    unchanged=done.unchanged, left_out=len(done.problems)))  # fmt: skip


def _tell(turn: Turn, *said: Text, button: Any = None) -> None:
    turn.tell(Reply(Receiver.person(turn.me.handle), said, buttons=(button,) if button else ()))
