"""Recognising a correction: which field it means and what the new value is, by name or by value."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Any

from bot.core.folding import fold
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind, Prefill
from bot.core.forms.readers import Answer, labelled, spaced
from bot.core.values import find_dates, find_numbers
from bot.use_cases.intake.answer_field import read
from bot.use_cases.intake.changes import NAMED, changes, doubtful
from bot.use_cases.turn import Turn

VALUE_KINDS = (Kind.COUNT, Kind.DATE, Kind.HOURS, Kind.CHOICES, Kind.CHOICE)
SHORT = 12  # words: a longer message explains something
BRIEF_ONE = 6  # words: over free text, a longer correction must bring its new value


def is_correction(turn: Turn, *, asked: str | None) -> bool:
    """Tell whether the text changes an earlier answer rather than answering *asked*."""
    if changes(turn, asked) or doubtful(turn, asked):
        return True
    label = labelled_ref(turn)
    if label is not None and label != asked and not (label == "message" or _in_message(asked)):
        return new_value(turn, label).taken or asked is None
    free = asked is not None and BRIEF.field(asked).kind in (Kind.TEXT, Kind.WORDS)
    return _by_name(turn, asked, free=free) or _by_value(turn, asked, free=free)


def _in_message(asked: str | None) -> bool:
    """Tell whether a message to the public is asked, which may begin like a field's name."""
    return asked is not None and BRIEF.field(asked).per is not None


def _by_name(turn: Turn, asked: str | None, *, free: bool) -> bool:
    """Tell whether a correcting cue and a field of the form are named; the field asked answers itself."""
    folded = fold(turn.text)
    length = len(folded.split())
    if length > 2 * SHORT or not _begins(folded, turn.words.correcting):
        return False
    ref = named_ref(turn)
    if ref is None or (ref == asked and read(turn, ref, turn.text).taken):
        return False
    return not free or length <= BRIEF_ONE or new_value(turn, ref).taken


def _by_value(turn: Turn, asked: str | None, *, free: bool) -> bool:
    """Tell whether the text gives another value for an answered field: «eran 8.000, no 80.000».

    Over free text the old value has to be named, or the person has to take something back.
    """
    folded = fold(turn.text)
    if len(folded.split()) > SHORT or not _begins(f"{folded} ", turn.words.correcting):
        return False
    if asked is not None and not free and read(turn, asked, turn.text).taken:
        return False
    ref = ref_by_value(turn)
    if ref is None or not free:
        return ref is not None
    return names_old_value(turn, ref) or _begins(folded, turn.words.retracting)


def _begins(folded: str, cues: tuple[str, ...]) -> bool:
    """Tell whether a cue stands at the start, or after «no», «perdón» and the like."""
    words = folded.split()
    starts = [" ".join([*words[place:], ""]) for place in range(min(4, len(words)))]
    return any(start.startswith(f"{cue} ") for cue in cues for start in starts)


def labelled_ref(turn: Turn) -> str | None:
    """Return the ref of a message that begins with a field's name: «el objetivo es X»."""
    code, _ = labelled(turn.text, turn.words)
    if code is None or BRIEF.field(code).kind is Kind.FILE:
        return None
    return _message_ref(turn, f" {fold(turn.text)} ") if code == "message" else code


def named_ref(turn: Turn) -> str | None:
    """Return the ref whose field the message names; the longest name wins («fecha de fin» before «fin»)."""
    folded = spaced(turn.text)
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


def new_value(turn: Turn, ref: str) -> Answer:
    """Read the new value: the words after the field's name where the field is free text, else all of them."""
    kind = BRIEF.field(ref).kind
    if kind in NAMED:
        return read(turn, ref, turn.text)
    if kind in (Kind.TEXT, Kind.WORDS, Kind.EXTENSION, Kind.YES_NO):
        rest = _after_name(turn, ref) or (turn.text if kind is Kind.YES_NO else "")
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
            match = _after_cue(turn.words.introducing).search(turn.text[place + len(name) :])
            return match.group(1).strip(turn.words.quotes) if match else ""
    return ""


@lru_cache(maxsize=8)
def _after_cue(cues: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the words after a cue or a colon."""
    named = "|".join(rf"\b{re.escape(cue)}\b" for cue in cues)
    return re.compile(rf"(?:{named}|:|=)\s*(.+)$", re.IGNORECASE | re.DOTALL)


def fold_keeping_length(text: str) -> str:
    """Return *text* lower-cased without accents, one character for each, so that places stay the same."""
    return "".join(unicodedata.normalize("NFD", mark)[0] for mark in text).lower()


def ref_by_value(turn: Turn) -> str | None:
    """Return the filled field that the message's new value fits, where only one kind of field does."""
    brief = turn.draft
    fitting = [
        ref
        for ref in brief.refs()
        if BRIEF.field(ref).kind in VALUE_KINDS
        and BRIEF.field(ref).prefill is Prefill.ASKED
        and brief.is_filled(ref)
        and _fits(turn, ref)
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
        return any(reading.value == value for reading in find_numbers(turn.text, turn.words.language))
    days = find_dates(turn.text, turn.today, turn.services.calendar, turn.words.language)
    return any(isinstance(reading.value, date) and reading.value.isoformat() == value for reading in days)
