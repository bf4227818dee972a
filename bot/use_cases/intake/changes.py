"""What a message changes in earlier answers: each change with its field and its new value.

In order: channels added or dropped, fields named with a value, an old value taken back by name, and a bare new
value after a word of repair.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.core.folding import fold
from bot.core.forms.brief import BRIEF
from bot.core.forms.clauses import Clause, clauses, either, opened, replacing
from bot.core.forms.definition import Kind, Prefill
from bot.core.forms.readers import Answer
from bot.core.values import find_numbers, find_values
from bot.core.values.shifts import read_shift
from bot.use_cases.intake.answer_field import read
from bot.use_cases.intake.edit_channels import edited_channels
from bot.use_cases.turn import Turn

SHORT = 12  # words: a longer message explains something
FREE = (Kind.TEXT, Kind.WORDS)
NAMED = (Kind.PERSON, Kind.AREA)  # read from the whole clause: «mi jefe no es X sino Y»
BY_NAME = (Kind.TEXT, Kind.WORDS, Kind.EXTENSION, Kind.PERSON, Kind.AREA)
BY_VALUE = (Kind.COUNT, Kind.DATE, Kind.CHOICE)


@dataclass(frozen=True)
class Change:
    """A field's ref and what was read for it."""

    ref: str
    answer: Answer


def changes(turn: Turn, asked: str | None) -> tuple[Change, ...]:
    """Return what the text changes while *asked* is asked; () where it answers or says something else."""
    edited = edited_channels(turn)
    if edited is not None and asked != "channels":
        return (Change("channels", Answer(edited)),)
    return _named(turn, asked) or _taken_back(turn, asked) or _bare(turn, asked)


# -- by name -----------------------------------------------------------------------------------


def _named(turn: Turn, asked: str | None) -> tuple[Change, ...]:
    """Return the changes of fields that the text names with a value."""
    parts = clauses(turn.text, turn.words, turn.manner)
    if not parts or not _may_correct(turn, parts, asked):
        return ()
    found: dict[str, Change] = {}
    for part in parts:
        ref = _ref_of(turn, part)
        kind = BRIEF.field(part.code).kind
        moved = _put_off(turn, ref, part) if ref is not None else None
        if ref is None or not (part.linked or moved or (found and kind not in BY_NAME)):
            continue  # «el tipo es informativa y la clase servicio»: the second needs no copula
        answer = moved or _read_clause(turn, ref, part)
        if answer.problem == "ends_before_start" and "start_date" in found:
            answer = Answer(answer.limits["end"])
        if answer.taken and answer.value != turn.draft.value(ref):
            found[ref] = Change(ref, answer)
    return () if set(found) <= {asked} else tuple(found.values())


def doubtful(turn: Turn, asked: str | None) -> Change | None:
    """Return the person or area that the text names as a new value, where that needs a word more."""
    parts = clauses(turn.text, turn.words, turn.manner)
    if not parts or not _may_correct(turn, parts, asked):
        return None
    free = asked is not None and BRIEF.field(asked).kind in FREE
    for part in parts:
        ref = _ref_of(turn, part)
        if (
            ref is None
            or ref == asked
            or BRIEF.field(ref).kind not in NAMED
            or not (part.linked and part.value)
        ):
            continue
        answer = _read_clause(turn, ref, part)
        if answer.unsure or (answer.options and not answer.taken and not free):
            return Change(ref, answer)
    return None


def _may_correct(turn: Turn, parts: tuple[Clause, ...], asked: str | None) -> bool:
    """Tell whether the message may be a correction; what is written into a free field may name fields too."""
    first, rest = parts[0], opened(turn.text, turn.manner)
    if asked is None:
        return True
    if first.start > len(turn.text) - len(rest[0]):
        return False
    if BRIEF.field(asked).kind not in FREE or first.verb or rest[1]:
        return True
    return first.firm and (BRIEF.field(asked).per is None or _repairs(turn, first))


