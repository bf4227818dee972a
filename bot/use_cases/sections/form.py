"""The second door: a section of the draft is opened as a form, checked where it is filled in, and saved.

It is the same draft as in the conversation and is changed by the same use case as a correction there; the
conversation says what changed and asks on. Free of any platform.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.core.brief import Brief
from bot.core.conversation import Conversation
from bot.core.forms.readers import Answer
from bot.core.messages import Identity
from bot.core.replies import Action, Form
from bot.core.text import Text, say
from bot.use_cases.intake.answer_field import accept_all
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.intake.drafts import OPEN
from bot.use_cases.intake.labels import label, shown
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.sections.answers import FILES, Filled, as_if, fill_in
from bot.use_cases.sections.inputs import section_form
from bot.use_cases.sections.second_door import section_button
from bot.use_cases.turn import Services, Turn


@dataclass(frozen=True)
class Writing:
    """A form that somebody has before them: who, when, its opaque id, and what is filled in by input."""

    identity: Identity
    now: datetime
    form: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Checked:
    """What is told before a form is taken: words by input, or the form anew because the draft changed meanwhile.

    `revision` goes back beside the values (`section_answers.AGREED`) with that form; `language` is the person's.
    """

    language: str
    problems: Mapping[str, Text] = field(default_factory=dict)
    anew: Form | None = None
    revision: int = 0


def open_section(turn: Turn, brief: str, section: str) -> None:
    """Open a section of a draft as a form."""
    found = turn.uow.briefs.get(brief)
    if _is_open(turn, found):
        turn.open_form(section_form(turn, found, section))
    else:
        turn.privately(say("resume.gone", state=say(f"state.{found.state}")))


def check_section(uow: UnitOfWork, services: Services, writing: Writing, asked: Action) -> Checked:
    """Tell what is wrong with a form before it is taken; nothing is written. Who may send it is decided later."""
    turn = _looking(uow, services, writing)
    brief = uow.briefs.get(asked.args["brief"])
    if turn is None or not _is_open(turn, brief):
        return Checked(services.language)
    filled = fill_in(turn, brief, asked.args["seen"], writing.values)
    if filled.problems or not filled.clashes:
        return Checked(turn.me.language, filled.problems)
    anew = section_form(turn, brief, asked.args["section"], filled.clashes)
    return Checked(turn.me.language, {}, anew, brief.revision)


def reshape_section(uow: UnitOfWork, services: Services, writing: Writing, asked: Action) -> Checked | None:
    """Return the form with the inputs that go with what is filled in so far; None where it is not to be shown."""
    turn = _looking(uow, services, writing)
    brief = uow.briefs.get(asked.args["brief"])
    if turn is None or not _is_open(turn, brief):
        return None
    so_far = as_if(turn, brief, writing.values)
    return Checked(turn.me.language, {}, section_form(turn, brief, asked.args["section"], shown_as=so_far))


def _looking(uow: UnitOfWork, services: Services, writing: Writing) -> Turn | None:
    """Return a turn in which things are only looked at; None for somebody unknown."""
    person = uow.people.by_identity(writing.identity)
    if person is None:
        return None
    return Turn(uow, services, person, writing.identity, writing.now, Conversation(person.handle))


def section_submitted(
    turn: Turn, brief: str, section: str, seen: dict[str, Any], values: dict[str, Any]
) -> None:
    """Save a form: what is right is kept, what is not is told, and nothing said elsewhere is written over."""
    found = turn.uow.briefs.get(brief)
    if not _is_open(turn, found):
        turn.say(say("resume.gone", state=say(f"state.{found.state}")))
        return
    filled = fill_in(turn, found, seen, values)
    if filled.is_nothing and values.get(FILES):
        return  # the files that come with it say enough
    if filled.is_nothing:
        turn.say(say("section.unchanged", section=say(f"section.{section}")))
        ask_again(turn)
        return
    if turn.conversation.brief != found.id:
        turn.take_up(found)
    turn.conversation.settle()
    _tell(turn, turn.draft, section, filled)
    _empty(turn, turn.draft, filled.emptied)
    accept_all(turn, filled.changes)


def _is_open(turn: Turn, brief: Brief) -> bool:
    return brief.requester == turn.me.handle and brief.state in OPEN


def _tell(turn: Turn, brief: Brief, section: str, filled: Filled) -> None:
    """Say what was taken, and what not and why."""
    if filled.changes or filled.emptied:
        turn.say(say("section.saved", section=say(f"section.{section}")))
    for problem in filled.problems.values():
        turn.say(problem)
    if filled.problems:
        turn.say(buttons=(section_button(brief, section),))
    for ref, answer in filled.clashes.items():
        _offer(turn, brief, ref, answer)


def _offer(turn: Turn, brief: Brief, ref: str, answer: Answer) -> None:
    """Say that a field changed elsewhere, and keep what the form said within reach."""
    turn.say(say("section.clashed", field=label(ref), value=shown(turn.uow, brief, ref, brief.value(ref))))
    if answer.value is None:
        return  # it was to be emptied: what stands there now is newer
    keep = turn.draft_button(
        say("section.keep_mine", field=label(ref)), "answer", ref=ref, value=answer.value
    )
    turn.say(say("section.wrote", value=shown(turn.uow, brief, ref, answer.value)), buttons=(keep,))


def _empty(turn: Turn, brief: Brief, refs: list[str]) -> None:
    for ref in refs:
        brief.fields.pop(ref, None)
        brief.origins.pop(ref, None)
        if ref not in brief.skipped:
            brief.skipped.append(ref)
        turn.say(say("section.emptied", field=label(ref)))
        turn.note("field_emptied", brief, field=ref)
