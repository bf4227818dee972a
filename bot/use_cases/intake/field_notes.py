"""What a rule has to say right after an answer, while it is easy to change."""

from __future__ import annotations

from collections.abc import Callable

from bot.core.brief import Brief
from bot.core.forms.segments import segments
from bot.core.rules import Outcome, check
from bot.core.text import Text, say
from bot.use_cases.turn import Turn

_RULES_OF_FIELD = {
    "start_date": ("R1", "R2", "R3"),
    "channels": ("R5",),
    "abroad": ("R5",),
    "contact_hours": ("R11",),
    "message": ("R9",),
}


def notes(turn: Turn, ref: str) -> list[Text]:
    """Return what is worth knowing about the value just taken."""
    brief, code = turn.draft, ref.partition(".")[0]
    rules = _RULES_OF_FIELD.get(code)
    found = [
        say("note.rule", rule=item.rule, text=item.text)
        for item in (check(brief, turn.rules) if rules else ())
        if rules and item.rule in rules and item.outcome is not Outcome.MET
    ]
    extra = _EXTRA.get(ref)
    more = extra(brief) if extra else None
    return [*found, more] if more is not None else found


def _sms(brief: Brief) -> Text | None:
    text = brief.value("message.sms")
    if not isinstance(text, str):
        return None
    count = segments(text)
    return say(
        "note.sms_segments",
        messages=count.messages,
        length=count.length,
        alphabet=say(f"alphabet.{count.alphabet}"),
    )


def _whatsapp(brief: Brief) -> Text | None:
    return say("note.whatsapp_template") if brief.value("message.whatsapp") is not None else None


def _class(brief: Brief) -> Text | None:
    return say("note.exceptional") if brief.is_exceptional else None


_EXTRA: dict[str, Callable[[Brief], Text | None]] = {
    "message.sms": _sms,
    "message.whatsapp": _whatsapp,
    "class": _class,
}
