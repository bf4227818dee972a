"""Returning for corrections: a form with a tick and a note for each field, then only those are asked."""

from __future__ import annotations

from typing import Any

from bot.core.brief import Approval, Brief, Correction
from bot.core.folding import clean
from bot.core.forms.brief import BRIEF
from bot.core.replies import Action, Correctable, Form, FormInput, Receiver, Reply, Style
from bot.core.text import Text, say
from bot.core.workflow import next_state
from bot.use_cases.intake.labels import label, shown
from bot.use_cases.review.approve_brief import refused
from bot.use_cases.review.cards import rewrite_cards
from bot.use_cases.turn import Turn, button

NEVER_RETURNED = frozenset({"requester"})
LONGEST_NOTE = 1000
FREQUENT = ("unclear", "incomplete", "does_not_match")
FREQUENT_OF = {
    "database": ("columns", "duplicates"),
    "start_date": ("notice",),
    "contact_hours": ("window",),
    "objective": ("measurable",),
    "message": ("tone", "link"),
}
DECISION = {"boss": "returned", "communications": "returned", "analyst": "returned", "leader": "refused"}


def press_return(turn: Turn, brief: str, version: int, role: str) -> None:
    """Open the form of corrections for whoever may return the Brief."""
    found = turn.uow.briefs.get(brief)
    if not refused(turn, found, role, version):
        open_return_form(turn, found, role)


def open_return_form(turn: Turn, brief: Brief, role: str, problem: Text | None = None) -> None:
    """Open the form; *problem* says what was wrong with it the last time."""
    action = Action("return_submitted", {"brief": brief.id, "version": brief.version, "role": role})
    hint = problem or say("form.reason.hint")
    reason = FormInput("reason", "text", say("form.reason"), required=False, hint=hint)
    fields = _correctable(turn, brief)
    corrections = FormInput(
        "corrections", "corrections", say("form.corrections"), required=False, fields=fields
    )
    inputs = (corrections, reason) if role == "analyst" else (reason, corrections)
    turn.open_form(
        Form(say(f"form.return.{role}", folio=brief.folio), action, inputs, say(f"button.return.{role}"))
    )


def _correctable(turn: Turn, brief: Brief) -> tuple[Correctable, ...]:
    refs = [
        ref
        for ref in brief.refs()
        if ref not in NEVER_RETURNED and (brief.is_filled(ref) or BRIEF.field(ref).required)
    ]
    return tuple(
        Correctable(ref, label(ref), shown(turn.uow, brief, ref, brief.value(ref)), _frequent_notes(ref))
        for ref in refs
    )


def _frequent_notes(ref: str) -> tuple[Text, ...]:
    code = ref.partition(".")[0]
    return tuple(say(f"frequent.{note}") for note in (*FREQUENT_OF.get(code, ()), *FREQUENT))


def return_submitted(turn: Turn, brief: str, version: int, role: str, values: dict[str, Any]) -> None:
    """Take the form: at least a reason or one field with its note."""
    found = turn.uow.briefs.get(brief)
    if refused(turn, found, role, version):
        return
    reason = clean(str(values.get("reason") or ""))[:LONGEST_NOTE] or None
    corrections = _corrections(turn, found, values.get("corrections") or {})
    if not reason and not corrections:
        open_return_form(turn, found, role, say("form.needs_reason"))
        return
    give_back(turn, found, role, reason, corrections)


def _corrections(turn: Turn, brief: Brief, ticked: dict[str, Any]) -> list[Correction]:
    """Return one correction for each ticked field; `message` alone means each of its channels."""
    found = []
    for ref, note in ticked.items():
        words = clean(str(note or ""))[:LONGEST_NOTE]
        refs = (
            [ref] if ref != "message" else [other for other in brief.refs() if other.startswith("message.")]
        )
        found += [
            Correction(other, words, turn.me.handle, turn.now) for other in refs if other in brief.refs()
        ]
    return found


def give_back(turn: Turn, brief: Brief, role: str, reason: str | None, corrections: list[Correction]) -> None:
    """Return the Brief, tell the requester what is asked and begin with the first field."""
    decided = DECISION[role]
    brief.approvals.append(Approval(role, turn.me.handle, decided, "button", turn.now, brief.version, reason))
    brief.state = next_state(brief.state, "returned")
    brief.corrections, brief.returned_by, brief.returned_reason = corrections, turn.me.handle, reason
    brief.snapshots[-1]["returned"] = reason or "; ".join(item.note for item in corrections if item.note)
    turn.note(
        "brief_returned", brief, role=role, version=brief.version, fields=[item.field for item in corrections]
    )
    turn.save(brief)
    rewrite_cards(turn, brief)
    turn.tell(
        Reply(
            Receiver.person(brief.requester),
            tuple(_news(turn, brief, role)),
            buttons=(button(say("button.correct_now"), "resume", Style.PRIMARY, brief=brief.id),),
        )
    )
    turn.privately(say("return.done", folio=brief.folio))


def _heading(turn: Turn, brief: Brief, role: str) -> Text:
    name, folio, version = turn.me.name, brief.folio, brief.version
    if turn.me.handle in brief.escalated.get(role, ()):
        return say("news.returned.stand_in", name=name, folio=folio, version=version)
    return say(f"news.returned.{role}", name=name, folio=folio, version=version)


def _news(turn: Turn, brief: Brief, role: str) -> list[Text | str]:
    news: list[Text | str] = [_heading(turn, brief, role)]
    if brief.returned_reason:
        news.append(say("news.reason", reason=brief.returned_reason))
    news += [
        say("news.correction", field=label(item.field), note=item.note) for item in brief.open_corrections()
    ]
    news.append(
        say("news.only_these", count=len(brief.corrections))
        if brief.corrections
        else say("news.change_and_send")
    )
    return news
