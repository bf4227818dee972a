"""A section of the Brief as a form: an input for each field, with what stands there now.

Free of any platform: Slack draws it as a modal. What can only show a few things at a time (an inline keyboard)
may take the same inputs one by one and send all values back at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from bot.core.attachment_kinds import ACCEPTED
from bot.core.brief import Brief
from bot.core.forms.answers import HOLDING
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Field, Kind
from bot.core.replies import Action, Form, FormChoice, FormInput
from bot.core.text import Text, say
from bot.use_cases.intake.labels import label, option, shown
from bot.use_cases.intake.show_summary import LOCKED
from bot.use_cases.turn import Turn

LONGEST: Final = (
    3000  # letters that an input of a form holds; longer messages are changed in the conversation
)
MOST_CHOICES: Final = 100  # beyond that somebody is named in words
YES, NO = "yes", "no"
_KINDS: Final = {
    Kind.TEXT: "text", Kind.WORDS: "text", Kind.HOURS: "line", Kind.EXTENSION: "line", Kind.COUNT: "number",
    Kind.DATE: "date", Kind.CHOICES: "choices",
}  # fmt: skip
_LINES: Final = frozenset({"name", "classification"})  # texts that are a name rather than an account


def refs_of(brief: Brief, section: str) -> tuple[str, ...]:
    """Return the refs of a section that a form can hold now; files and what is in files stay with the chat."""
    return tuple(ref for ref in brief.refs() if BRIEF.field(ref).section == section and _fits(brief, ref))


def _fits(brief: Brief, ref: str) -> bool:
    value = brief.value(ref)
    is_written = not isinstance(value, dict) or "attachment" not in value
    is_short = not isinstance(value, str) or len(value) <= LONGEST
    return ref not in LOCKED and BRIEF.field(ref).kind is not Kind.FILE and is_written and is_short


def section_form(
    turn: Turn, brief: Brief, section: str, clashes: Iterable[str] = (), *, shown_as: Brief | None = None
) -> Form:
    """Return the form; *clashes* are fields that changed while an earlier one was filled in.

    *shown_as*: the draft as it would be with what is filled in so far, whose inputs are shown.
    """
    refs = refs_of(brief, section)
    action = Action(
        "section_submitted",
        {"brief": brief.id, "section": section, "seen": {ref: brief.value(ref) for ref in refs}},
    )
    drawn = shown_as or brief
    inputs = tuple(_input(turn, drawn, ref, brief.is_filled(ref)) for ref in refs_of(drawn, section))
    inputs += tuple(_file_input(drawn, ref) for ref in _files_of(drawn, section))
    notes = (*(_clash(turn, brief, ref) for ref in clashes), *_notes(brief, section))
    return Form(
        say("section.form", section=say(f"section.{section}")), action, inputs, say("section.save"), notes
    )


def _clash(turn: Turn, brief: Brief, ref: str) -> Text:
    return say("section.clash", field=label(ref), value=shown(turn.uow, brief, ref, brief.value(ref)))


def _notes(brief: Brief, section: str) -> tuple[Text, ...]:
    elsewhere = [
        ref
        for ref in brief.refs()
        if BRIEF.field(ref).section == section
        and ref not in LOCKED
        and BRIEF.field(ref).kind is not Kind.FILE
        and not _fits(brief, ref)
    ]
    return (say("section.elsewhere", fields=tuple(label(ref) for ref in elsewhere)),) if elsewhere else ()


def _files_of(brief: Brief, section: str) -> list[str]:
    here = (ref for ref in brief.refs() if BRIEF.field(ref).section == section)
    return [ref for ref in here if BRIEF.field(ref).kind is Kind.FILE]


def _file_input(brief: Brief, ref: str) -> FormInput:
    """Return an input for a file; what is attached already is named, and replaced by another."""
    accepted, held = tuple(sorted(ACCEPTED[ref])), brief.attachment(ref)
    hint = (
        say("section.file", accepted=accepted)
        if held is None
        else say("section.file_held", accepted=accepted, name=held.name)
    )
    return FormInput(ref, "file", label(ref), required=False, hint=hint, value=accepted)


def _input(turn: Turn, brief: Brief, ref: str, is_known: bool) -> FormInput:
    field = BRIEF.field(ref)
    choices = offered(turn, ref)
    return FormInput(
        ref,
        _kind(ref, choices),
        label(ref),
        required=field.required and is_known,  # what is not known yet does not hold up the rest
        hint=_hint(brief, ref, is_known),
        value=written(turn, brief, ref, brief.value(ref)),
        choices=choices,
        least=field.least,
        most=min(field.most, LONGEST) if field.kind is not Kind.COUNT else field.most,
        alters=_alters(field),
    )


def _alters(field: Field) -> bool:
    """Tell whether other fields of the section apply or not by this one."""
    dependent = (other for other in BRIEF.fields if other.section == field.section and other.when is not None)
    return any(other.when is not None and other.when.field == field.code for other in dependent)


def _kind(ref: str, choices: tuple[FormChoice, ...]) -> str:
    kind = BRIEF.field(ref).kind
    if kind not in _KINDS:
        return "choice" if choices else "line"
    return "line" if ref in _LINES else _KINDS[kind]


def _hint(brief: Brief, ref: str, is_known: bool) -> Text | None:
    """Return what helps to answer: what the review noted, that it can wait, or an example."""
    note = next((item.note for item in brief.corrections if item.field == ref and item.note), None)
    if note is not None:
        return say("section.note", note=note)
    example = say(f"example.{BRIEF.field(ref).code}")
    if BRIEF.field(ref).required and not is_known:
        return say("section.later", example=example)
    return say("example.line", example=example) if _kind(ref, ()) in ("text", "line") else None


# -- values as inputs show them ----------------------------------------------------------------


def offered(turn: Turn, ref: str) -> tuple[FormChoice, ...]:
    """Return what a field may be chosen from; () where it is written."""
    field = BRIEF.field(ref)
    if field.kind is Kind.YES_NO:
        return FormChoice(YES, say("yes")), FormChoice(NO, say("no"))
    if field.kind is Kind.PERSON:
        return _few(
            tuple(FormChoice(one.handle, one.name) for one in turn.setting.people if _may_stand(ref, one))
        )
    if field.kind is Kind.AREA:
        return _few(tuple(FormChoice(area.code, area.name) for area in turn.setting.areas))
    return tuple(FormChoice(code, option(field.code, code)) for code in field.options)


def _few(choices: tuple[FormChoice, ...]) -> tuple[FormChoice, ...]:
    return choices if len(choices) <= MOST_CHOICES else ()


def _may_stand(ref: str, person: Any) -> bool:
    role = HOLDING.get(ref)
    return role is None or person.has(role)


def written(turn: Turn, brief: Brief, ref: str, value: Any) -> Any:
    """Return a contract value as its input shows it: words, a code, codes, an ISO date; None where there is none."""
    if value is None or value == []:
        return None
    kind = BRIEF.field(ref).kind
    if kind in (Kind.PERSON, Kind.AREA) and not offered(turn, ref):
        return turn.words_for(shown(turn.uow, brief, ref, value))
    return _WRITTEN[kind](turn, brief, ref, value) if kind in _WRITTEN else value


_WRITTEN: dict[Kind, Callable[[Turn, Brief, str, Any], Any]] = {
    Kind.YES_NO: lambda turn, brief, ref, value: YES if value else NO,
    Kind.COUNT: lambda turn, brief, ref, value: str(value),
    Kind.CHOICES: lambda turn, brief, ref, value: tuple(value),
    Kind.WORDS: lambda turn, brief, ref, value: "\n".join(value),
    Kind.HOURS: lambda turn, brief, ref, value: turn.words_for(shown(turn.uow, brief, ref, value)),
}
