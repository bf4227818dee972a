"""Named days of the year and holidays, as rules and nodes. Language-free: each language names them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.core.values.periods import easter, nth_weekday
from bot.core.values.reading import DateRange, When
from bot.core.values.when import Moment, Node, Which, first_day, last_day

Rule = Callable[[int], When]


@dataclass(frozen=True)
class Feast(Node):
    """A named day of the year; the next one unless a year was said."""

    rule: Rule
    year: int | None = None
    year_shift: int | None = None
    which: Which = Which.BARE

    floating = True

    def resolve(self, moment: Moment) -> When | None:
        """Its date, or its days."""
        year = self.year if self.year_shift is None else moment.today.year + self.year_shift
        if year is not None:
            return self.rule(year) if 1900 <= year <= 2199 else None
        if self.which is Which.LAST:
            this = self.rule(moment.today.year)
            return (
                this if (last_day(this) or moment.today) < moment.today else self.rule(moment.today.year - 1)
            )
        this = self.rule(moment.floor.year)
        return this if (last_day(this) or moment.floor) >= moment.floor else self.rule(moment.floor.year + 1)


def on(month: int, day: int) -> Rule:
    """The same date each year."""
    return lambda year: date(year, month, day)


def from_easter(days: int) -> Rule:
    """So many days after Easter Sunday."""
    return lambda year: easter(year) + timedelta(days=days)


def nth(which: int, weekday: int, month: int, plus: int = 0) -> Rule:
    """The nth weekday of a month, plus some days."""

    def rule(year: int) -> date:
        found = nth_weekday(
            date(year, month, 1), date(year, month, monthrange(year, month)[1]), weekday, which
        )
        assert found is not None
        return found + timedelta(days=plus)

    return rule


def days(first: Rule, length: int) -> Rule:
    """Several days from one on."""

    def rule(year: int) -> DateRange:
        start = first(year)
        assert isinstance(start, date)
        return DateRange(start, start + timedelta(days=length - 1))

    return rule


@dataclass(frozen=True)
class Holiday(Node):
    """The next holiday after today, or from a date on; *bridge*: the long weekend it makes."""

    since: Node | None = None
    bridge: bool = False

    def resolve(self, moment: Moment) -> When | None:
        """Its date, or the three days off."""
        base = first_day(self.since.resolve(moment)) if self.since else moment.today + timedelta(days=1)
        for ahead in range(LONGEST_WAIT if base else 0):
            day = (base or moment.today) + timedelta(days=ahead)
            if moment.calendar.is_holiday(day) and (not self.bridge or day.weekday() in self._bridges(ahead)):
                return _long_weekend(day) if self.bridge else day
        return None

    def _bridges(self, ahead: int) -> frozenset[int]:
        """Weekdays that make a long weekend; Tuesdays and Thursdays too where that very day was named."""
        return NAMED_BRIDGES if self.since is not None and ahead == 0 else BRIDGES


BRIDGES: Final = frozenset({0, 4})
NAMED_BRIDGES: Final = frozenset({0, 1, 3, 4})
LONGEST_WAIT: Final = 400
"""Days: every calendar has a holiday within a year."""


def _long_weekend(day: date) -> DateRange:
    before, after = {0: (2, 0), 1: (3, 0), 3: (0, 3)}.get(day.weekday(), (0, 2))
    return DateRange(day - timedelta(days=before), day + timedelta(days=after))
