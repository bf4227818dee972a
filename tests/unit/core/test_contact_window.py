"""R11: the legal contact window and what commercial and collection contacts may not do (Ley 2300 de 2023)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rules import outside_window
from tests.unit.core.samples import brief, found, outcome

WEEK = ["mon", "tue", "wed", "thu", "fri"]
STRICT: tuple[dict[str, Any], ...] = ({"class": "commercial"}, {"collection": True})


def hours(start: str, end: str, *days: str) -> dict[str, Any]:
    return {"from": start, "to": end, "days": list(days or WEEK)}


@pytest.mark.parametrize(
    ("asked", "outside"),
    [
        (hours("07:00", "19:00"), ()),
        (hours("06:59", "19:00"), tuple(WEEK)),
        (hours("07:00", "19:01"), tuple(WEEK)),
        (hours("08:00", "15:00", "sat"), ()),
        (hours("07:59", "15:00", "sat"), ("sat",)),
        (hours("08:00", "15:01", "sat"), ("sat",)),
        (hours("10:00", "11:00", "sun"), ("sun",)),
        (hours("20:00", "06:00"), tuple(WEEK)),
        (hours("18:00", "08:00", "fri"), ("fri",)),
        (hours("08:00", "17:00", *WEEK, "sat"), ("sat",)),
        (hours("08:00", "15:00", *WEEK, "sat", "sun"), ("sun",)),
    ],
)
def test_the_window_of_each_day(asked: dict[str, Any], outside: tuple[str, ...]) -> None:
    assert outside_window(asked) == outside


@given(st.times(), st.times())
def test_nothing_is_inside_on_a_sunday(start: Any, end: Any) -> None:
    asked = hours(f"{start:%H:%M}", f"{end:%H:%M}", "sun")

    assert outside_window(asked) == ("sun",)


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 23), st.integers(0, 59))
def test_a_weekday_is_inside_exactly_from_seven_to_seven(h1: int, m1: int, h2: int, m2: int) -> None:
    start, end = (h1, m1), (h2, m2)
    asked = hours(f"{h1:02d}:{m1:02d}", f"{h2:02d}:{m2:02d}", "wed")

    assert (outside_window(asked) == ()) == ((7, 0) <= start < end <= (19, 0))


@pytest.mark.parametrize("fields", [{}, {"class": "service"}, {"collection": False}])
def test_it_warns_whoever_need_not_keep_it(fields: dict[str, Any]) -> None:
    checks = found(brief(contact_hours=hours("06:00", "20:00"), **fields), "R11")

    assert [(one.outcome.value, one.blocks) for one in checks] == [("warning", False)]


@pytest.mark.parametrize("fields", STRICT)
def test_it_refuses_commercial_and_collection_contacts(fields: dict[str, Any]) -> None:
    first = found(brief(contact_hours=hours("06:00", "20:00"), **fields), "R11")[0]

    assert (first.outcome.value, first.blocks, first.waivable) == ("failed", True, False)


@pytest.mark.parametrize("fields", STRICT)
def test_inside_the_window_it_blocks_nobody(fields: dict[str, Any]) -> None:
    made = brief(contact_hours=hours("08:00", "17:00"), channels=["sms", "email"], sweeps=3, **fields)

    assert not any(one.blocks for one in found(made, "R11"))


@pytest.mark.parametrize("fields", STRICT)
@pytest.mark.parametrize(
    ("channels", "sweeps", "warned"),
    [
        (["sms"], None, ["register"]),
        (["sms"], 1, ["register"]),
        (["call"], 2, ["sweeps", "register"]),
        (["sms", "email"], None, ["several_channels", "register"]),
        (["sms", "call"], 2, ["several_channels", "sweeps", "register"]),
    ],
)
def test_it_warns_of_several_channels_sweeps_and_the_register(
    fields: dict[str, Any], channels: list[str], sweeps: int | None, warned: list[str]
) -> None:
    made = brief(contact_hours=hours("08:00", "17:00"), channels=channels, sweeps=sweeps, **fields)

    assert [one.text.id for one in found(made, "R11")[1:]] == [f"rule.R11.{word}" for word in warned]


def test_a_service_campaign_over_several_channels_is_left_alone() -> None:
    made = brief(contact_hours=hours("08:00", "17:00"), channels=["sms", "email"], class_="service")

    assert [one.text.id for one in found(made, "R11")] == ["rule.R11.met"]


def test_without_hours_it_has_nothing_to_say() -> None:
    assert outcome(brief(class_="commercial"), "R11") is None
