"""What the digest, the monthly indicator, the quarterly conversion and the request for a report say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.core.goals import EVERYBODY, GoalKind, first_of, last_of, month_before
from bot.core.pipeline.access import Scope
from bot.core.pipeline.filters import Dimension, Flag, Period, PeriodField, stalled_since
from bot.core.pipeline.stages import CLOSED, OPEN, STAGES, Stage
from bot.core.pipeline.totals import Totals
from bot.core.reminders.sales_plan import quarter_of
from bot.core.text import MonthName, ShownDay, Text, say
from bot.core.values.reading import Money
from bot.use_cases.pipeline.goals import goal_of, goal_texts, progress_of
from bot.use_cases.remind.sales_deals import Look

WEEK: Final = timedelta(days=7)
_OPEN: Final = tuple(stage.value for stage in OPEN)


def digest_texts(look: Look) -> Iterator[Text]:
    """Yield the week's summary; nothing where there is no open opportunity in the person's scope."""
    turn = look.turn
    groups = {one.key: one for one in turn.uow.opportunities.totals(look.asked(), Dimension.STAGE)}
    if not groups:
        return
    count, total = sum(one.count for one in groups.values()), sum(one.total for one in groups.values())
    weighted = sum(one.weighted for one in groups.values())
    yield say("digest.head", count=count, total=_money(look, total), weighted=_money(look, weighted))
    for stage in STAGES:
        if stage in groups:
            one = groups[stage]
            yield say("digest.stage", stage=say(f"stage.{stage}"), amount=one.count,
                      total=_money(look, one.total), weighted=_money(look, one.weighted))  # fmt: skip
    yield from _week(look)
    yield from _warnings(look)
    goal = goal_of(turn.uow, GoalKind.SALES, turn.today, turn.services.sales)
    if goal is not None and look.scope is Scope.ALL:
        progress = progress_of(turn.uow, goal, turn.today, turn.services.calendar)
        yield from list(goal_texts(progress, turn.services.sales.currency))[:2]
    at = turn.uow.opportunities.stamp().at
    if at is not None:
        yield say("pipeline.as_of", at=at.astimezone(turn.now.tzinfo))


def _week(look: Look) -> Iterator[Text]:
    """Yield what happened since a week ago and what closes within one."""
    today = look.turn.today
    moved = Period(PeriodField.STAGE_SINCE, today - WEEK, today)
    new = Period(PeriodField.CREATED_AT, today - WEEK, today)
    closed = Period(PeriodField.CLOSING_DATE, today - WEEK, today)
    soon = Period(PeriodField.CLOSING_DATE, today, today + WEEK)
    for id, period, stages in (
        ("digest.new", new, ()),
        ("digest.moved", moved, _OPEN),
        ("digest.won", closed, (Stage.WON.value,)),
        ("digest.lost", closed, (Stage.LOST.value,)),
        ("digest.closing", soon, _OPEN),
    ):
        one = _total(look, stages, period=period)
        if one.count:
            yield say(id, count=one.count, total=_money(look, one.total))


def _warnings(look: Look) -> Iterator[Text]:
    turn = look.turn
    since = stalled_since(turn.today, turn.services.calendar, turn.stalled_after)
    for id, flag in (("digest.stalled", Flag.STALLED), ("digest.overdue", Flag.OVERDUE)):
        one = _total(look, _OPEN, flags=(flag,), stalled_since=since)
        if one.count:
            yield say(id, count=one.count, total=_money(look, one.total))


def indicator_texts(look: Look) -> Iterator[Text]:
    """Yield last month's commercial indicator: won ÷ goal."""
    turn = look.turn
    month = month_before(turn.today)
    scope = turn.me.handle if look.scope is Scope.OWN else EVERYBODY
    goal = goal_of(turn.uow, GoalKind.SALES, month, turn.services.sales, scope)
    if goal is not None:
        progress = progress_of(turn.uow, goal, last_of(month), turn.services.calendar)
        yield say("indicator.head", month=MonthName(month))
        yield from goal_texts(progress, turn.services.sales.currency)
        return
    period = Period(PeriodField.CLOSING_DATE, month, last_of(month))
    won = _total(look, (Stage.WON.value,), period=period)
    if won.count:
        yield say("indicator.no_goal", month=MonthName(month), count=won.count, total=_money(look, won.total))


def conversion_texts(look: Look) -> Iterator[Text]:
    """Yield last quarter's conversion: won ÷ (won + lost), by count (contract §5); nothing where none closed."""
    start, end = last_quarter(look.turn.today)
    before = last_quarter(start)
    counts = _closed(look, start, end)
    won, lost = counts.get(Stage.WON.value, 0), counts.get(Stage.LOST.value, 0)
    if not won + lost:
        return
    yield say("conversion.head", start=MonthName(start), end=MonthName(end),
              percent=round(100 * won / (won + lost), 1), won=won, lost=lost)  # fmt: skip
    earlier = _closed(look, *before)
    closed = sum(earlier.values())
    if closed:
        yield say("conversion.before", percent=round(100 * earlier.get(Stage.WON.value, 0) / closed, 1))


def last_quarter(today: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter before a day's."""
    end = quarter_of(today) - timedelta(days=1)
    return quarter_of(end), end


def report_texts(look: Look) -> Iterator[Text]:
    """Yield the goals of last month on which nobody has reported since it ended."""
    turn = look.turn
    month = month_before(turn.today)
    goals = turn.uow.goals.between(GoalKind.LEGALISATION, month, month)
    for goal in goals:
        if goal.last is None or goal.last.at.date() < first_of(turn.today):
            yield say("goal.report_due", month=MonthName(month), target=goal.target, name=goal.scope or
                      turn.services.institution, until=ShownDay(last_of(month)))  # fmt: skip


def _closed(look: Look, start: date, end: date) -> dict[str | None, int]:
    period = Period(PeriodField.CLOSING_DATE, start, end)
    asked = replace(look.asked(tuple(stage.value for stage in CLOSED)), period=period)
    return {one.key: one.count for one in look.turn.uow.opportunities.totals(asked, Dimension.STAGE)}


def _total(look: Look, stages: Sequence[str], **narrowed: object) -> Totals:
    asked = replace(look.asked(tuple(stages)), **narrowed)  # type: ignore[arg-type]
    return look.turn.uow.opportunities.totals(asked)[0]


def _money(look: Look, amount: float) -> Money:
    return Money(amount, look.turn.services.sales.currency)
