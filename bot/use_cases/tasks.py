"""Work the bot owes itself: prepared outside the transaction, finished inside it, kept in the inbox."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from bot.core.messages import Inbound, Task
from bot.use_cases.home.watch import redraw_after
from bot.use_cases.intake.repair_base import hand_repairs, repair_base
from bot.use_cases.pipeline.export import hand_export, make_export
from bot.use_cases.pipeline.pictures import hand_picture, make_picture
from bot.use_cases.pipeline.upload import read_upload, tell_upload
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.receivers import address_of, language_of
from bot.use_cases.review.print_brief import hang_sheet, print_brief
from bot.use_cases.turn import Services, Turn, silent_turn
from bot.use_cases.workshop import Workshop

Prepare = Callable[[Workshop, dict[str, Any]], Awaitable[Any]]
Finish = Callable[[Turn, dict[str, Any], Any], None]
TASKS: dict[str, tuple[Prepare, Finish]] = {
    "pipeline_export": (make_export, hand_export),
    "pipeline_import": (read_upload, tell_upload),
    "pipeline_picture": (make_picture, hand_picture),
    "print_brief": (print_brief, hang_sheet),
    "repair_base": (repair_base, hand_repairs),
}


async def prepare(workshop: Workshop, task: Task) -> Any:
    """Do the slow part of a task and return its product. Raises `KeyError` for an unknown task."""
    return await TASKS[task.name][0](workshop, dict(task.args))


def finish(services: Services, uow: UnitOfWork, message: Inbound, product: Any, now: datetime) -> None:
    """Keep a task's product and tell whom it concerns: its Brief's requester or the person it names."""
    assert isinstance(message.body, Task)
    args = dict(message.body.args)
    handle = args.get("person") or uow.briefs.get(args["brief"]).requester
    person = uow.people.get(handle)
    if person is None:
        return
    turn = silent_turn(uow, services, person, now)
    TASKS[message.body.name][1](turn, args, product)
    for reply in turn.outbox:
        address = address_of(uow, services.heard(), reply.to)
        if address is not None:
            language = language_of(uow, reply.to, services.language)
            uow.outbox.add(reply, address=address, language=language, at=now)
    redraw_after(turn)
