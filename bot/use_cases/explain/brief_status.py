"""«¿En qué va?»: where a Brief is, who holds it, since when, and what comes next."""

from __future__ import annotations

from bot.core.brief import Brief
from bot.core.replies import Button
from bot.core.text import Param, Text, say
from bot.core.workflow import BriefState
from bot.use_cases.intake.ask_next import ask_again, start_over_message
from bot.use_cases.intake.drafts import OPEN, folio_in, meant, mine
from bot.use_cases.intake.pause import resume_button
from bot.use_cases.review.approvers import approvers
from bot.use_cases.review.cards import decided_line, name_of
from bot.use_cases.turn import Turn, button

MOST_LISTED = 10


def brief_status(turn: Turn) -> None:
    """Answer about the Brief that is meant, then restate the pending question."""
    brief = meant(turn)
    if brief is None:
        folio = folio_in(turn.text)
        turn.say(say("status.unknown", folio=folio) if folio else say("status.nothing"))
    else:
        turn.say(*status_lines(turn, brief), buttons=_next_step(brief))
    ask_again(turn)


def status_lines(turn: Turn, brief: Brief) -> list[Text | str]:
    """Return state, holder and the decisions so far."""
    lines: list[Text | str] = [
        say("status.line", brief=start_over_message(brief), state=say(f"state.{brief.state}"))
    ]
    holder = holder_of(turn, brief)
    if holder is not None:
        lines.append(say("status.holder", holder=holder))
    if brief.state in OPEN:
        lines.append(say("status.left", count=len(brief.missing())))
    lines += [
        decided_line(turn, held) for held in brief.approvals if held.valid and held.version == brief.version
    ]
    return lines


def holder_of(turn: Turn, brief: Brief) -> Param:
    """Return whose turn it is: names, or the OCM while nobody has taken the review."""
    if brief.state in OPEN:
        return name_of(turn, brief.requester)
    if brief.state is BriefState.AWAITING_APPROVALS:
        return tuple(_role_and_names(turn, brief, role) for role in brief.approvals_needed())
    if brief.state is BriefState.AWAITING_LEADER:
        return _role_and_names(turn, brief, "leader")
    if brief.state in (BriefState.IN_REVIEW, BriefState.APPROVED):
        return name_of(turn, brief.reviewer) if brief.reviewer else say("holder.ocm")
    return None


def _role_and_names(turn: Turn, brief: Brief, role: str) -> Text:
    names = tuple(person.name for person in approvers(turn.uow, brief, role))
    return say("submit.waiting_for", role=say(f"role.{role}"), names=names)


def _next_step(brief: Brief) -> tuple[Button, ...]:
    return (resume_button(brief),) if brief.state in OPEN else ()


def list_briefs(turn: Turn) -> None:
    """List the person's Briefs with their state; drafts can be taken up."""
    briefs = mine(turn)[:MOST_LISTED]
    if not briefs:
        turn.say(
            say("list.nothing"),
            buttons=(button(say("button.new_brief"), "control", intent="request_campaign"),),
        )
        return
    turn.say(
        say("list.heading", count=len(briefs)),
        *(
            say("status.line", brief=start_over_message(brief), state=say(f"state.{brief.state}"))
            for brief in briefs
        ),
        buttons=tuple(resume_button(brief) for brief in briefs if brief.state in OPEN)[:5],
    )
    ask_again(turn)
