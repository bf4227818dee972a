"""Taking one of the readings that were offered, by its button or by pointing at it in words."""

from __future__ import annotations

from bot.use_cases.actions import action
from bot.use_cases.support.clarify import ask_which, neither, pointed_at
from bot.use_cases.support.unclear import note_choice
from bot.use_cases.turn import Turn


def take_reading(turn: Turn, intent: str, text: str) -> None:
    """Do what was meant, with the text it came from, and remember which reading was right."""
    note_choice(turn, text, intent)
    turn.conversation.settle()
    turn.conversation.misses = 0
    turn.text = text
    action(f"action_{intent}")(turn)


def take_pointed(turn: Turn) -> bool:
    """Take «la primera», «2» or «ninguna» after readings were offered; False where the text is something else."""
    chosen = pointed_at(turn)
    if chosen is None:
        return False
    text = turn.conversation.unclear or ""
    if chosen == "which":
        ask_which(turn)
    elif chosen == "neither":
        neither(turn, text)
    else:
        take_reading(turn, chosen, text)
    return True
