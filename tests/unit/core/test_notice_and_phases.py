"""R1, R2 and R3: notice and phases, in business days from day 0 (domain §3)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.clocks import channel_clock, day_zero, first_go_live, first_start
from tests.unit.core.samples import BOGOTA, CALENDAR, MORNING, brief, found, outcome

DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


def at(day: str, clock: str = "09:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=BOGOTA)


@pytest.mark.parametrize(
    ("moment", "zero"),
    [
        (at("2026-11-24", "00:00"), "2026-11-24"),
        (at("2026-11-24", "16:59"), "2026-11-24"),
        (at("2026-11-24", "17:00"), "2026-11-24"),
        (at("2026-11-24", "17:00:01"), "2026-11-25"),
        (at("2026-11-24", "23:59"), "2026-11-25"),
        (at("2026-11-27", "17:30"), "2026-11-30"),  # Friday evening
        (at("2026-11-28"), "2026-11-30"),  # Saturday
        (at("2026-11-29"), "2026-11-30"),  # Sunday
        (at("2026-12-08"), "2026-12-09"),  # the Immaculate Conception
        (at("2026-12-07", "18:00"), "2026-12-09"),  # the evening before it
    ],
)
def test_day_zero_is_a_business_day(moment: datetime, zero: str) -> None:
    assert day_zero(moment, CALENDAR) == date.fromisoformat(zero)


@given(DAYS, st.times(max_value=time(16, 59)))
def test_day_zero_is_never_before_the_day_and_always_a_business_day(day: date, clock: time) -> None:
    zero = day_zero(datetime.combine(day, clock, BOGOTA), CALENDAR)

    assert zero >= day
    assert CALENDAR.is_business_day(zero)


@pytest.mark.parametrize(
    ("zero", "first"),
    [
        ("2026-11-24", "2026-11-27"),
        ("2026-11-25", "2026-11-30"),
        ("2026-12-03", "2026-12-09"),  # over a weekend and a holiday
        ("2026-12-23", "2026-12-29"),  # over Christmas
    ],
)
def test_the_first_start_is_the_third_business_day(zero: str, first: str) -> None:
    assert first_start(date.fromisoformat(zero), CALENDAR) == date.fromisoformat(first)


@pytest.mark.parametrize(
    ("now", "start", "expected"),
    [
        (at("2026-11-24", "17:00"), "2026-11-27", "met"),
        (at("2026-11-24", "17:01"), "2026-11-27", "failed"),
        (at("2026-11-24"), "2026-11-26", "failed"),
        (at("2026-11-28"), "2026-12-03", "met"),
        (at("2026-11-28"), "2026-12-02", "failed"),
        (at("2026-12-08"), "2026-12-14", "met"),
        (at("2026-12-08"), "2026-12-11", "failed"),
    ],
)
def test_r1_at_its_boundary(now: datetime, start: str, expected: str) -> None:
    assert outcome(brief(start_date=start), "R1", now) == expected


@pytest.mark.parametrize("class_", ["service", "focus_group", "commercial"])
def test_r1_holds_for_every_class(class_: str) -> None:
    assert outcome(brief(class_=class_, start_date="2026-11-26"), "R1") == "failed"


def test_r1_has_nothing_to_say_without_a_start() -> None:
    assert found(brief(), "R1") == []


def test_r1_blocks_and_the_leader_may_waive_it() -> None:
    (check,) = found(brief(start_date="2026-11-25"), "R1")

    assert (check.blocks, check.waivable) == (True, True)


def test_r1_counts_from_the_day_of_the_review_once_it_began() -> None:
    made = brief(start_date="2026-11-27")
    made.in_review_at = MORNING
    later = MORNING + timedelta(days=2)

    assert outcome(made, "R1", later) == "met"
    made.in_review_at = later
    assert outcome(made, "R1", later) == "failed"


def test_r1_names_the_first_possible_day() -> None:
    (check,) = found(brief(start_date="2026-11-25"), "R1")

    assert check.text.params["first"] == date(2026, 11, 27)


def test_an_exception_asked_turns_r1_into_a_warning_with_its_reason() -> None:
    made = brief(start_date="2026-11-25")
    made.exceptions = {"R1": "La ley cambió"}
    (check,) = found(made, "R1")

    assert (check.outcome.value, check.blocks, check.text.params["reason"]) == (
        "warning",
        False,
        "La ley cambió",
    )


def test_an_exception_says_nothing_where_the_rule_is_met() -> None:
    made = brief(start_date="2026-12-07")
    made.exceptions = {"R1": "La ley cambió"}

    assert outcome(made, "R1") == "met"


@given(DAYS, st.integers(0, 20))
def test_r1_is_met_exactly_from_the_first_start_on(day: date, ahead: int) -> None:
    now = datetime.combine(day, time(9), BOGOTA)
    start = day + timedelta(days=ahead)
    counted = CALENDAR.business_days_between(CALENDAR.business_day_on_or_after(day), start)
    expected = "met" if start >= first_start(day_zero(now, CALENDAR), CALENDAR) else "failed"

    assert outcome(brief(start_date=start.isoformat()), "R1", now) == expected
    assert (counted >= 3) == (expected == "met")


@pytest.mark.parametrize(
    ("channel", "type_", "total", "rule"),
    [
        ("whatsapp", "informative", 6, "R2"),
        ("whatsapp", "transactional", 8, "R2"),
        ("sms", "informative", 6, "R3"),
        ("sms", "transactional", 6, "R3"),
        ("email", "transactional", 6, "R3"),
        ("call", "informative", 6, "R2"),
        ("voice", "transactional", 8, "R2"),
    ],
)
def test_each_channel_has_its_clock(channel: str, type_: str, total: int, rule: str) -> None:
    assert channel_clock(channel, type_)[1:] == (total, rule)


@pytest.mark.parametrize(
    ("channel", "type_"),
    [(channel, type_) for channel in ("sms", "whatsapp") for type_ in ("informative", "transactional")],
)
def test_the_phases_add_up_to_the_total(channel: str, type_: str) -> None:
    phases, total, _ = channel_clock(channel, type_)

    assert sum(phase.days for phase in phases) == total


@pytest.mark.parametrize(
    ("channel", "type_", "first"),
    [
        ("sms", "informative", "2026-11-27"),
        ("whatsapp", "informative", "2026-11-27"),
        ("whatsapp", "transactional", "2026-12-01"),
        ("call", "transactional", "2026-12-01"),
    ],
)
def test_the_first_sending_is_after_hand_over_and_implementation(
    channel: str, type_: str, first: str
) -> None:
    assert first_go_live(date(2026, 11, 24), channel, type_, CALENDAR) == date.fromisoformat(first)


def test_r2_warns_and_never_blocks() -> None:
    made = brief(channels=["whatsapp"], type="transactional", start_date="2026-11-30")
    (check,) = found(made, "R2")

    assert (check.outcome.value, check.blocks, check.text.params["first"]) == (
        "warning",
        False,
        date(2026, 12, 1),
    )


def test_r2_is_met_on_the_first_possible_day() -> None:
    made = brief(channels=["whatsapp"], type="transactional", start_date="2026-12-01")

    assert outcome(made, "R2") == "met"


def test_r3_may_be_waived_by_the_leader() -> None:
    (check,) = found(brief(channels=["sms"], start_date="2026-11-26"), "R3")

    assert (check.outcome.value, check.blocks, check.waivable) == ("failed", True, True)


def test_a_mixed_brief_has_a_clock_for_each_rule() -> None:
    made = brief(channels=["sms", "whatsapp"], type="transactional", start_date="2026-11-30")

    assert (outcome(made, "R2"), outcome(made, "R3")) == ("warning", "met")


@pytest.mark.parametrize(("channels", "silent"), [(["sms"], "R2"), (["whatsapp", "call"], "R3"), ([], "R2")])
def test_a_rule_of_other_channels_says_nothing(channels: list[str], silent: str) -> None:
    assert found(brief(channels=channels, start_date="2026-12-07"), silent) == []
