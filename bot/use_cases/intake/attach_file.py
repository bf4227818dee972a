"""Files at any moment: matched to what is missing, the database checked, a document approval counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.core.attachment_kinds import ACCEPTED, extension, guess_kind
from bot.core.bases.judge import judge
from bot.core.bases.report import BaseReport, Verdict, next_problem
from bot.core.bases.survey import Survey
from bot.core.brief import Attachment, Brief
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind
from bot.core.messages import IncomingFile
from bot.core.text import Text, say
from bot.core.workflow import BriefState
from bot.use_cases.intake.answer_field import accept, go_on
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.intake.drafts import OPEN, open_drafts
from bot.use_cases.intake.labels import label
from bot.use_cases.intake.repair_base import owe_repairs
from bot.use_cases.intake.request_campaign import start
from bot.use_cases.intake.templates import templates_named
from bot.use_cases.intake.upload_link import upload_link
from bot.use_cases.plain_questions import cannot_send
from bot.use_cases.review.approval_documents import ROLE_OF_KIND
from bot.use_cases.review.approve_brief import approve
from bot.use_cases.review.approvers import STATE_OF_ROLE, may_decide
from bot.use_cases.turn import Turn, button

ASKABLE = ("database", "script", "piece", "results_sheet", "endorsement", "boss_approval", "other")
WARNS_BEYOND = 3


@dataclass(frozen=True)
class PreparedFile:
    """An uploaded file and what was found out about it before the turn; `survey` for spreadsheets only."""

    file: IncomingFile
    survey: Survey | None


def attach_file(turn: Turn) -> None:
    """Answer «te adjunto la base» or «dame la plantilla»: send templates, or say how to attach."""
    wanted = templates_named(turn)
    if wanted:
        turn.say(say("templates.here"), documents=wanted)
    elif cannot_send(turn):
        upload_link(turn)
        return
    else:
        ways = (button(say("button.upload_link"), "upload_link"),) if turn.services.public_url else ()
        turn.say(say("attach.how"), buttons=ways)
    ask_again(turn)


def receive_files(turn: Turn, files: tuple[PreparedFile, ...], caption: str) -> None:
    """Take an upload: an approver's document, or files of the Brief in hand."""
    if turn.brief is None and _as_approver(turn, files):
        return
    if turn.brief is None and not _take_up_draft(turn):
        start(turn, caption)
    turn.several_files = len(files) > 1
    for prepared in files:
        _receive(turn, prepared, caption)


def receive_files_for(turn: Turn, brief: str, files: tuple[PreparedFile, ...]) -> None:
    """Take files that were asked for a Brief, whichever one is in hand meanwhile."""
    if take_up_open(turn, turn.uow.briefs.get(brief)):
        receive_files(turn, files, "")


def take_up_open(turn: Turn, brief: Brief) -> bool:
    """Have the person's own open Brief in hand; False, and say why, where it is not open to them any more."""
    if brief.requester != turn.me.handle or brief.state not in OPEN:
        turn.say(say("resume.gone", state=say(f"state.{brief.state}")))
        return False
    if turn.conversation.brief != brief.id:
        turn.take_up(brief)
    return True


def _take_up_draft(turn: Turn) -> bool:
    drafts = open_drafts(turn)
    if len(drafts) == 1:
        turn.take_up(drafts[0])
    return len(drafts) == 1


def _receive(turn: Turn, prepared: PreparedFile, caption: str) -> None:
    asked = turn.conversation.asking
    wanted = "script" if asked and asked.startswith("message.") else asked
    missing = [ref for ref in turn.draft.missing() if BRIEF.field(ref).kind is Kind.FILE]
    if prepared.file.size == 0:
        turn.say(say("attach.empty", name=prepared.file.name))
        ask_again(turn)
        return
    kind = guess_kind(prepared.file.name, caption, asked=wanted, missing=missing)
    if kind is None:
        _ask_kind(turn, prepared)
    else:
        keep_file(turn, prepared, kind)


def _ask_kind(turn: Turn, prepared: PreparedFile) -> None:
    file, suffix = prepared.file, extension(prepared.file.name)
    kinds = [kind for kind in ASKABLE if suffix in ACCEPTED[kind]]
    if not kinds:
        turn.say(say("attach.wrong_type", name=file.name, accepted=tuple(sorted(ACCEPTED["other"]))))
        ask_again(turn)
        return
    args: dict[str, Any] = {"sha256": file.sha256, "name": file.name, "size": file.size}
    turn.say(
        say("attach.which", name=file.name),
        buttons=tuple(
            turn.draft_button(_kind_label(turn, kind, file.name), "file_kind", kind=kind, **args)
            for kind in kinds
        ),
    )


def _kind_label(turn: Turn, kind: str, name: str) -> Text:
    """Return what a button says: with the file's name where several files are asked about together."""
    if turn.several_files:
        return say("button.kind_of_file", kind=say(f"field.{kind}"), name=name)
    return say(f"field.{kind}")


