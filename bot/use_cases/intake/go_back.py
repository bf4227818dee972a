"""«Atrás»: the question before, with its answer shown; any number of times."""

from __future__ import annotations

from bot.core.brief import Origin
from bot.core.text import say
from bot.use_cases.intake.ask_next import ask, ask_again
from bot.use_cases.intake.labels import label, shown
from bot.use_cases.turn import Turn


def go_back(turn: Turn) -> None:
    """Ask the last answered field again."""
    ref = _before(turn) if turn.brief is not None else None
    if ref is None:
        turn.say(say("back.nothing"))
        ask_again(turn)
        return
    turn.conversation.ask(ref, detour=True)
    if turn.draft.is_filled(ref):
        turn.say(
            say("back.was", field=label(ref), value=shown(turn.uow, turn.draft, ref, turn.draft.value(ref)))
        )
    ask(turn, ref)


def _before(turn: Turn) -> str | None:
    """Return what was answered last; after a pause, which forgets that, the answer before by the form's order."""
    refs, conversation = turn.draft.refs(), turn.conversation
    while conversation.trail:
        ref = conversation.trail.pop()
        if ref in refs:  # else a later answer made it vanish
            return ref
    asked = conversation.asking
    earlier = refs[: refs.index(asked)] if asked in refs else refs
    return next((ref for ref in reversed(earlier) if turn.draft.origins.get(ref) == Origin.SAID), None)
