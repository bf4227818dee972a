"""Days that the readers of dates put ahead, where a question looks back, and the last ones of a year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from bot.core.values.periods import Unit, add, add_months
from bot.core.values.reading import DateRange

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_DIGIT: Final = re.compile(r"\d")
_BARE_DAY: Final = re.compile(r"(?:^|\s)\d{1,2}$")
_PARTS_OF_A_YEAR: Final = (timedelta(days=89), timedelta(days=185))
"""The lengths between which a part of a year is a quarter or a half."""


def last_such(days: DateRange, words: str, today: date) -> DateRange:
    """Return the same days before, where they would be wholly ahead.

    A week before where a weekday is said, a month where a day without one is, else a year.
    """
    first = days.start or days.end
    if first is None or first <= today:
        return days
    count, unit = _step(words, first, today)
    start, end = (day and add(day, -count, unit) for day in (days.start, days.end))
    return DateRange(start, end)


def last_of_the_year(days: DateRange, today: date) -> DateRange:
    """Return the last quarter or half of this year for one that is over; other days as they are."""
    start, end = days.start, days.end
    if start is None or end is None or end >= today or not _is_part(start, end):
        return days
    after = date(today.year + 1, 1, 1)
    months = round((end - start).days / 30)
    return DateRange(add_months(after, -months), after - _DAY)


def _step(words: str, first: date, today: date) -> tuple[int, Unit]:
    if not _DIGIT.search(words) and first - today <= _WEEK:
        return 1, Unit.WEEK
    if _BARE_DAY.search(words.strip()):
        return 1, Unit.MONTH
    return 1, Unit.YEAR


def _is_part(start: date, end: date) -> bool:
    least, most = _PARTS_OF_A_YEAR
    return least <= end - start <= most
