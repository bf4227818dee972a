"""«¿Para cuándo?»: every clock of a Brief with its due date, whose it is and which days do not count (R1–R3, §6)."""

from __future__ import annotations

from datetime import date

from bot.core.brief import Brief
from bot.core.deadlines import REVIEW_HOURS, Deadline, Pause, Runs, deadlines, pauses, review_due
from bot.core.text import ShownDay, Text, say
from bot.use_cases.explain.brief_status import holder_of
from bot.use_cases.explain.day_by_day import span_of
from bot.use_cases.explain.due_topics import asked_topics, channel_lines, named_channels
from bot.use_cases.intake.ask_next import ask_again
from bot.use_cases.intake.drafts import meant
from bot.use_cases.remind.moments import shown_moment
from bot.use_cases.turn import Turn

SENT = "brief_sent"  # the event of the package's departure


def due_dates(turn: Turn) -> None:
    """Say the clocks of the Brief that is meant; what is asked about in general is answered from today."""
    brief = meant(turn)
    clocks = clocks_of(turn, brief or nothing_yet(turn))
    named = named_channels(turn)
    general = asked_topics(turn, {clock.code for clock in clocks})
    of_channels = channel_lines(turn, clocks, named)
    said = general or (of_channels if named else [*_standing(turn, brief, clocks), *of_channels])
    turn.say(*(said or [say("due.over", state=say(f"state.{brief.state}"))] if brief else said))
    ask_again(turn)


def clocks_of(turn: Turn, brief: Brief) -> tuple[Deadline, ...]:
    """Return a Brief's clocks; when its package was sent is in the audit trail."""
    sent = [event.at for event in turn.uow.events.of_brief(brief.id) if event.code == SENT]
    return deadlines(brief, turn.now, turn.services.calendar, max(sent, default=None))


def nothing_yet(turn: Turn) -> Brief:
    """Return an empty Brief: what would hold for one that were begun now."""
    return Brief(id="", requester=turn.me.handle, created_at=turn.now)


def _standing(turn: Turn, brief: Brief | None, clocks: tuple[Deadline, ...]) -> list[Text | str]:
    lines: list[Text | str] = []
    for clock in clocks:
        if clock.code != "channel":
            lines += _lines(turn, brief, clock)
    if brief is not None:
        lines += _review(turn, brief)
        lines += [_pause(pause) for pause in pauses(brief)]
        holder = holder_of(turn, brief) if brief.folio else None
        if holder is not None:
            lines.append(say("due.holder", holder=holder))
    return lines


def _lines(turn: Turn, brief: Brief | None, clock: Deadline) -> list[Text | str]:
    due, span = ShownDay(clock.due), span_of(turn, clock)
    if clock.code != "start":
        return [say(f"due.{clock.code}", due=due, span=span)]
    lines: list[Text | str] = [say("due.first_start", due=due, span=span, rule=clock.rule)]
    start = brief.fields.get("start_date") if brief else None
    if start is not None:
        asked = date.fromisoformat(start)
        lines.append(say("due.fits" if asked >= clock.due else "due.too_early", start=ShownDay(asked)))
    if clock.runs is Runs.PAUSED:
        lines.append(say("due.start_paused"))
    elif clock.runs is Runs.EXPECTED:
        lines.append(say("due.if_today"))
    return lines


def _review(turn: Turn, brief: Brief) -> list[Text | str]:
    moment = review_due(brief, turn.services.calendar)
    return (
        [] if moment is None else [say("due.review", moment=shown_moment(turn, moment), count=REVIEW_HOURS)]
    )


def _pause(pause: Pause) -> Text:
    since = ShownDay(pause.since.date())
    if pause.until is None:
        return say("due.pause_open", since=since)
    return say("due.pause", since=since, until=ShownDay(pause.until.date()))
