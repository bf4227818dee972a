"""«Atrás»: the question before, with its answer shown; any number of times."""

from __future__ import annotations

from bot.core.text import say
from bot.use_cases.ask_next import ask, ask_again
from bot.use_cases.labels import label, shown
from bot.use_cases.turn import Turn


def go_back(turn: Turn) -> None:
    """Ask the last answered field again."""
    conversation = turn.conversation
    if turn.brief is None or not conversation.trail:
        turn.say(say("back.nothing"))
        ask_again(turn)
        return
    ref = conversation.trail.pop()
    if ref not in turn.draft.refs():  # a later answer made it vanish
        go_back(turn)
        return
    conversation.ask(ref, detour=True)
    if turn.draft.is_filled(ref):
        turn.say(
            say("back.was", field=label(ref), value=shown(turn.uow, turn.draft, ref, turn.draft.value(ref)))
        )
    ask(turn, ref)
