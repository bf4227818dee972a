"""Which opportunities a daily reminder of sales speaks of, and what it says of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from bot.core.pipeline.access import WIDEST, Scope, owners_in, scopes_of
from bot.core.pipeline.filters import OpportunityFilter, Period, PeriodField, passes
from bot.core.pipeline.life import GATES
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.stages import OPEN
from bot.core.pipeline.totals import Totals
from bot.core.pipeline.waiting import waiting_gates
from bot.core.reminders.sales_plan import POSSIBLE
from bot.core.reminders.windows import (
    ASKED,
    CLOSING,
    DELIVERY,
    NEXT_STEP,
    OWED,
    business_days_since,
    is_within,
    stalled_windows,
    windows,
)
from bot.core.reminders.wishes import SalesKind, Wishes
from bot.core.text import ShownDay, Text, say
from bot.use_cases.deals.access import deciders
from bot.use_cases.deals.desk import title
from bot.use_cases.deals.owed import errands_of, promises_of
from bot.use_cases.turn import Turn

MOST: Final = 60
"""Opportunities that are looked at of one window; those beyond are counted."""
MOST_A_DAY: Final = 500
"""Of one day that has an index of its own."""
BY_DAY: Final = frozenset({PeriodField.NEXT_STEP_DATE, PeriodField.DELIVERY_DATE, PeriodField.GATE_SINCE})
"""Days with an index of their own: what else narrows is looked at afterwards, lest another index be taken."""
_OPEN: Final = tuple(stage.value for stage in OPEN)


@dataclass(frozen=True)
class Look:
    """One look of one person: *since* is the day of the look before."""

    turn: Turn
    wishes: Wishes
    since: date
    kind: SalesKind | None = None
    beyond: list[Totals] = field(default_factory=list)
    """How many more there are of each window than were looked at, and what they add up to."""

    @property
    def scope(self) -> Scope | None:
        """Return whose opportunities the person hears of."""
        return scope_of(self.turn, self.wishes, self.kind)

    def asked(self, stages: tuple[str, ...] = _OPEN) -> OpportunityFilter:
        """Return what narrows to the person's scope; compliance, which owns nothing, sees all."""
        owners = (
            None if self.scope is None else owners_in(self.scope, self.turn.me, self.turn.uow.people.all())
        )
        return OpportunityFilter(stages=stages, owners=owners or (), today=self.turn.today)

    def found(self, period: Period, stages: tuple[str, ...] = _OPEN) -> list[Opportunity]:
        """Return the opportunities of a window, and remember how many more there are."""
        asked, known = replace(self.asked(stages), period=period), self.turn.uow.opportunities
        if period.field in BY_DAY:
            days = known.find(OpportunityFilter(period=period), MOST_A_DAY)
            return [one for one in days if passes(one, asked)]
        found = known.find(asked, MOST)
        if len(found) == MOST:
            every, looked_at = known.totals(asked)[0], sum(one.total or 0 for one in found)
            self.beyond.append(Totals(None, every.count - MOST, every.total - looked_at))
        return found

    def each(self, field: PeriodField, offsets: tuple[int, ...]) -> Iterator[Opportunity]:
        """Yield the opportunities of all windows of a day, each once."""
        calendar = self.turn.services.calendar
        seen: set[str] = set()
        for period in windows(field, offsets, self.since, self.turn.today, calendar):
            for one in self.found(period):
                if one.id not in seen:
                    seen.add(one.id)
                    yield one


def scope_of(turn: Turn, wishes: Wishes, kind: SalesKind | None = None) -> Scope | None:
    """Return whose opportunities a person hears of: what they chose among what they may; None: everybody's.

    A kind that they hear of by a role without opportunities of its own (compliance) is everybody's, whatever they
    sell besides.
    """
    offered = scopes_of(turn.me, turn.uow.people.all())
    if not offered or any(kind in POSSIBLE[role] for role in turn.me.roles & POSSIBLE.keys() - WIDEST.keys()):
        return None
    leads = any(WIDEST.get(role) is Scope.ALL for role in turn.me.roles)
    usual = offered[-1] if leads else Scope.OWN
    return Scope(wishes.scope) if wishes.scope in offered else usual


@dataclass(frozen=True)
class Line:
    """What is said of an opportunity; *gate* where a decision is waited for."""

    one: Opportunity
    said: Text
    gate: str | None = None


