"""Goals of a month: gap, percent, pace and trend; and how they are set and reported in words."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.calendar import BusinessCalendar
from bot.core.goal_orders import GoalOrder, read_goal_order
from bot.core.goals import Goal, GoalKind, Progress, Trend, pace_of, whole_months

TODAY = date(2026, 11, 24)
NOVEMBER, DECEMBER, JANUARY = date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)
CALENDAR = BusinessCalendar()
SALES, LEGALISATION = GoalKind.SALES, GoalKind.LEGALISATION


def progress(actual: float | None, pace: float = 0.5) -> Progress:
    return Progress(Goal("sales", NOVEMBER, 200), actual, TODAY, pace)


@pytest.mark.parametrize(
    ("actual", "pace", "expected"),
    [
        (200, 0.5, (0, 100.0, Trend.MET)),
        (250, 0.1, (0, 125.0, Trend.MET)),
        (150, 0.5, (50, 75.0, Trend.AHEAD)),
        (109, 0.5, (91, 54.5, Trend.ON_PACE)),
        (91, 0.5, (109, 45.5, Trend.ON_PACE)),
        (50, 0.5, (150, 25.0, Trend.BEHIND)),
        (None, 0.5, (None, None, None)),
    ],
)
def test_a_goal_says_its_gap_its_percent_and_how_it_goes(
    actual: float | None, pace: float, expected: tuple[float | None, float | None, Trend | None]
) -> None:
    found = progress(actual, pace)

    assert (found.gap, found.percent, found.trend) == expected


def test_the_pace_counts_business_days() -> None:
    assert pace_of(NOVEMBER, date(2026, 10, 31), CALENDAR) == 0
    assert pace_of(NOVEMBER, date(2026, 12, 1), CALENDAR) == 1
    assert round(pace_of(NOVEMBER, TODAY, CALENDAR), 3) == round(
        15 / 19, 3
    )  # holidays on the 2nd and the 16th


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (NOVEMBER, date(2026, 11, 30), (NOVEMBER,)),
        (NOVEMBER, date(2026, 12, 31), (NOVEMBER, DECEMBER)),
        (NOVEMBER, date(2026, 12, 30), ()),
        (date(2026, 11, 2), date(2026, 11, 30), ()),
        (None, date(2026, 11, 30), ()),
    ],
)
def test_months_are_whole_or_none(start: date | None, end: date | None, expected: tuple[date, ...]) -> None:
    assert whole_months(start, end) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la meta de diciembre es 500 millones", GoalOrder(SALES, DECEMBER, 500_000_000)),
        ("pon la meta de este mes en 300 millones", GoalOrder(SALES, NOVEMBER, 300_000_000)),
        ("la meta comercial de enero de 2027 queda en $ 1.200.000.000", GoalOrder(SALES, JANUARY, 1_200_000_000)),
        ("fija la meta de legalización de diciembre en 2.000 créditos", GoalOrder(LEGALISATION, DECEMBER, 2_000)),
        ("llevamos 1.250 créditos legalizados en noviembre", GoalOrder(LEGALISATION, NOVEMBER, 1_250, is_report=True)),
        ("van 340 legalizaciones", GoalOrder(LEGALISATION, NOVEMBER, 340, is_report=True)),
        ("¿cuál es la meta de diciembre?", None),
        ("¿la meta es 500 millones?", None),
        ("cómo vamos con la meta", None),
        ("la meta es ambiciosa", None),
        ("el negocio de Bavaria es de 500 millones", None),
    ],
)  # fmt: skip
def test_an_order_is_told_from_a_question(text: str, expected: GoalOrder | None) -> None:
    assert read_goal_order(text, TODAY, CALENDAR) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("set the goal of December to 500 million", GoalOrder(SALES, DECEMBER, 500_000_000)),
        ("we have 1,250 legalised credits so far", GoalOrder(LEGALISATION, NOVEMBER, 1_250, is_report=True)),
        ("what is the goal of December?", None),
    ],
)
def test_an_order_is_read_in_english(text: str, expected: GoalOrder | None) -> None:
    assert read_goal_order(text, TODAY, CALENDAR, "en") == expected
