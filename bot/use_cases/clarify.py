"""Not understanding well: the two likeliest readings as buttons, then a short menu; never the same twice."""

from __future__ import annotations

from bot.core.text import say
from bot.core.understanding import Understanding
from bot.use_cases.ask_next import ask_again
from bot.use_cases.small_talk import starters
from bot.use_cases.turn import Turn, button

OFFERABLE = frozenset({
    "request_campaign", "correct_field", "go_back", "explain_field", "pause", "resume_draft", "show_summary",
    "submit_brief", "cancel", "attach_file", "copy_brief", "brief_status", "list_briefs", "due_dates",
    "review_queue", "delegate", "help", "human",
})  # fmt: skip


def clarify(turn: Turn, understanding: Understanding | None) -> None:
    """Offer readings the first time, the menu the second."""
    conversation = turn.conversation
    conversation.misses += 1
    readings = [
        intent for intent, _ in (understanding.ranking if understanding else ()) if intent in OFFERABLE
    ][:2]
    if conversation.misses == 1 and readings:
        turn.say(
            say("clarify.readings"),
            buttons=(
                *(
                    button(say(f"intent.{intent}"), "control", intent=intent, text=turn.text)
                    for intent in readings
                ),
                button(say("button.neither"), "control", intent="help"),
            ),
        )
        return
    conversation.misses = 1 if conversation.misses > 2 else conversation.misses
    turn.say(say("clarify.menu" if conversation.misses % 2 == 0 else "clarify.again"), buttons=starters())
    if conversation.asking is not None:
        ask_again(turn)
