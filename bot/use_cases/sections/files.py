"""Files that were put into a section's form: attached to its draft as what their input asks for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.text import say
from bot.use_cases.intake.attach_file import PreparedFile, keep_file, take_up_open
from bot.use_cases.turn import Turn


def take_files(turn: Turn, form: str, kind: str, files: Sequence[PreparedFile]) -> None:
    """Attach the files of one input, each replacing the one before; whose draft it is is decided here."""
    pressed = turn.uow.outbox.button(form)
    if pressed is None or "section" not in pressed.action.args:
        turn.say(say("press.unknown"))
        return
    if not take_up_open(turn, turn.uow.briefs.get(pressed.action.args["brief"])):
        return
    for prepared in files:
        keep_file(turn, prepared, kind)
