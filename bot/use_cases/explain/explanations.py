"""What can be said of a field, a channel's message or a kind of file: what it is, why, what is taken, an example."""

from __future__ import annotations

from bot.core.forms.brief import BRIEF
from bot.core.text import Text, say
from bot.use_cases.intake.labels import label


def explanation(ref: str) -> list[Text | str]:
    """Return what *ref* (a field, a channel's message or a kind of file) is, why, what is accepted, an example."""
    code = ref.partition(".")[0]
    rule = BRIEF.field(ref).rule if BRIEF.has(ref) else None
    lines: list[Text | str] = [
        say("explain.line", field=label(ref), what=say(f"what.{code}")),
        say("explain.why", why=say(f"why.{code}")),
    ]
    if rule:
        lines.append(say("explain.rule", rule=rule, name=say(f"rule.{rule}.name")))
    return [*lines, say("explain.accepts", accepts=accepts(ref)), example(ref)]


def accepts(ref: str) -> Text:
    """Return what is taken as an answer to *ref*."""
    code, _, channel = ref.partition(".")
    return say(f"accepts.message.{channel}") if channel else say(f"accepts.{code}")


def example(ref: str) -> Text:
    """Return an answer to *ref* as somebody may give it."""
    code = ref.partition(".")[0]
    return say("example.line", example=say(f"example.{code}"))
