"""What is worked out of an opportunity, and when one is stalled, overdue or incomplete."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.filters import has_gap, is_overdue, is_stalled, stalled_since
from bot.core.pipeline.opportunity import Amount, Opportunity, contradictions, missing
from bot.core.pipeline.stages import OPEN, PROBABILITY, STAGES, STALLED_AFTER, Stage

TODAY = date(2026, 11, 24)
BARE = Opportunity("a", "Bavaria")
PRICED = replace(BARE, seats=10, unit_value=100_000, months=12)


def test_values_are_worked_out_where_they_are_not_given() -> None:
    assert (PRICED.monthly, PRICED.total, PRICED.weighted) == (1_000_000, 12_000_000, 1_200_000)
    assert (BARE.monthly, BARE.total, BARE.weighted) == (None, None, None)


def test_a_given_value_is_never_worked_out_again() -> None:
    given = replace(PRICED, monthly_value=900_000)

    assert (given.monthly, given.total) == (900_000, 10_800_000)
    assert replace(given, total_value=5).total == 5


@pytest.mark.parametrize(
    ("monthly", "total", "expected"),
    [
        (None, None, ()),
        (1_000_000, 12_000_000, ()),
        (1_000_000.4, None, ()),
        (900_000, None, ("monthly_value",)),
        (None, 11_000_000, ("total_value",)),
        (900_000, 12_000_000, ("monthly_value", "total_value")),
    ],
)
def test_given_values_that_contradict_each_other_are_told(
    monthly: Amount | None, total: Amount | None, expected: tuple[str, ...]
) -> None:
    assert contradictions(replace(PRICED, monthly_value=monthly, total_value=total)) == expected


def test_every_stage_has_a_probability_and_every_open_one_a_patience() -> None:
    assert [PROBABILITY[stage] for stage in STAGES] == [10, 25, 50, 75, 100, 0]
    assert [STALLED_AFTER[stage] for stage in OPEN] == [15, 10, 7, 5]


def test_an_own_probability_counts_before_the_stages() -> None:
    assert replace(PRICED, probability=0).weighted == 0
    assert replace(PRICED, stage=Stage.WON.value).weighted == 12_000_000


@pytest.mark.parametrize("stage", OPEN)
@pytest.mark.parametrize("today", [TODAY + timedelta(days=step) for step in range(9)])
def test_an_opportunity_is_stalled_from_its_stages_business_day_on(stage: Stage, today: date) -> None:
    calendar = BusinessCalendar()
    since = stalled_since(today, calendar, STALLED_AFTER)
    last = since[stage.value]

    assert calendar.business_days_between(last, today) == STALLED_AFTER[stage]
    assert calendar.business_days_between(last + timedelta(days=1), today) == STALLED_AFTER[stage] - 1
    assert is_stalled(replace(BARE, stage=stage.value, stage_since=last), since)
    assert not is_stalled(replace(BARE, stage=stage.value, stage_since=last + timedelta(days=1)), since)


def test_closed_opportunities_are_neither_stalled_nor_overdue() -> None:
    old = replace(BARE, stage="won", stage_since=date(2020, 1, 1), closing_date=date(2020, 1, 1))

    assert not is_stalled(old, stalled_since(TODAY, BusinessCalendar(), STALLED_AFTER))
    assert not is_overdue(old, TODAY)


def test_an_open_opportunity_is_overdue_the_day_after_its_closing_date() -> None:
    assert not is_overdue(replace(BARE, closing_date=TODAY), TODAY)
    assert is_overdue(replace(BARE, closing_date=TODAY - timedelta(days=1)), TODAY)


def test_missing_data_is_told() -> None:
    whole = replace(PRICED, owner="sales", closing_date=TODAY)

    assert missing(BARE) == ("owner", "total_value", "closing_date")
    assert missing(whole) == ()
    assert not has_gap(whole, missing(BARE))
    assert has_gap(whole, ("next_step",))