def _repairs(turn: Turn, part: Clause) -> bool:
    """Tell whether something is taken back within the clause: a message may begin «La fecha es …»."""
    cues = either((*turn.manner.repairing, *(word for word in turn.manner.instead if len(word) > 3)))
    return part.denied or re.search(rf"\b{cues}\b", fold(part.text)) is not None


def _ref_of(turn: Turn, part: Clause) -> str | None:
    kind = BRIEF.field(part.code).kind
    if part.code in ("message", "requester") or kind is Kind.FILE:
        return None
    if part.code == "class" and " " not in part.label and part.value and kind is Kind.CHOICE:
        return part.code
    return part.code if kind is not Kind.YES_NO or part.firm else None


def _read_clause(turn: Turn, ref: str, part: Clause) -> Answer:
    kind, before = BRIEF.field(ref).kind, turn.draft.value(ref)
    if kind in NAMED:
        return read(turn, ref, part.text)
    if kind in BY_NAME:
        old = before if isinstance(before, str) else None
        value = replacing(part.value, old, turn.manner)
        if not value or (part.denied and value == part.value and kind in FREE):
            return Answer(problem="empty")
        return read(turn, ref, value)
    if kind is Kind.YES_NO:
        return read(turn, ref, part.value)
    answer = read(turn, ref, part.text)
    if not answer.taken and part.value:
        answer = read(turn, ref, part.value)
    return in_context(turn, ref, answer, part.value or part.text)


def _put_off(turn: Turn, ref: str, part: Clause) -> Answer | None:
    """Read «corre la fecha de fin una semana»: the present date moved by so much."""
    before = turn.draft.value(ref)
    if BRIEF.field(ref).kind is not Kind.DATE or not part.verb or not before:
        return None
    day = read_shift(part.text, date.fromisoformat(before), turn.services.calendar, turn.words.language)
    return read(turn, ref, day.isoformat()) if day is not None else None


# -- by the old value --------------------------------------------------------------------------


def _taken_back(turn: Turn, asked: str | None) -> tuple[Change, ...]:
    """Return the change of the one field whose value is denied by name: «no del 3 sino del 9»."""
    said = fold(turn.text)
    if len(said.split()) > SHORT or not re.search(rf"\b{either(turn.manner.denying)}\b", said):
        return ()
    text = opened(turn.text, turn.manner)[0]
    found = []
    for ref in _said_by_value(turn):
        if _denies(turn, ref, text):
            answer = in_context(turn, ref, read(turn, ref, text), text)
            if answer.taken and answer.value != turn.draft.value(ref):
                found.append(Change(ref, answer))
    return (found[0],) if len(found) == 1 else ()


def _said_by_value(turn: Turn) -> list[str]:
    """Return the answered refs whose value alone can name them; what was inferred nobody said."""
    return [
        ref
        for ref in turn.draft.refs()
        if (field := BRIEF.field(ref)).kind in BY_VALUE
        and field.prefill is Prefill.ASKED
        and turn.draft.is_filled(ref)
    ]


def _denies(turn: Turn, ref: str, text: str) -> bool:
    """Tell whether the field's present value stands right after a denial."""
    old = turn.draft.value(ref)
    folded = fold(text)
    small = either(
        (*turn.manner.being, *turn.manner.leading, *turn.words.articles, *turn.manner.before_names)
    )
    denial = rf"\b{either(turn.manner.denying)}\b(?:\s+{small})*\s+"
    if BRIEF.field(ref).kind is Kind.CHOICE:
        names = turn.words.options[ref][old]
        return re.search(rf"{denial}{either(names)}\b", folded) is not None
    wanted = date.fromisoformat(old).day if BRIEF.field(ref).kind is Kind.DATE else old
    for match in re.finditer(denial, folded):
        numbers = find_numbers(folded[match.end() :], turn.words.language)
        if numbers and numbers[0].start == 0 and numbers[0].value == wanted:
            return True
    return False


