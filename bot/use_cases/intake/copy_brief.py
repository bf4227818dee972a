"""«Igual que la del mes pasado»: a new draft from a former Brief; its dates and files are asked anew."""

from __future__ import annotations

from datetime import date

from bot.core.brief import Brief, Origin
from bot.core.forms.inference import infer
from bot.core.text import say
from bot.use_cases.intake.ask_next import ask_next, start_over_message
from bot.use_cases.intake.drafts import folio_in, may_see
from bot.use_cases.intake.request_campaign import may_ask, named_in, prefill
from bot.use_cases.turn import Turn, button

FRESH = frozenset({"start_date", "end_date", "records", "retention_until", "requester", "area", "boss"})


def copy_brief(turn: Turn) -> None:
    """Copy the former Brief that is meant: by folio, by name, of last month, or the last one sent."""
    if not may_ask(turn):
        return
    former = [brief for brief in turn.uow.briefs.of(turn.me.handle) if brief.folio]
    found = _by_folio(turn) or next((brief for brief in former if named_in(turn.text, brief)), None)
    last_month = [
        brief
        for brief in former
        if brief.submitted_at and _is_month_before(brief.submitted_at.date(), turn.today)
    ]
    candidates = [found] if found else last_month or former
    if not candidates:
        turn.say(
            say("copy.nothing"),
            buttons=(button(say("button.new_brief"), "control", intent="request_campaign"),),
        )
    elif len(candidates) == 1:
        copy(turn, candidates[0])
    else:
        turn.say(
            say("copy.which"),
            buttons=tuple(
                button(start_over_message(brief), "copy", brief=brief.id) for brief in candidates[:6]
            ),
        )


def _by_folio(turn: Turn) -> Brief | None:
    folio = folio_in(turn.text)
    brief = turn.uow.briefs.by_folio(folio) if folio else None
    return brief if brief is not None and may_see(turn, brief) else None


def _is_month_before(day: date, today: date) -> bool:
    months = (today.year - day.year) * 12 + today.month - day.month
    return months == 1


def copy(turn: Turn, former: Brief) -> None:
    """Open a draft with the former's answers, all shown to be checked."""
    brief = Brief(id=turn.services.new_id(), requester=turn.me.handle, created_at=turn.now)
    for code, value in former.fields.items():
        if code not in FRESH and value is not None:
            brief.fill(code, value, Origin.COPIED)
    written = brief.fields.get("message") or {}  # a message in a file stayed with the former's attachments
    brief.fields["message"] = {channel: said for channel, said in written.items() if isinstance(said, str)}
    prefill_missing(turn, brief)
    turn.take_up(brief)
    infer(brief)
    turn.save(brief)
    turn.note("brief_copied", brief, source=former.folio)
    turn.say(say("copy.done", brief=start_over_message(former)))
    ask_next(turn)


def prefill_missing(turn: Turn, brief: Brief) -> None:
    """Fill from directory and defaults what the copy left open."""
    fresh = Brief(id=brief.id, requester=brief.requester, created_at=brief.created_at)
    prefill(turn, fresh)
    for code, value in fresh.fields.items():
        if not brief.is_filled(code):
            brief.fill(code, value, Origin(fresh.origins[code]))
