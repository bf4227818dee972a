"""Yes and no to the bot's own questions, and what is said instead of a yes or a no."""

from __future__ import annotations

from bot.core.text import say
from bot.use_cases.accounts.who import MEANT
from bot.use_cases.intake.answer_field import answer_field
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.intake.cancel import explain_cancelling
from bot.use_cases.support.open_question import restate
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


def answer_instead(turn: Turn) -> None:
    """Take an answer to the field asked as «go on»: what was asked in between is not done."""
    question = turn.conversation.question
    turn.conversation.settle()
    if question is not None and question.yes[0] != MEANT:
        turn.say(say("cancel.kept" if question.yes[0] == "cancel_yes" else "dismissed"))
    answer_field(turn)


def answer_question(turn: Turn) -> None:
    """Say what the question means and ask it once more."""
    question = turn.conversation.question
    if question is not None and question.yes[0] == "cancel_yes":
        explain_cancelling(turn)
    else:
        restate(turn)
