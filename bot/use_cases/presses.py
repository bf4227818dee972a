"""The table from a button's verb to its use case: every press and every form sent ends here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.core.forms.brief import BRIEF
from bot.core.forms.readers import Answer
from bot.core.messages import IncomingFile
from bot.core.replies import Action
from bot.core.text import say
from bot.core.workflow import BriefState
from bot.use_cases.actions import action
from bot.use_cases.deals.decisions import asks_for_words
from bot.use_cases.deals.presses import DEAL_FORMS, DEAL_OPENERS, DEAL_PRESSES
from bot.use_cases.explain import define_term
from bot.use_cases.home import page
from bot.use_cases.intake import cancel, copy_brief, delegate, pause, submit_brief, upload_link
from bot.use_cases.intake.answer_field import accept
from bot.use_cases.intake.ask_next import ask_again, choice_card, choice_toggles
from bot.use_cases.intake.attach_file import PreparedFile, approve_by_document, keep_file
from bot.use_cases.intake.correct_field import change_from_card
from bot.use_cases.intake.missed import miss
from bot.use_cases.intake.request_campaign import may_ask, start
from bot.use_cases.intake.suggestions import suggestion
from bot.use_cases.pipeline import export, pictures, upload
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.remind import sales_wishes, snooze
from bot.use_cases.review import approve_brief, return_brief, review_brief, verify_document
from bot.use_cases.sections import form
from bot.use_cases.support import clarify, human, offered
from bot.use_cases.turn import Turn

OPEN = (BriefState.DRAFT, BriefState.RETURNED)


def run(turn: Turn, verb: str, args: dict[str, Any]) -> None:
    """Do what *verb* asks, with the arguments its button was made with."""
    draft = args.pop("draft", None)
    if draft is not None and not _in_hand(turn, draft):
        turn.say(say("press.other_draft"))
        ask_again(turn)
        return
    PRESSES[verb](turn, **args)


def _in_hand(turn: Turn, draft: str) -> bool:
    """Tell whether the button's draft is, or can again become, the one in hand."""
    if turn.conversation.brief == draft:
        return True
    brief = turn.uow.briefs.get(draft)
    if turn.conversation.brief is None and brief.requester == turn.me.handle and brief.state in OPEN:
        turn.take_up(brief)
        return True
    return False


def _control(turn: Turn, intent: str, text: str = "", ref: str | None = None) -> None:
    if ref is not None and turn.conversation.asking != ref:
        turn.say(say("press.past_question"))
        ask_again(turn)
        return
    turn.text = text
    turn.conversation.settle()
    action(f"action_{intent}")(turn)


def _answer(turn: Turn, ref: str, value: Any) -> None:
    if ref not in turn.draft.refs():
        turn.say(say("press.past_question"))
        ask_again(turn)
        return
    accept(turn, ref, value)


def _suggestion(turn: Turn, ref: str) -> None:
    value = suggestion(turn, ref)
    if value is None:
        ask_again(turn)
    else:
        _answer(turn, ref, value)


def _toggle(turn: Turn, ref: str, value: str) -> None:
    """Tick or untick one choice; the question is rewritten where it stands."""
    conversation = turn.conversation
    if conversation.asking != ref:
        conversation.ask(ref, detour=True)
        conversation.ticked = list(turn.draft.value(ref) or [])
    ticked = conversation.ticked
    conversation.ticked = [held for held in ticked if held != value] if value in ticked else [*ticked, value]
    standing = next(
        (reply for reply in conversation.last_replies if reply.card == choice_card(turn, ref)), None
    )
    if standing is None:
        ask_again(turn)
        return
    count = len(choice_toggles(turn, BRIEF.field(ref), ref))
    turn.rewrite(standing, (*choice_toggles(turn, BRIEF.field(ref), ref), *standing.buttons[count:]))


def _toggled(turn: Turn, ref: str) -> None:
    ticked = turn.conversation.ticked if turn.conversation.asking == ref else []
    if not ticked:
        miss(turn, ref, Answer(problem="no_option"))
        return
    order = BRIEF.field(ref).options
    accept(turn, ref, sorted(ticked, key=order.index))


