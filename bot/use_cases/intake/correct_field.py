"""«Cambiar ‹campo›», «eran 8.000, no 80.000»: a correction at any time, echoed with what it replaces."""

from __future__ import annotations

from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind
from bot.core.text import say
from bot.core.workflow import BEFORE_RUNNING
from bot.use_cases.intake.answer_field import accept_all, keep_one
from bot.use_cases.intake.ask_next import ask, start_over_message
from bot.use_cases.intake.changes import Change, changes, doubtful
from bot.use_cases.intake.drafts import OPEN, mine, open_drafts
from bot.use_cases.intake.labels import label
from bot.use_cases.intake.missed import miss
from bot.use_cases.intake.pause import resume_button
from bot.use_cases.intake.recognise_correction import (
    labelled_ref,
    named_ref,
    new_value,
    ref_by_value,
)
from bot.use_cases.intake.show_summary import show_summary
from bot.use_cases.mixed import mixed
from bot.use_cases.turn import Turn


def correct_field(turn: Turn) -> None:
    """Change the field the person names, or the one whose kind and old value the message fits."""
    if turn.brief is None:
        _nothing_to_change(turn)
        return
    asked = turn.conversation.asking
    found = mixed(turn, asked) or changes(turn, asked)
    doubt = doubtful(turn, asked)
    for change in found:
        turn.note("field_corrected", turn.draft, field=change.ref)
    if doubt is not None:
        _ask_about(turn, found, doubt)
        return
    if found:
        accept_all(turn, found)
        return
    ref = labelled_ref(turn) or named_ref(turn) or ref_by_value(turn)
    if ref is None:
        _ask_which(turn)
        return
    answer = new_value(turn, ref)
    if answer.taken:
        turn.note("field_corrected", turn.draft, field=ref)
        accept_all(turn, (Change(ref, answer),))
    elif answer.unsure or answer.problem in (
        "invalid_date",
        "past_date",
        "out_of_range",
        "ends_before_start",
    ):
        turn.conversation.ask(ref, detour=True)
        miss(turn, ref, answer)
    else:
        ask_to_change(turn, ref)


def _ask_about(turn: Turn, found: tuple[Change, ...], doubt: Change) -> None:
    """Keep what is sure and ask about who was named."""
    for change in found:
        keep_one(turn, change.ref, change.answer.value, guessed=change.answer.guessed)
    turn.save(turn.draft)
    turn.conversation.ask(doubt.ref, detour=True)
    miss(turn, doubt.ref, doubt.answer)


def _nothing_to_change(turn: Turn) -> None:
    """Say where the Brief that was sent is, and how it can be changed; or that there is none."""
    sent = next((brief for brief in mine(turn) if brief.state not in OPEN), None)
    drafts = open_drafts(turn)
    if sent is None or drafts:
        turn.say(say("correct.no_brief"), buttons=tuple(resume_button(brief) for brief in drafts[:4]))
        return
    if sent.state not in BEFORE_RUNNING:
        turn.say(say("correct.no_brief"))
        return
    turn.say(say("correct.sent", brief=start_over_message(sent), state=say(f"state.{sent.state}")))


def ask_to_change(turn: Turn, ref: str) -> None:
    """Ask one field out of turn; afterwards the conversation goes on where it was."""
    turn.conversation.ask(ref, detour=True)
    if BRIEF.field(ref).kind is Kind.CHOICES:
        turn.conversation.ticked = list(turn.draft.value(ref) or [])  # changing begins with what stands
    if turn.draft.is_filled(ref):
        turn.say(say("correct.asking", field=label(ref)))
    ask(turn, ref)


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
