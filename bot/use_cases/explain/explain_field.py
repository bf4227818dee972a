"""«¿Por qué lo piden?»: what the field is, what it is for, what is accepted, an example, and the question again."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.folding import fold
from bot.core.text import Text, say
from bot.use_cases.explain.explanations import accepts, example, explanation
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.intake.labels import label
from bot.use_cases.intake.recognise_correction import named_ref
from bot.use_cases.support.fresh import fresh
from bot.use_cases.turn import Turn, button


def explain_field(turn: Turn) -> None:
    """Explain the field or the file named, else what is being asked."""
    ref = (named_ref(turn) if turn.brief is not None else _field_named(turn)) or turn.conversation.asking
    kind = _file_named(turn)
    if kind is not None and (ref is None or ref == turn.conversation.asking):
        ref = kind
    if ref is None:
        turn.say(say("explain.nothing"), buttons=(button(say("button.glossary"), "glossary"),))
        return
    if fresh(turn.conversation, "explain.line", "explain.again") == "explain.again" and _was_about(turn, ref):
        turn.say(say("explain.again", field=label(ref), accepts=accepts(ref)), example(ref))
        human = button(say("intent.human"), "control", intent="human")
        turn.say(say("explain.way_out"), buttons=(human,))
    else:
        turn.say(*explanation(ref))
    ask_again(turn)


def _was_about(turn: Turn, ref: str) -> bool:
    """Tell whether the last answer explained the same thing."""
    return any(
        isinstance(text, Text) and text.id == "explain.line" and text.params.get("field") == label(ref)
        for reply in turn.conversation.last_replies
        for text in reply.paragraphs
    )


def _field_named(turn: Turn) -> str | None:
    """Return the field the message names, where no Brief is open."""
    return _longest_named(turn, turn.words.fields)


def _file_named(turn: Turn) -> str | None:
    """Return the kind of a file that no question asks for, where the message names one."""
    return _longest_named(turn, turn.talk.attachments)


def _longest_named(turn: Turn, names: Mapping[str, tuple[str, ...]]) -> str | None:
    folded = f" {fold(turn.text)} "
    named = [(len(name), code) for code, many in names.items() for name in many if f" {name} " in folded]
    return max(named)[1] if named else None