def _resume(turn: Turn, brief: str) -> None:
    found = turn.uow.briefs.get(brief)
    if found.requester != turn.me.handle or found.state not in OPEN:
        turn.say(say("resume.gone", state=say(f"state.{found.state}")))
        return
    pause.resume(turn, found)


def _file_kind(turn: Turn, kind: str, sha256: str, name: str, size: int) -> None:
    survey = turn.survey_of(sha256) if kind == "database" else None
    keep_file(turn, PreparedFile(IncomingFile(sha256, name, size), survey), kind)


def _document_for(turn: Turn, brief: str, role: str, files: list[dict[str, Any]]) -> None:
    found = turn.uow.briefs.get(brief)
    if not approve_brief.refused(turn, found, role, found.version):
        approve_by_document(
            turn, found, role, tuple(PreparedFile(IncomingFile(**item), None) for item in files)
        )


def _copy(turn: Turn, brief: str) -> None:
    copy_brief.copy(turn, turn.uow.briefs.get(brief))


def _start_new(turn: Turn, text: str) -> None:
    if not may_ask(turn):
        return
    turn.take_up(None)
    turn.text = text
    start(turn, text)


PRESSES: dict[str, Callable[..., None]] = {
    "answer": _answer,
    "approve": approve_brief.press_approve,
    "approve_with_comment": approve_brief.approve_with_comment,
    "ask_exception": submit_brief.ask_exception,
    "cancel_no": cancel.cancel_no,
    "cancel_with_reason": cancel.cancel_with_reason,
    "cancel_yes": cancel.cancel_yes,
    "change": change_from_card,
    "claim": review_brief.claim,
    "comment": approve_brief.ask_comment,
    "control": _control,
    "copy": _copy,
    "define": define_term.define,
    "dismiss": delegate.dismiss,
    "document_for": _document_for,
    "file_kind": _file_kind,
    "glossary": define_term.show_glossary,
    "hand_over": delegate.hand_over,
    "home_page": page.turn_page,
    "human_back": human.answer_back,
    "human_back_sent": human.answer_back_sent,
    "human_close": human.close,
    "human_open": human.open_case,
    "human_take": human.take,
    "neither": clarify.neither,
    "open_section": form.open_section,
    "pipeline_export": export.owe_export,
    "pipeline_import": upload.press_import,
    "pipeline_picture": pictures.owe_picture,
    "reading": offered.take_reading,
    "release": review_brief.release,
    "resume": _resume,
    "return": return_brief.press_return,
    "return_submitted": return_brief.return_submitted,
    "section_submitted": form.section_submitted,
    "sales_wish": sales_wishes.press_wish,
    "show_card": snooze.show_card,
    "snooze": snooze.press_snooze,
    "start_new": _start_new,
    "suggestion": _suggestion,
    "toggle": _toggle,
    "toggled": _toggled,
    "upload_link": upload_link.upload_link,
    "verify": verify_document.verify,
    **DEAL_PRESSES,
}
OPENERS = frozenset({"cancel_yes", "comment", "human_back", "open_section", "return"}) | DEAL_OPENERS
"""Verbs whose answer may be a form: a channel whose windows cannot wait opens one at the press."""
FORMS = frozenset({
    "approve_with_comment", "cancel_with_reason", "human_back_sent", "return_submitted", "section_submitted",
}) | DEAL_FORMS  # fmt: skip


def opens_form(uow: UnitOfWork, asked: Action) -> bool:
    """Tell whether a press of this action is answered by a form, or by a refusal in its place."""
    if asked.verb == "deal_approve":
        return asks_for_words(uow, asked.args["deal"], asked.args["gate"])
    if asked.verb != "cancel_yes":
        return asked.verb in OPENERS
    return not asked.args.get("reason") and uow.briefs.get(asked.args["brief"]).state is not BriefState.DRAFT
