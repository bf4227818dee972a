"""Which of a person's Briefs is meant."""

from __future__ import annotations

import re

from bot.core.brief import Brief
from bot.core.workflow import BriefState
from bot.use_cases.intake.request_campaign import named_in
from bot.use_cases.turn import Turn

FOLIO = re.compile(r"\bCAMP[-\s]?(\d{4})[-\s]?(\d{1,6})\b", re.IGNORECASE)
OPEN = (BriefState.DRAFT, BriefState.RETURNED)
OVER = (BriefState.CANCELLED, BriefState.EXPIRED)


def folio_in(text: str) -> str | None:
    """Return the folio written in *text*, in its full form."""
    match = FOLIO.search(text)
    return f"CAMP-{match.group(1)}-{int(match.group(2)):04d}" if match else None


def mine(turn: Turn) -> list[Brief]:
    """Return the person's Briefs, newest first, without what is over."""
    return [brief for brief in turn.uow.briefs.of(turn.me.handle) if brief.state not in OVER]


def open_drafts(turn: Turn) -> list[Brief]:
    """Return the person's Briefs that can still be filled."""
    return [brief for brief in mine(turn) if brief.state in OPEN]


def meant(turn: Turn) -> Brief | None:
    """Return the Brief a question is about: named by folio or name, else the one in hand, else the newest."""
    folio = folio_in(turn.text)
    if folio:
        brief = turn.uow.briefs.by_folio(folio)
        return brief if brief is not None and may_see(turn, brief) else None
    briefs = mine(turn)
    named = [brief for brief in briefs if named_in(turn.text, brief)]
    if named:
        return named[0]
    return turn.brief or next(iter(briefs), None)


def may_see(turn: Turn, brief: Brief) -> bool:
    """Tell whether the person may see a Brief: the requester, its boss, and the roles that work on it (R12)."""
    if turn.me.handle in (brief.requester, brief.fields.get("boss")):
        return True
    return bool(turn.me.roles & {"communications", "analyst", "leader", "front", "admin"})