def lines_of(kind: SalesKind, look: Look) -> list[Line]:
    """Return what a daily kind speaks of, what is worth most first."""
    lines = (line for line in _MAKERS[kind](look) if line.one.id not in look.wishes.muted or line.gate)
    return sorted(lines, key=lambda line: -(line.one.total or 0))


def _stalled(look: Look) -> Iterator[Line]:
    turn = look.turn
    after, calendar = turn.stalled_after, turn.services.calendar
    for stage, period in stalled_windows(after, look.since, turn.today, calendar):
        for one in look.found(period, (stage,)):
            days = business_days_since(one.stage_since or turn.today, turn.today, calendar)
            yield Line(
                one, say("remind.deal.stalled", deal=title(one), stage=say(f"stage.{stage}"), count=days)
            )


def _closing(look: Look) -> Iterator[Line]:
    today = look.turn.today
    for one in look.each(PeriodField.CLOSING_DATE, CLOSING):
        day = one.closing_date or today
        id = "closes_today" if day == today else "closes" if day > today else "was_due"
        yield Line(one, say(f"remind.deal.{id}", deal=title(one), day=ShownDay(day)))


def _next_step(look: Look) -> Iterator[Line]:
    """Yield the steps of one's own opportunities, those that one was given, and what clients were promised."""
    yield from _own_steps(look)
    for one, _, errand in errands_of(look.turn):
        if _is_near(look, errand.due):
            said = say("remind.deal.errand", deal=title(one), step=errand.step, day=ShownDay(errand.due))
            yield Line(one, said)
    for one, _, held in promises_of(look.turn, own=look.scope is not Scope.ALL):
        if held.due is not None and _is_near(look, held.due):
            said = say("remind.deal.promise", deal=title(one), step=held.text, day=ShownDay(held.due))
            yield Line(one, said)


def _is_near(look: Look, day: date) -> bool:
    """Tell whether a day came near enough since the look before to be spoken of."""
    calendar = look.turn.services.calendar
    near = windows(PeriodField.OWED_BY, OWED, look.since, look.turn.today, calendar)
    return any(is_within(day, period) for period in near)


def _own_steps(look: Look) -> Iterator[Line]:
    if look.scope is None:
        return
    for one in look.each(PeriodField.NEXT_STEP_DATE, NEXT_STEP):
        day = one.next_step_date or look.turn.today
        step = one.next_step or say("remind.deal.some_step")
        yield Line(one, say("remind.deal.next_step", deal=title(one), step=step, day=ShownDay(day)))


def _compliance(look: Look) -> Iterator[Line]:
    calendar = look.turn.services.calendar
    for one in look.each(PeriodField.DELIVERY_DATE, DELIVERY):
        day = one.file.delivery_date
        if day is None or one.file.passed("compliance") or one.file.is_open("compliance"):
            continue
        by = calendar.add_business_days(day, -1)
        yield Line(one, say("remind.deal.compliance", deal=title(one), day=ShownDay(day), by=ShownDay(by)))


def _gates(look: Look) -> Iterator[Line]:
    """Yield the decisions that wait for this person."""
    turn = look.turn
    calendar = turn.services.calendar
    days = list(windows(PeriodField.GATE_SINCE, ASKED, look.since, turn.today, calendar))
    waiting = turn.uow.opportunities.find(
        OpportunityFilter(period=Period(PeriodField.GATE_SINCE)), MOST_A_DAY
    )
    for one in (one for one in waiting if one.stage in _OPEN):
        for asked in waiting_gates(one.file):
            gate = GATES.get(asked.gate)
            if gate is None or not any(is_within(asked.at.date(), period) for period in days):
                continue
            if turn.me.handle in {person.handle for person in deciders(turn.uow, gate, one)}:
                said = say("remind.deal.gate", deal=title(one), gate=say(f"deal.gate.{gate.code}"),
                           since=ShownDay(asked.at.date()))  # fmt: skip
                yield Line(one, said, gate.code)


_MAKERS: Final[dict[SalesKind, Callable[[Look], Iterable[Line]]]] = {
    SalesKind.STALLED: _stalled,
    SalesKind.CLOSING: _closing,
    SalesKind.NEXT_STEP: _next_step,
    SalesKind.COMPLIANCE: _compliance,
    SalesKind.GATES: _gates,
}
