"""Which reminders a matter calls for, and when: over holidays, Friday evenings and absences (domain §5, §6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.brief import Approval, Brief
from bot.core.calendar import BusinessCalendar
from bot.core.help_matters import HelpMatter
from bot.core.people import Person
from bot.core.reminders.plan import Deciders, due_reminders, help_reminders
from bot.core.reminders.rows import Planned, What
from bot.core.workflow import BriefState

BOGOTA = ZoneInfo("America/Bogota")
CALENDAR = BusinessCalendar()


def at(text: str) -> datetime:
    """Return a moment of 2026 from `MM-DD HH:MM`."""
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=BOGOTA)


def person(handle: str, *, active: bool = True) -> Person:
    return Person(handle, handle.title(), f"{handle}@example.org", None, frozenset(), active=active)


def moments(planned: Planned) -> list[str]:
    return [f"{stage.at:%m-%d %H:%M} {stage.what}" for stage in planned.stages]


def draft(since: str) -> Brief:
    return Brief("b1", "ana", at(since), updated_at=at(since))


def awaiting(since: str, state: BriefState = BriefState.AWAITING_APPROVALS) -> Brief:
    return Brief("b1", "ana", at(since), state=state, submitted_at=at(since), updated_at=at(since))


def plan(brief: Brief, *people: Deciders, calendar: BusinessCalendar = CALENDAR) -> tuple[Planned, ...]:
    return due_reminders(brief, at("11-30 09:00"), calendar, people)


BOSS = Deciders("boss", (person("bea"),), (person("gil"),))


@pytest.mark.parametrize(
    ("since", "nudge", "first", "last", "expiry"),
    [
        ("11-24 09:00", "11-25 08:00", "12-14 08:00", "12-22 08:00", "12-24 08:00"),
        (
            "11-24 07:10",
            "11-25 08:00",
            "12-14 08:00",
            "12-22 08:00",
            "12-24 08:00",
        ),  # before the office opens
        ("11-24 17:30", "11-26 08:00", "12-14 08:00", "12-22 08:00", "12-24 08:00"),  # after it closes
        ("11-27 16:50", "11-30 08:00", "12-17 08:00", "12-28 08:00", "12-28 08:00"),  # Friday afternoon
        ("11-27 19:00", "12-01 08:00", "12-17 08:00", "12-28 08:00", "12-28 08:00"),  # Friday evening
        ("11-28 11:00", "12-01 08:00", "12-18 08:00", "12-28 08:00", "12-28 08:00"),  # Saturday
        ("12-07 10:00", "12-09 08:00", "12-28 08:00", "01-04 08:00", "01-06 08:00"),  # the 8th is a holiday
    ],
)
def test_a_draft_is_nudged_noticed_twice_and_expires(
    since: str, nudge: str, first: str, last: str, expiry: str
) -> None:
    (planned,) = plan(draft(since))

    assert moments(planned) == [f"{nudge} nudge", f"{first} notice", f"{last} notice", f"{expiry} expire"]


@pytest.mark.parametrize(
    ("since", "days"),
    [
        ("11-24 09:00", ["11-25", "11-26", "11-27", "11-30", "12-01"]),
        ("11-27 16:30", ["11-30", "12-01", "12-02", "12-03", "12-04"]),  # Friday afternoon
        ("11-27 18:00", ["12-01", "12-02", "12-03", "12-04", "12-07"]),  # Friday evening: day 0 is Monday
        ("12-04 10:00", ["12-07", "12-09", "12-10", "12-11", "12-14"]),  # over a weekend and a holiday
    ],
)
def test_an_approver_is_reminded_on_five_business_days(since: str, days: list[str]) -> None:
    first, *_ = plan(awaiting(since), BOSS)

    assert (first.receiver.name, first.role) == ("bea", "boss")
    assert moments(first) == [f"{day} 08:00 remind" for day in days]


def test_from_the_second_business_day_on_somebody_else_is_asked_and_the_requester_told() -> None:
    _, other, told = plan(awaiting("11-24 09:00"), BOSS)

    assert (other.receiver.name, told.receiver.name) == ("gil", "ana")
    assert moments(other) == [
        "11-26 08:00 escalate", "11-27 08:00 remind", "11-30 08:00 remind", "12-01 08:00 remind",
    ]  # fmt: skip
    assert moments(told) == ["11-26 08:00 tell"]


def test_an_absent_approver_hears_nothing_and_the_other_is_asked_a_day_earlier() -> None:
    away = replace(BOSS, people=(person("bea", active=False),))
    other, told = plan(awaiting("11-24 09:00"), away)

    assert other.receiver.name == "gil"
    assert moments(other)[0] == "11-25 08:00 escalate"
    assert moments(told) == ["11-25 08:00 tell"]


def test_without_anybody_else_the_approver_alone_is_reminded() -> None:
    planned = plan(awaiting("11-24 09:00"), replace(BOSS, stand_ins=()))

    assert [one.receiver.name for one in planned] == ["bea"]


def test_the_leaders_time_begins_with_the_last_approval() -> None:
    brief = awaiting("11-24 09:00", BriefState.AWAITING_LEADER)
    brief.approvals = [Approval("boss", "bea", "approved", "button", at("11-26 10:00"), 1)]
    (planned,) = plan(brief, Deciders("leader", (person("leo"),)))

    assert planned.since == at("11-26 10:00")
    assert moments(planned)[0] == "11-27 08:00 remind"


def test_another_version_is_another_matter() -> None:
    brief = awaiting("11-24 09:00")
    first = plan(brief, BOSS)[0].key
    brief.version = 2

    assert plan(brief, BOSS)[0].key != first


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("11-24 09:00", ["11-24 13:00", "11-25 08:00", "11-26 08:00"]),
        ("11-24 14:00", ["11-25 09:00", "11-26 08:00", "11-27 08:00"]),
        ("11-24 13:00", ["11-25 08:00", "11-26 08:00", "11-27 08:00"]),  # the four hours end at closing time
        ("11-27 15:00", ["11-30 10:00", "12-01 08:00", "12-02 08:00"]),
        ("12-07 15:00", ["12-09 10:00", "12-10 08:00", "12-11 08:00"]),
    ],
)
def test_a_review_that_nobody_takes_is_told_after_four_working_hours(since: str, expected: list[str]) -> None:
    brief = Brief("b1", "ana", at(since), state=BriefState.IN_REVIEW, in_review_at=at(since))
    (planned,) = plan(brief)

    assert (planned.receiver.kind, planned.receiver.name) == ("room", "ocm_channel")
    assert moments(planned) == [f"{moment} remind" for moment in expected]


def test_a_review_that_is_taken_is_not_reminded_of() -> None:
    brief = Brief("b1", "ana", at("11-24 09:00"), state=BriefState.IN_REVIEW, in_review_at=at("11-24 09:00"))
    brief.reviewer = "caro"

    assert plan(brief) == ()


def test_a_returned_brief_is_reminded_of_three_times() -> None:
    brief = Brief("b1", "ana", at("11-24 09:00"), state=BriefState.RETURNED, updated_at=at("11-25 10:00"))
    (planned,) = plan(brief)

    assert moments(planned) == ["11-26 08:00 remind", "11-30 08:00 remind", "12-02 08:00 remind"]


@pytest.mark.parametrize("state", sorted(set(BriefState) - {
    BriefState.DRAFT, BriefState.RETURNED, BriefState.AWAITING_APPROVALS, BriefState.AWAITING_LEADER,
    BriefState.IN_REVIEW, BriefState.SENT_TO_AREA,
}))  # fmt: skip
def test_other_states_call_for_nothing(state: BriefState) -> None:
    assert plan(Brief("b1", "ana", at("11-24 09:00"), state=state), BOSS) == ()


def test_local_holidays_and_other_countries_count() -> None:
    local = BusinessCalendar(added=frozenset({date(2026, 11, 25)}))
    (here,) = plan(draft("11-24 09:00"), calendar=local)
    (abroad,) = plan(draft("12-07 10:00"), calendar=BusinessCalendar(country="US"))

    assert moments(here)[0] == "11-26 08:00 nudge"
    assert moments(abroad)[0] == "12-08 08:00 nudge"


def test_every_moment_of_a_plan_is_working_time() -> None:
    briefs = [draft("11-28 23:00"), awaiting("12-05 23:00"), draft("12-23 17:30")]
    stages = [stage for brief in briefs for planned in plan(brief, BOSS) for stage in planned.stages]

    assert [stage for stage in stages if not CALENDAR.is_working_time(stage.at)] == []


def test_a_request_for_help_is_reminded_of_until_somebody_takes_it() -> None:
    matter = HelpMatter("h1", "ana", None, at("11-27 16:00"), at("11-27 16:00"))
    (planned,) = help_reminders(matter, CALENDAR)
    taken = replace(matter, taken_by="caro")

    assert moments(planned) == ["11-30 11:00 remind", "12-01 08:00 remind", "12-02 08:00 remind"]
    assert help_reminders(taken, CALENDAR) == ()
    assert help_reminders(replace(matter, closed_at=at("11-27 16:30")), CALENDAR) == ()


def test_the_plan_is_the_same_however_late_it_is_made() -> None:
    brief = awaiting("11-24 09:00")

    assert due_reminders(brief, at("11-24 09:00"), CALENDAR, [BOSS]) == due_reminders(
        brief, at("12-24 23:00"), CALENDAR, [BOSS]
    )
    assert What.TELL in {stage.what for planned in plan(brief, BOSS) for stage in planned.stages}
