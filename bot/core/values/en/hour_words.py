"""English words of clock times, days of service and named working times."""

from __future__ import annotations

from typing import Final

from bot.core.values.clock_times import AM, NOON, PM
from bot.core.values.listing import all_meaning, meanings

MERIDIEMS: Final[dict[str, str]] = meanings(
    {
        AM: "am, a.m., a m, a. m., in the morning",
        PM: "pm, p.m., p m, p. m., in the afternoon, in the evening, at night",
        NOON: "noon, midday",
    }
)
UNITS: Final = all_meaning(True, "o'clock, oclock, hours, hour, hrs., h., hr.")
NAMED_TIMES: Final[dict[str, int]] = meanings({12 * 60: "noon, midday, 12 noon", 24 * 60: "midnight"})
PAST: Final[dict[str, int]] = meanings(
    {
        30: "half past, half-past",
        15: "quarter past, a quarter past",
        -15: "quarter to, a quarter to",
        10: "ten past",
        -10: "ten to",
        20: "twenty past",
        -20: "twenty to",
    }
)
"""Before the hour."""
MINUTES: Final[dict[str, int]] = meanings({30: "thirty", 15: "fifteen", 45: "forty five, forty-five"})

NAMED_HOURS: Final[dict[str, tuple[str, str]]] = meanings(
    {
        ("08:00", "17:00"): (
            "office hours, business hours, working hours, work hours, regular hours, normal hours, opening hours, "
            "the working day, working time, full time"
        ),
        (
            "00:00",
            "23:59",
        ): "24/7, 24 x 7, 24x7, around the clock, round the clock, 24 hours, twenty four hours",
    }
)
LOOSE_HOURS: Final[dict[str, tuple[str, str]]] = meanings(
    {
        ("08:00", "12:00"): (
            "in the morning, in the mornings, mornings, mornings only, only mornings, the morning, all morning"
        ),
        ("13:00", "17:00"): (
            "in the afternoon, in the afternoons, afternoons, afternoons only, the afternoon, all afternoon"
        ),
        (
            "00:00",
            "23:59",
        ): "all day, the whole day, any time, anytime, at any time, at any hour, all day long",
    }
)
"""Hours only where hours are asked for: 'I will send it in the morning' is no schedule."""
ALL_WEEK: Final = frozenset({"24/7", "24 x 7", "24x7", "around the clock", "round the clock"})

DAY_WORDS: Final[dict[str, int]] = meanings(
    {
        0: "monday, mondays, mon., m",
        1: "tuesday, tuesdays, tue., tues.",
        2: "wednesday, wednesdays, wed., weds.",
        3: "thursday, thursdays, thu., thur., thurs.",
        4: "friday, fridays, fri., f",
        5: "saturday, saturdays, sat.",
        6: "sunday, sundays, sun.",
    }
)
DAY_SETS: Final[dict[str, tuple[int, ...]]] = meanings(
    {
        (0, 1, 2, 3, 4): (
            "weekdays, weekday, every weekday, business days, working days, work days, workdays, during the week, "
            "m-f, each business day, every business day, every working day, on working days"
        ),
        (5, 6): "weekend, weekends, the weekend, at weekends, on weekends",
        (0, 1, 2, 3, 4, 5, 6): (
            "every day, everyday, daily, each day, all days, all week, the whole week, seven days a week, "
            "7 days a week, every day of the week, all seven days"
        ),
    }
)
LETTERS: Final = frozenset({"m", "f"})
"""Days only in a range: M-F."""
EXCEPT: Final = all_meaning(
    True, "except, except for, but not, but, excluding, not, other than, apart from, without"
)