def keep_file(turn: Turn, prepared: PreparedFile, kind: str) -> None:
    """Attach a file as *kind*, or say why it cannot be that; the draft stays untouched then."""
    file, brief = prepared.file, turn.draft
    if brief.state not in (BriefState.DRAFT, BriefState.RETURNED):
        turn.say(say("attach.not_now", state=say(f"state.{brief.state}")))
        return
    if extension(file.name) not in ACCEPTED[kind]:
        turn.say(say("attach.wrong_type", name=file.name, accepted=tuple(sorted(ACCEPTED[kind]))))
        ask_again(turn)
        return
    if kind == "database":
        _keep_base(turn, prepared)
        return
    attached = Attachment(kind, file.name, file.sha256, file.size, turn.me.handle, turn.now)
    replaced = BRIEF.has(kind) and brief.attachment(kind) is not None
    brief.attach(attached)
    _note(turn, brief, attached)
    asked = turn.conversation.asking
    if kind == "script" and asked and asked.startswith("message."):
        accept(turn, asked, {"attachment": file.sha256})
        return
    turn.say(say("attach.replaced" if replaced else "attach.done", name=file.name, kind=say(f"field.{kind}")))
    if kind in ROLE_OF_KIND:
        turn.say(say("attach.counts_when", role=say(f"role.{ROLE_OF_KIND[kind]}")))
    _settle(turn, kind)
    go_on(turn)


def _settle(turn: Turn, kind: str) -> None:
    brief = turn.draft
    brief.corrections = [item for item in brief.corrections if item.field != kind]


def _note(turn: Turn, brief: Brief, attached: Attachment) -> None:
    turn.note("file_attached", brief, kind=attached.kind, sha256=attached.sha256, size=attached.size)


def _keep_base(turn: Turn, prepared: PreparedFile) -> None:
    """Check the database (R7): take it, take it with warnings, or refuse it, one class of error at a time."""
    brief, file, survey = turn.draft, prepared.file, prepared.survey
    if survey is None:
        turn.say(say("base.unreadable.wrong_type", name=file.name))
        ask_again(turn)
        return
    fields = brief.fields
    report = judge(
        survey,
        tuple(fields.get("channels") or ()),
        fields.get("records"),
        tuple(fields.get("variables") or ()),
    )
    if report.verdict == Verdict.REJECTED:
        turn.say(say("base.rejected", name=file.name), *explain_report(survey, report), say("base.fix"))
        turn.note("base_refused", brief, sha256=file.sha256)
        owe_repairs(turn, file, report)
        ask_again(turn)
        return
    attached = Attachment(
        "database", file.name, file.sha256, file.size, turn.me.handle, turn.now, survey.to_json()
    )
    brief.attach(attached)
    _note(turn, brief, attached)
    turn.say(
        say(f"base.{report.verdict}", name=file.name, count=report.total), *explain_report(survey, report)
    )
    turn.say(say("base.kept" if turn.by_link else "base.delete_from_chat"))
    owe_repairs(turn, file, report)
    _settle(turn, "database")
    go_on(turn)


def explain_report(survey: Survey, report: BaseReport) -> list[Text | str]:
    """Return the verdict in words: the most basic class of error first, the others counted."""
    if survey.problem is not None:
        return [say(f"base.unreadable.{survey.problem}")]
    if report.missing:
        return [
            say(
                "base.missing",
                count=len(report.missing),
                columns=tuple(_column(item) for item in report.missing),
            )
        ]
    first = next_problem(report)
    lines: list[Text | str] = []
    if first is not None:
        lines.append(
            say(f"base.error.{first.code}", count=first.count, rows=tuple(str(row) for row in first.rows))
        )
    others = [error for error in report.errors if first is not None and error.code != first.code]
    if others:
        lines.append(
            say(
                "base.others",
                items=tuple(say(f"base.short.{error.code}", count=error.count) for error in others),
            )
        )
    lines += [
        say("base.usable", channel=say(f"option.channels.{channel}"), count=count)
        for channel, count in report.usable.items()
    ]
    return lines


MEANINGS = frozenset({"identification", "name", "mobile", "landline", "email", "city", "remarks", "opt_out"})


def _column(meaning: str) -> Text | str:
    return say(f"column.{meaning}") if meaning in MEANINGS else meaning


def _as_approver(turn: Turn, files: tuple[PreparedFile, ...]) -> bool:
    """Take a document uploaded by the approver as the approval it is (by document)."""
    waiting = [
        (brief, role)
        for role, state in STATE_OF_ROLE.items()
        if role != "analyst"
        for brief in turn.uow.briefs.in_states([state])
        if may_decide(turn.uow, brief, role, turn.me) and brief.approval(role) is None
        if all(_may_approve(item, role) for item in files)
    ]
    if not waiting:
        return False
    if len(waiting) > 1:
        turn.say(
            say("approve.which_document"),
            buttons=tuple(
                button(
                    say("brief.called_folio", folio=brief.folio, name=brief.fields.get("name")),
                    "document_for",
                    brief=brief.id,
                    role=role,
                    files=[_wire(item) for item in files],
                )
                for brief, role in waiting[:8]
            ),
        )
        return True
    approve_by_document(turn, *waiting[0], files)
    return True


def _may_approve(prepared: PreparedFile, role: str) -> bool:
    """Tell whether a file can be that role's signed document: a database or an empty file is none."""
    kind = next(kind for kind, owner in ROLE_OF_KIND.items() if owner == role)
    return prepared.file.size > 0 and extension(prepared.file.name) in ACCEPTED[kind]


def _wire(prepared: PreparedFile) -> dict[str, object]:
    return {"sha256": prepared.file.sha256, "name": prepared.file.name, "size": prepared.file.size}


def approve_by_document(turn: Turn, brief: Brief, role: str, files: tuple[PreparedFile, ...]) -> None:
    """Attach the approver's document and record the approval it stands for."""
    kind = next(kind for kind, owner in ROLE_OF_KIND.items() if owner == role)
    for prepared in files:
        file = prepared.file
        attached = Attachment(
            kind, file.name, file.sha256, file.size, turn.me.handle, turn.now, verified=True
        )
        brief.attach(attached)
        _note(turn, brief, attached)
    turn.say(say("approve.by_document", folio=brief.folio, field=label(kind)))
    approve(turn, brief, role, means="document")
