"""What is to be reminded of a matter: planned from its state, kept as rows that say when to look again (§6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.brief import Brief
from bot.core.calendar import BusinessCalendar
from bot.core.help_matters import HelpMatter
from bot.core.reminders.plan import Deciders, due_reminders, help_reminders, subject_of
from bot.core.reminders.rows import Planned, Reminder, next_due
from bot.core.workflow import BriefState
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.review.approvers import designated, stand_ins


def watch_brief(uow: UnitOfWork, brief: Brief, now: datetime, calendar: BusinessCalendar) -> None:
    """Keep the rows of a Brief in step with what it calls for now; for every change, in its transaction."""
    _keep(uow, subject_of(brief), plan_of(uow, brief, now, calendar), calendar)


def watch_matter(uow: UnitOfWork, matter: HelpMatter, calendar: BusinessCalendar) -> None:
    """Keep the rows of a request for a person in step."""
    _keep(uow, f"human:{matter.id}", help_reminders(matter, calendar), calendar)


def plan_of(uow: UnitOfWork, brief: Brief, now: datetime, calendar: BusinessCalendar) -> tuple[Planned, ...]:
    """Return the plan of a Brief, for the people that the directory names today."""
    return due_reminders(brief, now, calendar, deciders_of(uow, brief))


def deciders_of(uow: UnitOfWork, brief: Brief) -> tuple[Deciders, ...]:
    """Return whose decisions the Brief waits for, and who else may be asked."""
    roles: tuple[str, ...] = ()
    if brief.state is BriefState.AWAITING_APPROVALS:
        roles = brief.approvals_needed()
    elif brief.state is BriefState.AWAITING_LEADER:
        roles = ("leader",)
    return tuple(
        Deciders(role, tuple(designated(uow, brief, role)), tuple(stand_ins(uow, brief, role)))
        for role in roles
    )


def _keep(uow: UnitOfWork, subject: str, plan: Sequence[Planned], calendar: BusinessCalendar) -> None:
    kept = {row.key: row for row in uow.reminders.of(subject)}
    for planned in plan:
        _keep_one(uow, planned, kept.pop(planned.key, None), calendar)
    for key in kept:
        uow.reminders.remove(key)


def _keep_one(uow: UnitOfWork, planned: Planned, row: Reminder | None, calendar: BusinessCalendar) -> None:
    """Store when to look again; a look that comes too early finds nothing to say and costs less than a write."""
    due_at = next_due(planned, row or Reminder.of(planned), calendar)
    if row is not None and (row.due_at == due_at or _is_before(row.due_at, due_at)):
        return
    uow.reminders.put(replace(row or Reminder.of(planned), due_at=due_at))


def _is_before(kept: datetime | None, due_at: datetime | None) -> bool:
    return kept is not None and (due_at is None or kept <= due_at)
