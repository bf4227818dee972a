"""Fills the side panel: the person's Brief as it stands, in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot.channels.sandbox.panel import Panel, PanelApproval, PanelClock, PanelField, PanelSection
from bot.core.brief import Brief
from bot.core.clocks import first_start
from bot.core.forms.brief import BRIEF
from bot.core.forms.definition import Kind
from bot.core.rules import zero_of
from bot.core.text import Param, say
from bot.core.workflow import BriefState
from bot.use_cases.explain.brief_status import holder_of
from bot.use_cases.intake.labels import label, shown
from bot.use_cases.review.cards import ROLES, decided_line, decision
from bot.use_cases.turn import Turn

DRAFT_DAYS = 30  # domain §5
Words = Callable[[Param], str]


def brief_in_view(turn: Turn) -> Brief | None:
    """Return the person's Brief in hand, else the newest one."""
    return turn.brief or next(iter(turn.uow.briefs.of(turn.me.handle)), None)


def brief_panel(turn: Turn) -> Panel | None:
    """Return the panel of the person whose *turn* it is, None where there is no Brief."""
    brief = brief_in_view(turn)
    if brief is None:
        return None

    def words(text: Param) -> str:
        return turn.services.wording.render(text, turn.me.language)

    missing = brief.missing()
    required = [ref for ref in brief.refs() if BRIEF.field(ref).required]
    holder = holder_of(turn, brief)
    return Panel(
        title=brief.fields.get("name") or words(say("brief.unnamed")),
        folio=brief.folio or "",
        state=words(say(f"state.{brief.state}")),
        version=words(say("version.label", version=brief.version)) if brief.folio else "",
        holder=words(holder) if holder is not None else "",
        filled=len(required) - len(missing),
        total=len(required),
        sections=_sections(turn, brief, words),
        approvals=[
            _approval(turn, brief, role, words) for role in ROLES if role != "leader" or brief.is_exceptional
        ],
        clocks=_clocks(turn, brief, words),
    )


def _sections(turn: Turn, brief: Brief, words: Words) -> list[PanelSection]:
    groups: dict[str, list[PanelField]] = {f"section.{code}": [] for code in (*BRIEF.sections, "files")}
    notes = {item.field: item.note for item in brief.corrections}
    for ref in brief.refs():
        field = BRIEF.field(ref)
        value = brief.value(ref)
        absent = value is None or value == []
        if absent and not field.required:
            continue
        shown_value = "" if absent else words(shown(turn.uow, brief, ref, value))
        title = "section.files" if field.kind is Kind.FILE else f"section.{field.section}"
        groups[title].append(
            PanelField(label=words(label(ref)), value=shown_value, missing=absent, note=notes.get(ref, ""))
        )
    return [
        PanelSection(title=words(say(title)), fields=fields) for title, fields in groups.items() if fields
    ]


def _approval(turn: Turn, brief: Brief, role: str, words: Words) -> PanelApproval:
    held = brief.approval(role) or decision(brief, role)
    if held is None:
        return PanelApproval(
            label=words(say(f"role.{role}")), value=words(say("panel.waiting")), tone="waiting"
        )
    tone = "done" if held.decision == "approved" else "refused"
    return PanelApproval(label=words(say(f"role.{role}")), value=words(decided_line(turn, held)), tone=tone)


def _clocks(turn: Turn, brief: Brief, words: Words) -> list[PanelClock]:
    clocks = []
    if brief.state is BriefState.DRAFT:
        expires = brief.created_at + timedelta(days=DRAFT_DAYS)
        clocks.append(
            _clock(words, "panel.clock.expires", words(say("role.requester")), expires.date(), "calm")
        )
    if brief.state in (BriefState.DRAFT, BriefState.RETURNED):
        first = first_start(zero_of(brief, turn.rules), turn.services.calendar)
        clocks.append(_clock(words, "panel.clock.first_start", words(say("role.requester")), first, "calm"))
    if brief.state is BriefState.AWAITING_APPROVALS and brief.submitted_at:
        due = turn.services.calendar.add_business_days(brief.submitted_at.date(), 1)
        tone = "late" if turn.today > due else "soon" if turn.today == due else "calm"
        for role in brief.approvals_needed():
            name = words(say(f"role.{role}"))
            clocks.append(_clock(words, "panel.clock.approval", name, due, tone, role=name))
    if brief.state is BriefState.IN_REVIEW and brief.in_review_at:
        due_at = turn.services.calendar.add_working_hours(brief.in_review_at, 4)
        tone = "late" if turn.now > due_at else "soon"
        clocks.append(_clock(words, "panel.clock.review", words(say("role.analyst")), due_at, tone))
    return clocks


def _clock(words: Words, id: str, owner: str, due: Param, tone: str, **params: Param) -> PanelClock:
    return PanelClock(label=words(say(id, **params)), owner=owner, due=words(due), tone=tone)
