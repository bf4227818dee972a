"""Goals of a month: set, reported on, and told with what was reached, what is missing and how it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from bot.core.calendar import BusinessCalendar
from bot.core.events import Event
from bot.core.goals import (
    COMPUTED,
    EVERYBODY,
    Amount,
    Goal,
    GoalKind,
    Progress,
    Report,
    first_of,
    last_of,
    month_before,
    pace_of,
)
from bot.core.people import Person
from bot.core.pipeline.filters import OpportunityFilter, Period, PeriodField
from bot.core.pipeline.settings import SalesSettings
from bot.core.pipeline.stages import Stage
from bot.core.text import MonthName, Param, Text, say
from bot.core.values.reading import Money
from bot.errors import RuleBroken
from bot.use_cases.ports import UnitOfWork

SETTERS: Final[dict[str, frozenset[str]]] = {
    GoalKind.SALES: frozenset({"sales_lead", "general_direction", "admin"}),
    GoalKind.LEGALISATION: frozenset({"leader", "general_direction", "admin"}),
}
"""Roles that set the goals of a kind."""
REPORTERS: Final[dict[str, frozenset[str]]] = {
    GoalKind.SALES: frozenset(),
    GoalKind.LEGALISATION: frozenset({"leader", "analyst", "general_direction", "admin"}),
}
"""Roles that report what was reached, where it is not worked out."""
READERS: Final[dict[str, frozenset[str]]] = {
    GoalKind.SALES: frozenset({"sales", "sales_lead", "general_direction", "admin"}),
    GoalKind.LEGALISATION: frozenset({"leader", "analyst", "front", "general_direction", "admin"}),
}
"""Roles that may see the goals of a kind."""


def kinds_for(person: Person) -> tuple[GoalKind, ...]:
    """Return the kinds of goals that somebody may see."""
    return tuple(kind for kind in GoalKind if person.roles & READERS[kind])


def set_goal(
    uow: UnitOfWork, kind: GoalKind, month: date, target: Amount, *, scope: str, by: str, at: datetime
) -> Goal:
    """Set the goal of a month, keeping what was reported. Raises `RuleBroken` for one that is no amount."""
    if target <= 0:
        raise RuleBroken(say("goal.no_amount"))
    month = first_of(month)
    before = uow.goals.get(kind, scope, month)
    goal = replace(before or Goal(kind.value, month, target, scope), target=target, set_by=by, set_at=at)
    uow.goals.put(goal)
    _note(uow, "goal_set", goal, by, at, target=target)
    return goal


def report_goal(
    uow: UnitOfWork, kind: GoalKind, month: date, actual: Amount, *, scope: str, by: str, at: datetime
) -> Goal:
    """Write down what was reached so far. Raises `RuleBroken` where there is no goal, or it is worked out."""
    if kind in COMPUTED:
        raise RuleBroken(say("goal.computed"))
    goal = uow.goals.get(kind, scope, first_of(month))
    if goal is None:
        raise RuleBroken(say("goal.none_yet", kind=say(f"goal.kind.{kind}"), month=MonthName(month)))
    goal = replace(goal, reports=(*goal.reports, Report(actual, by, at)))
    uow.goals.put(goal)
    _note(uow, "goal_reported", goal, by, at, actual=actual)
    return goal


def _note(uow: UnitOfWork, code: str, goal: Goal, by: str, at: datetime, **details: Amount) -> None:
    uow.events.append(Event(code, by, at, "", None, {"goal": goal.key, **details}))


def goal_of(
    uow: UnitOfWork, kind: GoalKind, month: date, sales: SalesSettings, scope: str = EVERYBODY
) -> Goal | None:
    """Return the goal of a month: the one that was set, else for sales the configured one."""
    found = uow.goals.get(kind, scope, first_of(month))
    if found is None and kind is GoalKind.SALES and scope == EVERYBODY and sales.monthly_goal:
        return Goal(kind.value, first_of(month), sales.monthly_goal)
    return found


def monthly_goal(uow: UnitOfWork, month: date, sales: SalesSettings) -> Amount | None:
    """Return what is to be sold in a month."""
    goal = goal_of(uow, GoalKind.SALES, month, sales)
    return None if goal is None else goal.target


def progress_of(uow: UnitOfWork, goal: Goal, today: date, calendar: BusinessCalendar) -> Progress:
    """Return how a goal goes."""
    return Progress(
        goal,
        actual_of(uow, goal),
        min(today, last_of(goal.month)),
        pace_of(goal.month, today, calendar),
        _before(uow, goal),
    )


def actual_of(uow: UnitOfWork, goal: Goal) -> Amount | None:
    """Return what was reached: worked out, or as last reported."""
    if goal.kind not in COMPUTED:
        return goal.last.actual if goal.last else None
    owners = () if goal.scope == EVERYBODY else (goal.scope,)
    period = Period(PeriodField.CLOSING_DATE, goal.month, last_of(goal.month))
    asked = OpportunityFilter(stages=(Stage.WON.value,), owners=owners, period=period)
    return uow.opportunities.totals(asked)[0].total


def _before(uow: UnitOfWork, goal: Goal) -> Amount | None:
    """Return what was reached in the month before; nothing for what is worked out without any goal then."""
    before = uow.goals.get(goal.kind, goal.scope, month_before(goal.month))
    if before is not None:
        return actual_of(uow, before)
    if goal.kind not in COMPUTED:
        return None
    return actual_of(uow, replace(goal, month=month_before(goal.month)))


def goal_texts(progress: Progress, currency: str, scope_name: Param = None) -> Iterator[Text]:
    """Yield a goal, what was reached, what is missing, how it goes, and the month before."""
    goal = progress.goal
    head = say(
        f"goal.head.{goal.kind}", month=MonthName(goal.month), target=shown(goal.kind, goal.target, currency)
    )
    yield head if scope_name is None else say("goal.of", goal=head, name=scope_name)
    if progress.actual is None:
        yield say("goal.unreported")
        return
    reached = shown(goal.kind, progress.actual, currency)
    if progress.gap:
        yield say("goal.reached", actual=reached, percent=progress.percent,
                  gap=shown(goal.kind, progress.gap, currency))  # fmt: skip
    else:
        yield say("goal.met", actual=reached, percent=progress.percent)
    if progress.gap:
        yield say(f"goal.trend.{progress.trend}", pace=round(100 * progress.pace))
    if progress.before is not None:
        yield say("goal.before", before=shown(goal.kind, progress.before, currency))
    if goal.last is not None:
        yield say("goal.reported", at=goal.last.at)


def shown(kind: str, amount: Amount, currency: str) -> Param:
    """Return an amount of a kind: money, or a count."""
    return Money(amount, currency) if kind == GoalKind.SALES else amount
