"""The bot's open yes or no question: said again, with its buttons, where something else was said meanwhile."""

from __future__ import annotations

from typing import Any

from bot.core.replies import Style
from bot.core.text import Text, say
from bot.use_cases.deals.questions import open_words
from bot.use_cases.intake.labels import option, shown
from bot.use_cases.turn import Turn, button

LABELS = {  # press verbs whose buttons say more than yes and no
    "cancel_yes": say("button.cancel_yes"),
    "cancel_no": say("button.cancel_no"),
}


def restate(turn: Turn) -> None:
    """Ask the open question again."""
    question = turn.conversation.question
    if question is None:
        return
    (agree, agreed), (decline, declined) = question.yes, question.no
    turn.say(
        _words(turn, agree, agreed),
        buttons=(
            button(LABELS.get(agree, say("yes")), agree, Style.PRIMARY, **agreed),
            button(LABELS.get(decline, say("no")), decline, **declined),
        ),
    )


def _words(turn: Turn, verb: str, args: dict[str, Any]) -> Text:
    from bot.use_cases.intake.ask_next import (
        start_over_message,  # ask_next restates the open question, from here
    )

    brief = args.get("brief")
    if verb == "cancel_yes" and brief is not None:
        return say("cancel.confirm", brief=start_over_message(turn.uow.briefs.get(brief)))
    if verb == "answer" and args["ref"] == "channels":
        again = tuple(option("channels", code) for code in args["value"] if code in turn.draft.ruled_out)
        return say("channels.after_all", channels=again)
    if verb.startswith("deal_"):
        return open_words(turn, verb, args)
    if verb == "answer":
        return say("who.mean", name=shown(turn.uow, turn.draft, args["ref"], args["value"]))
    return say("confirm.yes_or_no")
