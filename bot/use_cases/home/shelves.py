"""The shelves of a person's page: decisions that wait for them, their drafts, and what they have sent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.core.brief import Brief
from bot.core.overview import Entry, Shelf
from bot.core.replies import Button, Style
from bot.core.text import Param, say
from bot.core.workflow import BriefState
from bot.use_cases.explain.brief_status import status_lines
from bot.use_cases.intake.ask_next import start_over_message
from bot.use_cases.intake.drafts import OPEN, mine
from bot.use_cases.intake.labels import shown
from bot.use_cases.intake.progress import left_to_ask
from bot.use_cases.review.approvers import STATE_OF_ROLE
from bot.use_cases.review.cards import decision_buttons, name_of
from bot.use_cases.review.review_brief import waiting_for
from bot.use_cases.sections.second_door import section_buttons
from bot.use_cases.turn import Turn, button


def decisions(turn: Turn) -> Iterator[Shelf]:
    """Yield what waits for the person's decision, a shelf for each of their roles."""
    for role, state in STATE_OF_ROLE.items():
        entries = tuple(_decision(turn, brief, role) for brief in waiting_for(turn, role, state))
        if entries:
            yield Shelf(say(f"home.decide.{role}", count=len(entries)), entries)


def _decision(turn: Turn, brief: Brief, role: str) -> Entry:
    held = role == "analyst" and brief.reviewer not in (None, turn.me.handle)
    see = button(say("button.see_request"), "show_card", brief=brief.id, role=role)
    decide = () if held else decision_buttons(brief, role)
    return Entry(start_over_message(brief), tuple(_about(turn, brief, role)), (*decide, see))


def _about(turn: Turn, brief: Brief, role: str) -> Iterator[Param]:
    """Yield who asks for what and when it runs, since when it waits, and who has the review."""
    area = shown(turn.uow, brief, "area", brief.fields.get("area"))
    yield say("home.asked_by", name=name_of(turn, brief.requester), area=area)
    yield say(
        "home.glance",
        kind=shown(turn.uow, brief, "class", brief.fields.get("class")),
        audience=shown(turn.uow, brief, "audience", brief.fields.get("audience")),
        records=shown(turn.uow, brief, "records", brief.fields.get("records")),
        channels=shown(turn.uow, brief, "channels", brief.fields.get("channels")),
    )
    start, end = brief.fields.get("start_date"), brief.fields.get("end_date")
    if start and end:
        yield say("home.runs", start=date.fromisoformat(start), end=date.fromisoformat(end))
    since = brief.in_review_at if brief.state is BriefState.IN_REVIEW else brief.submitted_at
    if since is not None:
        yield say("home.waits_since", at=since, version=brief.version)
    if role == "analyst":
        yield (
            say("card.taken", name=name_of(turn, brief.reviewer))
            if brief.reviewer
            else say("home.nobody_has_it")
        )


def own(turn: Turn) -> Iterator[Shelf]:
    """Yield what the person has still to fill in or to correct; then what was sent, its holder and its next step."""
    briefs = mine(turn)
    drafts = tuple(_draft(turn, brief) for brief in briefs if brief.state in OPEN)
    if drafts:
        yield Shelf(say("home.drafts", count=len(drafts)), drafts)
    requests = tuple(_request(turn, brief) for brief in briefs if brief.state not in OPEN)
    if requests:
        yield Shelf(say("home.requests", count=len(requests)), requests)


def _draft(turn: Turn, brief: Brief) -> Entry:
    lines: list[Param] = [say("home.state", state=say(f"state.{brief.state}"))]
    if brief.returned_reason:
        lines.append(say("news.reason", reason=brief.returned_reason))
    lines.append(_to_be_done(brief))
    go_on = button(say("home.go_on"), "resume", Style.PRIMARY, brief=brief.id)
    return Entry(start_over_message(brief), tuple(lines), (go_on, *section_buttons(turn, brief)))


def _to_be_done(brief: Brief) -> Param:
    if brief.corrections:
        return say("home.corrections", count=len(brief.corrections))
    left = left_to_ask(brief)
    return say("home.left", count=left) if left else say("home.ready")


def _request(turn: Turn, brief: Brief) -> Entry:
    _, *lines = status_lines(turn, brief)
    standing = say("home.state", state=say(f"state.{brief.state}"))
    return Entry(
        start_over_message(brief), (standing, *lines, say(f"home.next.{brief.state}")), tuple(_asking(brief))
    )


def _asking(brief: Brief) -> Iterator[Button]:
    yield button(say("home.status"), "control", intent="brief_status", text=brief.folio or "")
    yield button(say("home.dates"), "control", intent="due_dates", text=brief.folio or "")
    yield button(say("home.copy"), "copy", brief=brief.id)
