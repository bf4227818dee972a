"""«Cambiar ‹campo›», «eran 8.000, no 80.000»: a correction at any time, echoed with what it replaces."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.core.folding import fold
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind
from bot.core.forms.readers import Answer, labelled
from bot.core.text import say
from bot.core.values import find_dates, find_numbers
from bot.use_cases.answer_field import accept, miss, read
from bot.use_cases.ask_next import ask
from bot.use_cases.labels import label
from bot.use_cases.show_summary import show_summary
from bot.use_cases.turn import Turn

VALUE_KINDS = (Kind.COUNT, Kind.DATE, Kind.HOURS, Kind.CHOICES, Kind.CHOICE)
AFTER_CUE = re.compile(
    r"(?:\bpor\b|\ba\b|\bal\b|\bes\b|\bsea\b|\bson\b|\bdebe ser\b|:|=)\s*(.+)$", re.IGNORECASE | re.DOTALL
)


def correct_field(turn: Turn) -> None:
    """Change the field the person names, or the one whose kind and old value the message fits."""
    if turn.brief is None:
        turn.say(say("correct.no_brief"))
        return
    ref = labelled_ref(turn) or named_ref(turn) or ref_by_value(turn)
    if ref is None:
        _ask_which(turn)
        return
    answer = _new_value(turn, ref)
    if answer.taken:
        turn.note("field_corrected", turn.draft, field=ref)
        accept(turn, ref, answer.value, also=None, guessed=answer.guessed)
    elif answer.problem in ("invalid_date", "past_date", "out_of_range", "ends_before_start"):
        turn.conversation.ask(ref, detour=True)
        miss(turn, ref, answer)
    else:
        ask_to_change(turn, ref)


def ask_to_change(turn: Turn, ref: str) -> None:
    """Ask one field out of turn; afterwards the conversation goes on where it was."""
    turn.conversation.ask(ref, detour=True)
    if turn.draft.is_filled(ref):
        turn.say(say("correct.asking", field=label(ref)))
    ask(turn, ref)


def labelled_ref(turn: Turn) -> str | None:
    """Return the ref of a message that begins with a field's name: «el objetivo es X»."""
    code, _ = labelled(turn.text, turn.words)
    if code is None or BRIEF.field(code).kind is Kind.FILE:
        return None
    return _message_ref(turn, f" {fold(turn.text)} ") if code == "message" else code


def named_ref(turn: Turn) -> str | None:
    """Return the ref whose field the message names; the longest name wins («fecha de fin» before «fin»)."""
    folded = f" {fold(turn.text)} "
    hits = [
        (len(name), -folded.index(f" {name} "), code)
        for code, names in turn.words.fields.items()
        for name in names
        if f" {name} " in folded
    ]
    if not hits:
        return None
    code = max(hits)[2]
    return _message_ref(turn, folded) if code == "message" else code


def _message_ref(turn: Turn, folded: str) -> str | None:
    channels = turn.draft.fields.get("channels") or []
    named = [
        channel
        for channel in channels
        if any(f" {word} " in folded for word in turn.words.options["channels"][channel])
    ]
    chosen = named or channels
    return f"message.{chosen[0]}" if len(chosen) == 1 else None


def _new_value(turn: Turn, ref: str) -> Answer:
    """Read the new value: the words after the field's name where the field is free text, else all of them."""
    kind = BRIEF.field(ref).kind
    if kind in (Kind.TEXT, Kind.WORDS, Kind.EXTENSION, Kind.PERSON, Kind.AREA, Kind.YES_NO):
        rest = _after_name(turn, ref)
        return read(turn, ref, rest) if rest else Answer(problem="empty")
    if kind is Kind.FILE:
        return Answer(problem="needs_file")
    return read(turn, ref, turn.text)


def _after_name(turn: Turn, ref: str) -> str:
    """Return what stands after the field's name and a cue such as «a», «por», «es» or a colon."""
    names = sorted(turn.words.fields[ref.partition(".")[0]], key=len, reverse=True)
    lowered = fold_keeping_length(turn.text)
    for name in names:
        place = lowered.find(name)
        if place >= 0:
            match = AFTER_CUE.search(turn.text[place + len(name) :])
            return match.group(1).strip(' .«»"“”') if match else ""
    return ""


def fold_keeping_length(text: str) -> str:
    """Return *text* lower-cased without accents, one character for each, so that places stay the same."""
    table = str.maketrans("áéíóúüÁÉÍÓÚÜ", "aeiouuAEIOUU")
    return text.translate(table).lower()


def ref_by_value(turn: Turn) -> str | None:
    """Return the filled field that the message's new value fits, where only one kind of field does."""
    brief = turn.draft
    fitting = [
        ref
        for ref in brief.refs()
        if BRIEF.field(ref).kind in VALUE_KINDS and brief.is_filled(ref) and _fits(turn, ref)
    ]
    by_trail = [ref for ref in reversed(turn.conversation.trail) if ref in fitting]
    if len(fitting) == 1:
        return fitting[0]
    kinds = {BRIEF.field(ref).kind for ref in fitting}
    return by_trail[0] if by_trail and len(kinds) == 1 else None


def _fits(turn: Turn, ref: str) -> bool:
    answer = read(turn, ref, turn.text)
    value: Any = turn.draft.value(ref)
    return answer.taken and answer.value != value


def names_old_value(turn: Turn, ref: str) -> bool:
    """Tell whether the text mentions the value that the field has now."""
    value = turn.draft.value(ref)
    if isinstance(value, int):
        return any(reading.value == value for reading in find_numbers(turn.text))
    days = find_dates(turn.text, turn.today, turn.services.calendar)
    return any(isinstance(reading.value, date) and reading.value.isoformat() == value for reading in days)


def _ask_which(turn: Turn) -> None:
    brief = turn.draft
    recent = [ref for ref in reversed(turn.conversation.trail) if brief.is_filled(ref)][:4]
    turn.say(
        say("correct.which"),
        buttons=(
            *(turn.draft_button(label(ref), "change", ref=ref) for ref in recent),
            turn.draft_button(say("button.see_all"), "control", intent="show_summary"),
        ),
    )


def change_from_card(turn: Turn, ref: str) -> None:
    """Answer a press of «Cambiar»."""
    if turn.brief is None or ref not in turn.draft.refs():
        show_summary(turn)
        return
    ask_to_change(turn, ref)
