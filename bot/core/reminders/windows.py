"""Which days of an opportunity were passed between two looks: what a daily reminder of sales says (domain §7).

A look says of a day what is due *offset* business days from it. Windows of looks that follow each other touch and
never overlap, so that every day is said once, however many days were missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from bot.core.calendar import ONE_DAY, BusinessCalendar
from bot.core.pipeline.filters import Period, PeriodField

CLOSING: Final = (5, 1, 0, -1, -5, -10)
"""Business days until an opportunity closes on which it is said; negative once it should have closed."""
NEXT_STEP: Final = (0, -1, -3)
OWED: Final = (1, 0, -1, -3)
"""Around the day by which a step that was given away, or a promise to a client, is owed."""
DELIVERY: Final = (2, 1, 0)
"""Before the formal delivery; compliance has the information one business day before it (S4)."""
ASKED: Final = (-1, -2, -3)
"""After a decision was asked for."""
STALLED_AGAIN: Final = (0, 5, 10)
"""Business days after an opportunity began to be stalled."""


def windows(
    field: PeriodField, offsets: tuple[int, ...], since: date, today: date, calendar: BusinessCalendar
) -> Iterator[Period]:
    """Yield for each offset the days of *field* that came that near after *since*, up to *today*."""
    for offset in offsets:
        start = calendar.add_business_days(since, offset) + ONE_DAY
        yield Period(field, start, calendar.add_business_days(today, offset))


def stalled_windows(
    after: Mapping[str, int], since: date, today: date, calendar: BusinessCalendar
) -> Iterator[tuple[str, Period]]:
    """Yield stages with the days since when opportunities are in them that came to be stalled, again and again."""
    for stage, days in after.items():
        for again in STALLED_AGAIN:
            start = _latest(since, days + again, calendar) + ONE_DAY
            end = _latest(today, days + again, calendar)
            yield stage, Period(PeriodField.STAGE_SINCE, start, end)


def _latest(today: date, days: int, calendar: BusinessCalendar) -> date:
    """Return the latest first day in a stage that makes so many business days by *today* (`filters.stalled_since`)."""
    return calendar.add_business_days(today + ONE_DAY, -days) - timedelta(days=1)


def is_within(day: date | None, period: Period) -> bool:
    """Tell whether a day is in a period that is closed on both sides."""
    return day is not None and period.start is not None and period.end is not None and (
        period.start <= day <= period.end
    )  # fmt: skip


def business_days_since(since: date, today: date, calendar: BusinessCalendar) -> int:
    """Return how many business days there are after *since*, up to *today*."""
    days = (since + timedelta(days=number) for number in range(1, (today - since).days + 1))
    return sum(calendar.is_business_day(day) for day in days)