# -- by the new value --------------------------------------------------------------------------


def _bare(turn: Turn, asked: str | None) -> tuple[Change, ...]:
    """Return the change where a word of repair brings nothing but a value: «mejor del 9 al 22», «no, es comercial»."""
    text, repairs = opened(turn.text, turn.manner)
    if not repairs or len(text.split()) > SHORT:
        return ()
    if asked is not None and BRIEF.field(asked).kind not in FREE and read(turn, asked, turn.text).taken:
        return ()
    fitting = []
    for ref in _said_by_value(turn):
        if ref == asked:
            continue
        if BRIEF.field(ref).kind is Kind.DATE and _end_named(turn, text) not in (None, ref):
            continue
        answer = in_context(turn, ref, read(turn, ref, text), text)
        if answer.taken and answer.value != turn.draft.value(ref) and _nothing_else(turn, ref, text):
            fitting.append(Change(ref, answer))
    return _the_one(turn, fitting)


def _the_one(turn: Turn, fitting: list[Change]) -> tuple[Change, ...]:
    """Return the change where one field fits; both ends of a range belong to its start."""
    if len(fitting) > 1:
        ranged = [change for change in fitting if change.answer.also]
        trail = turn.conversation.trail
        recent = sorted(
            (change for change in fitting if change.ref in trail), key=lambda one: trail.index(one.ref)
        )
        same_kind = len({BRIEF.field(change.ref).kind for change in fitting}) == 1
        fitting = ranged or (recent[-1:] if same_kind else [])
    return tuple(fitting[:1])


def _end_named(turn: Turn, text: str) -> str | None:
    """Return the date that a verb names: «arranca el 4», «termina el 12»."""
    said = fold(text).split()
    roles = {
        ref
        for ref, cues in (("start_date", turn.words.starting), ("end_date", turn.words.ending))
        if any(word.startswith(cues) and word not in turn.manner.leading for word in said)
    }
    return roles.pop() if len(roles) == 1 else None


def _nothing_else(turn: Turn, ref: str, text: str) -> bool:
    """Tell whether the text holds the value and small words only."""
    left = fold(text)
    if BRIEF.field(ref).kind is Kind.CHOICE:
        names = [name for names in turn.words.options[ref].values() for name in names]
        left = re.sub(rf"\b{either(names)}\b", " ", left)
    else:
        kind = "date" if BRIEF.field(ref).kind is Kind.DATE else "number"
        mentions = find_values(text, turn.today, turn.services.calendar, turn.words.language)
        if not any(mention.kind == kind for mention in mentions):
            return False
        for mention in reversed(mentions):
            text = text[: mention.reading.start] + " " + text[mention.reading.end :]
        left = fold(text)
    nouns = (*turn.words.people_nouns, *turn.words.starting, *turn.words.ending)
    return all(word in turn.manner.option_fillers or word.startswith(nouns) for word in left.split())


def in_context(turn: Turn, ref: str, answer: Answer, text: str) -> Answer:
    """Return a day given without its month in the month of the date it replaces, where that is to come."""
    old = turn.draft.value(ref)
    if BRIEF.field(ref).kind is not Kind.DATE or not answer.taken or not old or answer.also:
        return answer
    letters = re.sub(
        rf"\b{either((*turn.manner.option_fillers, *turn.manner.leading, *turn.manner.being))}\b",
        " ",
        fold(text),
    )
    new, before = date.fromisoformat(answer.value), date.fromisoformat(old)
    if re.search(r"[a-z/-]", re.sub(r"\bdia\b", "", letters)) or new.month == before.month:
        return answer
    try:
        there = before.replace(day=new.day)
    except ValueError:
        return answer
    start: Any = turn.draft.fields.get("start_date")
    fits = there >= turn.today and (ref != "end_date" or not start or there.isoformat() >= start)
    return replace(answer, value=there.isoformat()) if fits else answer
