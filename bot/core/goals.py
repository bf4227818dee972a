"""Goals of a month: what was set, what was reached, what is missing and how it goes (domain §7, §8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.core.calendar import ONE_DAY, BusinessCalendar

Amount = int | float


class GoalKind(StrEnum):
    """What is aimed at."""

    SALES = "sales"
    """What is won in the month, by closing date, in the configured currency."""
    LEGALISATION = "legalisation"
    """Credits legalised in the month, a count that somebody reports."""


COMPUTED: Final = frozenset({GoalKind.SALES})
"""Kinds whose actual is worked out from what is stored; the others are reported."""
EVERYBODY: Final = ""
"""The scope of the whole institution; otherwise an owner's handle or an area's code."""


@dataclass(frozen=True)
class Report:
    """What had been reached when somebody said so."""

    actual: Amount
    by: str
    at: datetime


@dataclass(frozen=True)
class Goal:
    """The goal of a month (its first day) and every report on it, oldest first."""

    kind: str
    month: date
    target: Amount
    scope: str = EVERYBODY
    set_by: str = ""
    set_at: datetime | None = None
    reports: tuple[Report, ...] = ()

    @property
    def key(self) -> str:
        """Return what makes it unique."""
        return goal_key(self.kind, self.scope, self.month)

    @property
    def last(self) -> Report | None:
        """Return the newest report."""
        return self.reports[-1] if self.reports else None


class Trend(StrEnum):
    """How what was reached compares with the share of the month's business days that have passed."""

    AHEAD = "ahead"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    MET = "met"


NEAR: Final = 0.05
"""Of the target: so close to the pace is on it."""


@dataclass(frozen=True)
class Progress:
    """A goal with what was reached by *at*; *before* is what was reached in the month before, where known."""

    goal: Goal
    actual: Amount | None
    at: date
    pace: float
    """Share of the month's business days that have passed."""
    before: Amount | None = None

    @property
    def gap(self) -> Amount | None:
        """Return what is missing, 0 where the goal is met."""
        return None if self.actual is None else max(self.goal.target - self.actual, 0)

    @property
    def percent(self) -> float | None:
        """Return what was reached in percent of the target, to the tenth."""
        return None if self.actual is None else round(100 * self.actual / self.goal.target, 1)

    @property
    def trend(self) -> Trend | None:
        """Return how it goes."""
        if self.actual is None:
            return None
        if self.actual >= self.goal.target:
            return Trend.MET
        ahead = self.actual / self.goal.target - self.pace
        if abs(ahead) <= NEAR:
            return Trend.ON_PACE
        return Trend.AHEAD if ahead > 0 else Trend.BEHIND


def goal_key(kind: str, scope: str, month: date) -> str:
    """Return the key of a month's goal."""
    return f"{kind}:{scope}:{month:%Y-%m}"


def first_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """Return the first day of the next month."""
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1)


def month_before(month: date) -> date:
    """Return the first day of the month before."""
    return (month.replace(day=1) - ONE_DAY).replace(day=1)


def last_of(month: date) -> date:
    """Return the last day of a month."""
    return month_after(month) - ONE_DAY


def pace_of(month: date, today: date, calendar: BusinessCalendar) -> float:
    """Return the share of a month's business days that have passed, *today* included."""
    days = [month + timedelta(days=number) for number in range((month_after(month) - month).days)]
    counted = [day for day in days if calendar.is_business_day(day)]
    return sum(day <= today for day in counted) / len(counted) if counted else 1.0


def whole_months(start: date | None, end: date | None) -> tuple[date, ...]:
    """Return the first days of the months that a period is made of; none where it is open or cuts one."""
    if start is None or end is None or start.day != 1 or end != last_of(end):
        return ()
    months, month = [], start
    while month <= end:
        months.append(month)
        month = month_after(month)
    return tuple(months)
