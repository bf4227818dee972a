"""Keeping people's reminders of sales in step with who they are and what they want."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.core.calendar import ONE_DAY, BusinessCalendar
from bot.core.people import Person
from bot.core.pipeline.settings import SalesSettings
from bot.core.reminders.rows import Planned, Reminder, next_due
from bot.core.reminders.sales_plan import DAILY, kind_of, possible_kinds, sales_plan, sales_subject
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.remind.sales_deals import Look
from bot.use_cases.remind.sales_news import News, news_of
from bot.use_cases.turn import Services, silent_turn


def watch_sales(uow: UnitOfWork, services: Services, now: datetime) -> None:
    """Keep the rows of everybody who may be reminded of sales."""
    for person in uow.people.all():
        if possible_kinds(person):
            watch_person(uow, person, services.sales, now, services.calendar)


def watch_person(
    uow: UnitOfWork, person: Person, settings: SalesSettings, now: datetime, calendar: BusinessCalendar
) -> None:
    """Keep a person's rows; a matter that is new to them begins with what comes next."""
    kept = {row.key: row for row in uow.reminders.of(sales_subject(person.handle))}
    for planned in sales_plan(person, uow.reminder_wishes.of(person.handle), settings, now, calendar):
        row = kept.pop(planned.key, None)
        began = row or replace(Reminder.of(planned), last_at=now)
        due_at = next_due(planned, began, calendar)
        if row is None or row.due_at is None or (due_at is not None and due_at < row.due_at):
            uow.reminders.put(replace(began, due_at=due_at))
    for key in kept:
        uow.reminders.remove(key)


def plan_of_person(
    uow: UnitOfWork, handle: str, settings: SalesSettings, now: datetime, calendar: BusinessCalendar
) -> tuple[Person | None, tuple[Planned, ...]]:
    """Return a person with their plan; None where they are gone."""
    person = uow.people.get(handle)
    if person is None or not person.active:
        return None, ()
    return person, sales_plan(person, uow.reminder_wishes.of(handle), settings, now, calendar)


def look(
    uow: UnitOfWork, services: Services, person: Person, planned: Planned, row: Reminder, now: datetime
) -> tuple[News | None, Reminder]:
    """Return what a look says, and the row that remembers since when it spoke: a snooze says it all again."""
    since = _since(planned, row, now, services.calendar)
    turn = silent_turn(uow, services, person, now)
    wishes = uow.reminder_wishes.of(person.handle)
    kind = kind_of(planned.matter)
    news = news_of(kind, Look(turn, wishes, since, kind))
    return news, replace(row, said_once=(since.isoformat(),))


def _since(planned: Planned, row: Reminder, now: datetime, calendar: BusinessCalendar) -> date:
    """Return the day of the look before: a business day, never the look's own."""
    today = now.date()
    if row.snoozed_until is not None and row.said_once:
        return date.fromisoformat(row.said_once[0])
    last = row.last_at.astimezone(now.tzinfo).date() if row.last_at is not None else today
    if not row.said_once:  # what was due on the very day on which it began is still news
        last -= ONE_DAY
    day = min(last, today - timedelta(days=1))
    return calendar.add_business_days(day + ONE_DAY, -1) if kind_of(planned.matter) in DAILY else day
