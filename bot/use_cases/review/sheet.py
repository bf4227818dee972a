"""What the printed Brief says, still without a language: the printer's adapter finds the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.brief import Attachment, Brief
from bot.core.replies import Section
from bot.core.rules import Check, base_report, check
from bot.core.text import Param, Text, say
from bot.use_cases.intake.labels import label, shown
from bot.use_cases.intake.show_summary import summary_sections
from bot.use_cases.review.approvers import approvers
from bot.use_cases.review.cards import ROLES, name_of
from bot.use_cases.turn import Turn


@dataclass(frozen=True)
class SheetApproval:
    """One line of the approvals: empty decision where it is still awaited."""

    role: Text
    person: Param
    decision: Text | None
    means: Text | None
    at: datetime | None
    comment: str | None


@dataclass(frozen=True)
class SheetFile:
    """One attachment with its full SHA-256 and, for the database, the verdict."""

    kind: Text
    attachment: Attachment
    verdict: Text | None


@dataclass(frozen=True)
class SheetContent:
    """Everything on the printed Brief."""

    institution: str
    folio: str
    version: int
    state: Text
    name: str
    requester: str
    area: Param
    submitted_at: datetime
    printed_at: datetime
    sections: tuple[Section, ...]
    approvals: tuple[SheetApproval, ...]
    files: tuple[SheetFile, ...]
    checks: tuple[Check, ...]
    history: tuple[tuple[int, datetime, str, Text | str], ...]


def sheet_content(turn: Turn, brief: Brief) -> SheetContent:
    """Gather what is printed of a submitted Brief."""
    return SheetContent(
        institution=turn.services.institution,
        folio=brief.folio or "",
        version=brief.version,
        state=say(f"state.{brief.state}"),
        name=brief.fields.get("name") or "",
        requester=name_of(turn, brief.requester),
        area=shown(turn.uow, brief, "area", brief.fields.get("area")),
        submitted_at=brief.submitted_at or brief.created_at,
        printed_at=turn.now,
        sections=tuple(
            section for section in summary_sections(turn, brief) if section.title.id != "section.files"
        ),
        approvals=tuple(
            _approval(turn, brief, role) for role in ROLES if role != "leader" or brief.is_exceptional
        ),
        files=tuple(_file(brief, held) for held in brief.attachments),
        checks=check(brief, turn.rules),
        history=tuple(
            (
                shot["version"],
                shot["at"],
                name_of(turn, brief.requester),
                shot.get("returned") or say("sheet.sent"),
            )
            for shot in brief.snapshots
        ),
    )


def _approval(turn: Turn, brief: Brief, role: str) -> SheetApproval:
    held = brief.approval(role)
    if held is None:
        awaited = name_of(turn, brief.reviewer) if role == "analyst" and brief.reviewer else None
        names: Param = awaited or tuple(person.name for person in approvers(turn.uow, brief, role))
        return SheetApproval(say(f"role.{role}"), names, None, None, None, None)
    return SheetApproval(
        say(f"role.{role}"),
        name_of(turn, held.by),
        say(f"decision.{held.decision}"),
        say(f"means.{held.means}"),
        held.at,
        held.comment,
    )


def _file(brief: Brief, held: Attachment) -> SheetFile:
    report = base_report(brief) if held.kind == "database" else None
    verdict = say(f"verdict.{report.verdict}") if report else None
    return SheetFile(label(held.kind), held, verdict)
