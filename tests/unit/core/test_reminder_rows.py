"""What is said of a plan at a moment: the newest of what was missed, nothing twice, snoozes, spared expiries."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.brief import Brief
from bot.core.calendar import BusinessCalendar
from bot.core.people import Person
from bot.core.reminders.plan import Deciders, due_reminders
from bot.core.reminders.rows import Planned, Reminder, What, after, due_stage, expires_at, next_due
from bot.core.workflow import BriefState

BOGOTA = ZoneInfo("America/Bogota")
CALENDAR = BusinessCalendar()
START = datetime(2026, 11, 24, 9, 0, tzinfo=BOGOTA)
BEA = Person("bea", "Bea", "bea@example.org", None, frozenset())


def at(text: str) -> datetime:
    """Return a moment of 2026 from `MM-DD HH:MM`."""
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=BOGOTA)


def approval() -> Planned:
    brief = Brief("b1", "ana", START, state=BriefState.AWAITING_APPROVALS, submitted_at=START)
    return due_reminders(brief, START, CALENDAR, [Deciders("boss", (BEA,))])[0]


def draft() -> Planned:
    return due_reminders(Brief("b1", "ana", START, updated_at=START), START, CALENDAR, [])[0]


def said(planned: Planned, row: Reminder, now: datetime) -> tuple[str | None, Reminder]:
    """Return what is said at a moment and the row after it."""
    stage = due_stage(planned, row, now, CALENDAR)
    return (stage.what, after(stage, row, now)) if stage else (None, row)


def test_nothing_is_said_before_its_time() -> None:
    assert said(approval(), Reminder.of(approval()), at("11-25 07:59"))[0] is None


def test_after_an_outage_only_the_newest_is_said() -> None:
    what, row = said(approval(), Reminder.of(approval()), at("11-27 11:00"))

    assert what == What.REMIND
    assert said(approval(), row, at("11-27 11:01"))[0] is None
    assert next_due(approval(), row, CALENDAR) == at("11-30 08:00")


def test_after_the_last_stage_it_is_silent() -> None:
    _, row = said(approval(), Reminder.of(approval()), at("12-01 08:00"))

    assert next_due(approval(), row, CALENDAR) is None


@pytest.mark.parametrize(
    ("until", "quiet", "heard"),
    [("11-25 10:00", "11-25 09:59", "11-25 10:00"), ("11-30 08:00", "11-27 12:00", "11-30 08:00")],
)
def test_a_snooze_is_quiet_until_its_time_and_then_heard_once(until: str, quiet: str, heard: str) -> None:
    _, row = said(approval(), Reminder.of(approval()), at("11-25 08:00"))
    row = Reminder(**{**row.__dict__, "snoozed_until": at(until)})

    assert said(approval(), row, at(quiet))[0] is None
    assert next_due(approval(), row, CALENDAR) == at(until)
    what, awake = said(approval(), row, at(heard))
    assert what == What.REMIND
    assert awake.snoozed_until is None
    assert said(approval(), awake, at(heard))[0] is None


def test_a_snooze_is_heard_even_where_the_plan_has_ended() -> None:
    _, row = said(approval(), Reminder.of(approval()), at("12-01 08:00"))
    row = Reminder(**{**row.__dict__, "snoozed_until": at("12-03 10:00")})

    assert next_due(approval(), row, CALENDAR) == at("12-03 10:00")
    assert said(approval(), row, at("12-03 10:00"))[0] == What.REMIND


def test_a_notice_is_not_put_off() -> None:
    row = Reminder(draft().key, draft().subject, draft().receiver, snoozed_until=at("12-31 08:00"))

    assert next_due(draft(), row, CALENDAR) == at("12-14 08:00")
    what, row = said(draft(), row, at("12-14 08:00"))
    assert what == What.NOTICE
    assert row.snoozed_until == at("12-31 08:00")


def test_a_draft_is_nudged_once_however_often_it_is_left() -> None:
    _, row = said(draft(), Reminder.of(draft()), at("11-25 08:00"))
    later = at("11-26 09:00")
    again = due_reminders(Brief("b1", "ana", START, updated_at=later), later, CALENDAR, [])[0]

    assert again.key == draft().key
    assert said(again, row, at("11-27 08:00"))[0] is None
    assert next_due(again, row, CALENDAR) == at("12-16 08:00")


def test_a_draft_does_not_expire_without_its_last_notice() -> None:
    what, row = said(draft(), Reminder.of(draft()), at("12-28 09:00"))

    assert what == What.NOTICE
    assert next_due(draft(), row, CALENDAR) == at("12-30 09:00")
    assert expires_at(draft(), at("12-28 09:00"), CALENDAR) == at("12-30 09:00")
    assert said(draft(), row, at("12-29 09:00"))[0] is None
    assert said(draft(), row, at("12-30 09:00"))[0] == What.EXPIRE


@given(st.lists(st.integers(1, 60 * 24 * 3), min_size=1, max_size=60))
def test_however_often_one_looks_a_matter_is_said_at_most_once_a_day(pauses: list[int]) -> None:
    planned, row, now, days = approval(), Reminder.of(approval()), START, []
    for minutes in pauses:
        now = CALENDAR.next_working_moment(now + timedelta(minutes=minutes))
        what, row = said(planned, row, now)
        days += [now.date()] if what else []

    assert len(days) == len(set(days))
    assert len(days) <= len(planned.stages)


@given(st.lists(st.integers(1, 60 * 24 * 5), min_size=1, max_size=80))
def test_looking_when_the_row_says_so_misses_nothing(pauses: list[int]) -> None:
    planned, row, now = draft(), Reminder.of(draft()), START
    for minutes in pauses:
        due_at = next_due(planned, row, CALENDAR)
        now += timedelta(minutes=minutes)
        stage = due_stage(planned, row, now, CALENDAR)
        if stage is not None:
            assert due_at is not None
            assert due_at <= now
            row = after(stage, row, now)
        else:
            assert due_at is None or due_at > now
