"""Yes and no to the bot's own questions."""

from __future__ import annotations

from bot.core.text import say
from bot.use_cases.ask_next import ask_again
from bot.use_cases.turn import Turn


def confirm(turn: Turn) -> None:
    """Do what was asked about."""
    _settle(turn, agreed=True)


def decline(turn: Turn) -> None:
    """Leave it."""
    _settle(turn, agreed=False)


def _settle(turn: Turn, *, agreed: bool) -> None:
    from bot.use_cases.presses import run  # presses knows every use case, this one among them

    question = turn.conversation.question
    turn.conversation.settle()
    if question is None:
        turn.say(say("small_talk"))
        ask_again(turn)
        return
    verb, args = question.yes if agreed else question.no
    run(turn, verb, dict(args))


def answer_question(turn: Turn) -> None:
    """Say that a yes or a no is wanted, without losing the message."""
    turn.say(say("confirm.yes_or_no"))
