"""The figures of the pipeline's pictures: funnel by stage, forecast against the goal by month, ageing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.filters import Dimension, Flag, OpportunityFilter, Period, PeriodField, stalled_since
from bot.core.pipeline.opportunity import Amount
from bot.core.pipeline.pictures import Bar, Fill, Kind, Picture, share
from bot.core.pipeline.settings import SalesSettings
from bot.core.pipeline.stages import OPEN, STAGES, Stage
from bot.core.pipeline.totals import Totals
from bot.core.text import MonthName, Param, ShortMoney, Text, say
from bot.use_cases.ports import UnitOfWork

MONTHS: Final = 6
"""Of a forecast, this one included."""
AGES: Final = (5, 10, 15, 20, 30)
"""Business days in the stage at which the bars of the ageing end."""
_OPEN: Final = tuple(stage.value for stage in OPEN)


@dataclass(frozen=True)
class Drawing:
    """What a picture is made from."""

    uow: UnitOfWork
    asked: OpportunityFilter
    now: datetime
    calendar: BusinessCalendar
    sales: SalesSettings
    goals: Callable[[date], Amount | None]
    """The goal of a month, by its first day."""

    def totals(self, by: Dimension | None = None, **narrowed: object) -> list[Totals]:
        """Return the sums of what is asked, narrowed further."""
        return self.uow.opportunities.totals(replace(self.asked, **narrowed), by)  # type: ignore[arg-type]

    def total(self, **narrowed: object) -> Totals:
        """Return one sum."""
        return self.totals(None, **narrowed)[0]

    def money(self, amount: Amount) -> ShortMoney:
        """Return an amount in few signs."""
        return ShortMoney(amount, self.sales.currency)

    def foot(self) -> tuple[Text, ...]:
        """Return the date of the data."""
        at = self.uow.opportunities.stamp().at
        return (
            (say("pipeline.as_of", at=at.astimezone(self.now.tzinfo)),) if at else (say("pipeline.no_data"),)
        )


def draw(kind: Kind, drawing: Drawing) -> Picture:
    """Return what a picture shows."""
    return _MAKERS[kind](drawing)


def _funnel(drawing: Drawing) -> Picture:
    stages = tuple(stage for stage in STAGES if stage in (drawing.asked.stages or _OPEN))
    found = {one.key: one for one in drawing.totals(Dimension.STAGE, stages=stages)}
    sums = [found.get(stage, Totals(stage)) for stage in stages]
    most = max((one.total for one in sums), default=0)
    bars = tuple(
        Bar(
            say(f"stage.{one.key}"), _counted(one, drawing),
            say("picture.weighted", weighted=drawing.money(one.weighted)),
            share(one.weighted, most), share(one.total - one.weighted, most),
        )
        for one in sums
    )  # fmt: skip
    legend = (Fill.SOLID, say("picture.legend.weighted")), (Fill.STRIPED, say("picture.legend.total"))
    return Picture(
        Kind.FUNNEL, say("picture.funnel"), (_all_of(sums, drawing),), legend, bars, drawing.foot()
    )


def _forecast(drawing: Drawing) -> Picture:
    months = list(_months(drawing.now.date()))
    period = Period(PeriodField.CLOSING_DATE, months[0], _next(months[-1]) - timedelta(days=1))
    won = _by_month(drawing, (Stage.WON.value,), period)
    expected = _by_month(drawing, _OPEN, period)
    goals = {month: drawing.goals(month) for month in months}
    reach = {month: won(month).total + expected(month).weighted for month in months}
    most = max((*reach.values(), *(goal or 0 for goal in goals.values())), default=0)
    bars = tuple(
        Bar(
            MonthName(month), say("picture.expected", expected=drawing.money(reach[month])),
            _against(goals[month], reach[month], won(month), drawing),
            share(won(month).total, most), share(expected(month).weighted, most),
            None if goals[month] is None else share(goals[month] or 0, most),
        )
        for month in months
    )  # fmt: skip
    legend = [(Fill.SOLID, say("picture.legend.won")), (Fill.STRIPED, say("picture.legend.expected"))]
    if any(goals.values()):
        legend.append((Fill.MARK, say("picture.legend.goal")))
    lead, foot = (say("picture.forecast.lead"),), (*_late(drawing), *drawing.foot())
    return Picture(Kind.FORECAST, say("picture.forecast"), lead, tuple(legend), bars, foot)


def _late(drawing: Drawing) -> tuple[Text, ...]:
    """Return what no month of a forecast holds: open and past its closing date."""
    late = drawing.total(stages=_OPEN, flags=(Flag.OVERDUE,), today=drawing.now.date())
    return (say("picture.late", count=late.count, total=drawing.money(late.total)),) if late.count else ()


def _ageing(drawing: Drawing) -> Picture:
    today = drawing.now.date()
    stages = tuple(stage for stage in drawing.asked.stages if stage in _OPEN) or _OPEN
    since = stalled_since(today, drawing.calendar, drawing.sales.stalled_after)
    rows = [
        (
            label,
            drawing.total(stages=stages, period=period),
            drawing.total(stages=stages, period=period, flags=(Flag.STALLED,), stalled_since=since),
        )
        for label, period in _ages(today, drawing.calendar)
    ]
    every, counts = drawing.total(stages=stages), [one.count for _, one, _ in rows]
    undated, most = every.count - sum(counts), max(counts, default=0)
    bars = tuple(
        Bar(
            label, _counted(one, drawing), say("picture.stalled", count=stalled.count),
            share(stalled.count, most), share(one.count - stalled.count, most),
        )
        for label, one, stalled in rows
    )  # fmt: skip
    legend = (Fill.SOLID, say("picture.legend.stalled")), (Fill.STRIPED, say("picture.legend.moving"))
    foot = (*((say("picture.undated", count=undated),) if undated else ()), *drawing.foot())
    lead = (_all_of([every], drawing), say("picture.ageing.lead"))
    return Picture(Kind.AGEING, say("picture.ageing"), lead, legend, bars, foot)


_MAKERS: Final[dict[Kind, Callable[[Drawing], Picture]]] = {
    Kind.FUNNEL: _funnel,
    Kind.FORECAST: _forecast,
    Kind.AGEING: _ageing,
}


def _counted(one: Totals, drawing: Drawing) -> Text:
    return say("picture.counted", amount=one.count, total=drawing.money(one.total))


def _all_of(sums: Sequence[Totals], drawing: Drawing) -> Text:
    count, total = sum(one.count for one in sums), sum(one.total for one in sums)
    weighted = sum(one.weighted for one in sums)
    return say("picture.all", count=count, total=drawing.money(total), weighted=drawing.money(weighted))


def _against(goal: Amount | None, reach: Amount, won: Totals, drawing: Drawing) -> Text:
    if goal is None:
        return say("picture.won", won=drawing.money(won.total))
    percent = round(100 * reach / goal)
    return say("picture.against", won=drawing.money(won.total), goal=drawing.money(goal), percent=percent)


def _by_month(drawing: Drawing, stages: tuple[str, ...], period: Period) -> Callable[[date], Totals]:
    found = {one.key: one for one in drawing.totals(Dimension.MONTH, stages=stages, period=period)}
    return lambda month: found.get(f"{month:%Y-%m}", Totals())


def _months(today: date) -> Iterator[date]:
    month = today.replace(day=1)
    for _ in range(MONTHS):
        yield month
        month = _next(month)


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _ages(today: date, calendar: BusinessCalendar) -> Iterator[tuple[Text, Period]]:
    """Yield the days in a stage, from the youngest, each with when the stage then began."""
    end: date | None = None
    low = 0
    for age in AGES:
        start = calendar.add_business_days(today, -age)
        yield say("picture.days", low=low, high=age), Period(PeriodField.STAGE_SINCE, start, end)
        end, low = start - timedelta(days=1), age + 1
    yield say("picture.more_days", low=AGES[-1]), Period(PeriodField.STAGE_SINCE, None, end)


def alt_of(picture: Picture, words: Callable[[Param], str]) -> str:
    """Return in words what a picture shows, for who does not see it: one line a bar."""
    lines = [words(say("picture.alt", title=picture.title))]
    for bar in picture.bars:
        note = f" ({words(bar.note)})" if bar.note is not None else ""
        lines.append(f"{words(bar.label)}: {words(bar.value)}{note}")
    return "\n".join(lines)
