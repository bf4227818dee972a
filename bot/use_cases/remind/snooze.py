"""«Recordar luego», «recuérdame el lunes»: a reminder is put off, the deadline is not (domain §6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.reminders.moments import Asked, next_morning, read_moment, wants_no_more
from bot.core.reminders.plan import subject_of
from bot.core.reminders.rows import Matter, Reminder
from bot.core.reminders.sales_plan import is_sales, kind_of
from bot.core.replies import Button, Receiver
from bot.core.text import say
from bot.core.workflow import BriefState
from bot.use_cases.remind.moments import shown_moment
from bot.use_cases.remind.sales_wishes import silence, take_sales_wish
from bot.use_cases.review.approvers import may_decide
from bot.use_cases.review.cards import repost
from bot.use_cases.turn import Turn, button

FRESH = timedelta(days=3)
"""For so long «recuérdame» is about the last reminder."""
HOURS = 2
NEVER = timedelta(days=3650)
OWN = (Matter.DRAFT, Matter.RETURNED)
"""Matters nobody but the person waits for."""
SALES = tuple(matter for matter in Matter if is_sales(matter))


def snooze(turn: Turn) -> None:
    """Put off what was reminded of last, or the draft in hand, to the moment that is said."""
    if take_sales_wish(turn):
        return
    rows = _meant(turn)
    if not rows:
        turn.say(say("snooze.nothing"))
        return
    if wants_no_more(turn.text, turn.words.language):
        _silence(turn, rows)
        return
    asked = read_moment(turn.text, turn.now, turn.services.calendar, turn.words.language)
    _put_off(turn, rows, asked)


def _silence(turn: Turn, rows: Sequence[Reminder]) -> None:
    """Be silent of what is the person's own; what others wait for is put off until the next morning."""
    sales = {kind_of(matter) for row in rows for matter in SALES if f":{matter}." in row.key}
    if sales:
        silence(turn, sales)
        rows = [row for row in rows if not row.subject.startswith("sales:")]
    if not rows:
        return
    own = [row for row in rows if any(f":{matter}." in row.key for matter in OWN)]
    for row in rows:
        until = turn.now + NEVER if row in own else next_morning(turn.now, turn.services.calendar)
        turn.uow.reminders.put(replace(row, snoozed_until=until, due_at=_look_at(row, until)))
        turn.note("reminder_silenced" if row in own else "reminder_snoozed", matter=row.key)
    turn.say(say("snooze.never" if len(own) == len(rows) else "snooze.never_decision"))


def press_snooze(turn: Turn, keys: Sequence[str], hours: int | None = None) -> None:
    """Put off the matters of a reminder: to the next morning, or for so many hours."""
    rows = _standing(turn, keys)
    if not rows:
        turn.privately(say("snooze.over"))
        return
    calendar = turn.services.calendar
    if hours is None:
        _put_off(turn, rows, Asked(next_morning(turn.now, calendar)), offer=keys)
    else:
        at = turn.now + timedelta(hours=hours)
        moment = calendar.next_working_moment(at)
        _put_off(turn, rows, Asked(moment, moment != at))


def show_card(turn: Turn, brief: str, role: str) -> None:
    """Show the whole card of a decision at the end of the person's chat."""
    found = turn.uow.briefs.get(brief)
    if may_decide(turn.uow, found, role, turn.me):
        repost(turn, found, role)
    else:
        turn.privately(say("refused.not_yours", role=say(f"role.{role}")))


def _standing(turn: Turn, keys: Sequence[str]) -> list[Reminder]:
    subjects = dict.fromkeys(":".join(key.split(":")[:2]) for key in keys)
    return [row for subject in subjects for row in turn.uow.reminders.of(subject) if row.key in keys]


def _meant(turn: Turn) -> list[Reminder]:
    """Return the rows of the last reminder, else of the Brief in hand, else all that wait for the person."""
    mine = [
        row
        for row in turn.uow.reminders.to(Receiver.person(turn.me.handle))
        if f":{Matter.ESCALATION}." not in row.key
    ]
    last = max((row.last_at for row in mine if row.last_at is not None), default=None)
    if last is not None and turn.now - last <= FRESH:
        return [row for row in mine if row.last_at == last]
    brief = turn.brief
    if brief is not None and brief.state in (BriefState.DRAFT, BriefState.RETURNED):
        return [row for row in mine if row.subject == subject_of(brief)]
    return mine


def _put_off(turn: Turn, rows: Sequence[Reminder], asked: Asked, offer: Sequence[str] = ()) -> None:
    for row in rows:
        turn.uow.reminders.put(replace(row, snoozed_until=asked.at, due_at=_look_at(row, asked.at)))
        turn.note("reminder_snoozed", matter=row.key)
    moment = shown_moment(turn, asked.at)
    id = "snooze.moved" if asked.moved else "snooze.done"
    turn.say(say(id, count=len(rows), moment=moment), buttons=_sooner(turn, offer))


def _look_at(row: Reminder, until: datetime) -> datetime:
    """Return when to look: what cannot be put off (a notice, an expiry) may come before."""
    return min(row.due_at, until) if row.due_at is not None else until


def _sooner(turn: Turn, keys: Sequence[str]) -> tuple[Button, ...]:
    if not keys or not turn.services.calendar.is_working_time(turn.now + timedelta(hours=HOURS)):
        return ()
    return (button(say("button.snooze_hours", count=HOURS), "snooze", keys=list(keys), hours=HOURS),)
