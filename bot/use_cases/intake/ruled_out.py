"""Channels that a first message ruled out: not offered, and asked about where they are named after all."""

from __future__ import annotations

from bot.core.brief import Brief
from bot.core.conversation import OpenQuestion
from bot.core.forms.answers import Answer
from bot.core.text import Text, say
from bot.core.values import find_channels
from bot.use_cases.intake.labels import option
from bot.use_cases.support.open_question import restate
from bot.use_cases.turn import Turn

CHANNELS = "channels"


def named_again(turn: Turn, ref: str, answer: Answer) -> list[str]:
    """Return the channels of an answer that were ruled out and are named now."""
    if ref != CHANNELS or not answer.taken:
        return []
    named = {
        code
        for found in find_channels(turn.text, turn.words.language)
        if found.value is not None and len(found.value) == 1
        for code in found.value
    }
    return [code for code in answer.value if code in turn.draft.ruled_out and code in named]


def without_ruled_out(brief: Brief, value: list[str]) -> list[str]:
    """Return the channels less those ruled out: «todos» does not take them back."""
    return [code for code in value if code not in brief.ruled_out] or value


def ask_after_all(turn: Turn, value: list[str], again: list[str]) -> None:
    """Ask kindly whether what was ruled out is wanted after all."""
    draft = turn.conversation.brief
    rest = [code for code in value if code not in again]
    declined = {"ref": CHANNELS, "draft": draft}
    turn.conversation.question = OpenQuestion(
        ("answer", {**declined, "value": value}),
        ("answer", {**declined, "value": rest}) if rest else ("change", declined),
    )
    restate(turn)


def said_back(brief: Brief) -> tuple[Text, ...]:
    """Return what was ruled out, for the echo of the first message."""
    names = tuple(option(CHANNELS, code) for code in brief.ruled_out)
    return (say("channels.ruled_out", channels=names),) if names else ()
