"""«¿Por qué lo piden?»: what the field is for, the rule behind it, an example, and the question once more."""

from __future__ import annotations

from bot.core.forms.brief import BRIEF
from bot.core.text import say
from bot.use_cases.ask_next import ask_again
from bot.use_cases.labels import label
from bot.use_cases.recognise_correction import named_ref
from bot.use_cases.turn import Turn


def explain_field(turn: Turn) -> None:
    """Explain the field named, else the one being asked."""
    ref = (named_ref(turn) if turn.brief is not None else None) or turn.conversation.asking
    if ref is None:
        turn.say(say("explain.nothing"))
        return
    field = BRIEF.field(ref)
    turn.say(say("explain.line", field=label(ref), why=say(f"why.{field.code}")))
    if field.rule:
        turn.say(say("explain.rule", rule=field.rule, name=say(f"rule.{field.rule}.name")))
    turn.say(say("example.line", example=say(f"example.{field.code}")))
    ask_again(turn)
