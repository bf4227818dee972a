"""«Omitir» for what is optional, «no sé todavía» for what is not: both go on, nothing is lost."""

from __future__ import annotations

from bot.core.text import say
from bot.use_cases.intake.ask_next import ask, ask_next
from bot.use_cases.intake.labels import label
from bot.use_cases.intake.progress import is_optional
from bot.use_cases.turn import Turn


def skip_field(turn: Turn) -> None:
    """Skip an optional field; a required one is explained and can be left pending."""
    ref = turn.conversation.asking
    if ref is None or turn.brief is None:
        turn.say(say("skip.nothing"))
        return
    if not is_optional(ref):
        turn.say(say("skip.required", field=label(ref)))
        ask(turn, ref)
        return
    if ref not in turn.draft.skipped:
        turn.draft.skipped.append(ref)
    turn.say(say("skip.done", field=label(ref)))
    ask_next(turn)


def dont_know(turn: Turn) -> None:
    """Leave the field pending; it is shown first in the summary."""
    ref = turn.conversation.asking
    if ref is None or turn.brief is None:
        turn.say(say("skip.nothing"))
        return
    brief = turn.draft
    if not brief.is_filled(ref):
        brief.leave_pending(ref)
    brief.corrections = [item for item in brief.corrections if item.field != ref]
    turn.say(say("pending.done", field=label(ref)))
    ask_next(turn)


def keep_answer(turn: Turn) -> None:
    """Give up a change that was begun: the answer stays and the conversation goes on."""
    ref = turn.conversation.asking
    if ref is None or turn.brief is None:
        turn.say(say("skip.nothing"))
        return
    brief = turn.draft
    brief.corrections = [item for item in brief.corrections if item.field != ref]
    turn.say(say("dismissed"))
    ask_next(turn)
