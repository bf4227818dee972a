"""Where clocks are put forward or back, a reminder comes at the hour that the receiver's clock shows (P35)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.calendar import BusinessCalendar

SANTIAGO = BusinessCalendar(country="CL", timezone="America/Santiago")
NEW_YORK = BusinessCalendar(country="US", timezone="America/New_York")


@pytest.mark.parametrize(
    ("calendar", "saturday_night", "expected"),
    [
        (
            SANTIAGO,
            datetime(2026, 4, 4, 22, tzinfo=ZoneInfo("America/Santiago")),
            datetime(2026, 4, 6, 12, tzinfo=UTC),
        ),
        (
            SANTIAGO,
            datetime(2026, 9, 5, 22, tzinfo=ZoneInfo("America/Santiago")),
            datetime(2026, 9, 7, 11, tzinfo=UTC),
        ),
        (
            NEW_YORK,
            datetime(2026, 3, 7, 22, tzinfo=ZoneInfo("America/New_York")),
            datetime(2026, 3, 9, 12, tzinfo=UTC),
        ),
        (
            NEW_YORK,
            datetime(2026, 10, 31, 22, tzinfo=ZoneInfo("America/New_York")),
            datetime(2026, 11, 2, 13, tzinfo=UTC),
        ),
    ],
)
def test_p35_the_next_working_moment_is_eight_by_the_local_clock(
    calendar: BusinessCalendar, saturday_night: datetime, expected: datetime
) -> None:
    moment = calendar.next_working_moment(saturday_night)

    assert moment.astimezone(UTC) == expected
    assert moment.strftime("%H:%M") == "08:00"


def test_p35_working_hours_across_the_change_are_hours_of_work() -> None:
    friday = datetime(2026, 3, 6, 16, tzinfo=ZoneInfo("America/New_York"))

    due = NEW_YORK.add_working_hours(friday, 2)

    assert due.strftime("%a %H:%M %z") == "Mon 09:00 -0400"
    assert due.astimezone(UTC) - friday.astimezone(UTC) == timedelta(hours=64)  # the weekend lacked an hour
