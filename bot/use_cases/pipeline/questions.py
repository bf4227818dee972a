"""A question about the pipeline, read and answered: count, sums, the first ones, and words for all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from bot.core.calendar import BusinessCalendar
from bot.core.goals import EVERYBODY, GoalKind, whole_months
from bot.core.people import Person as DirectoryPerson
from bot.core.pipeline.filters import Dimension, OpportunityFilter, Period, PeriodField
from bot.core.pipeline.opportunity import Amount, Opportunity, plain
from bot.core.pipeline.questions import (
    Intent,
    KnownNames,
    Person,
    QuestionReading,
    Setting,
    follow,
    read_question,
)
from bot.core.pipeline.settings import stalled_after
from bot.core.pipeline.stages import CLOSED, Stage
from bot.core.pipeline.totals import PipelineNames, Stamp, Totals
from bot.core.values.periods import Unit, span_of
from bot.use_cases.ports import UnitOfWork

SHOWN: Final = 10
SELLERS: Final = frozenset({"sales", "sales_lead"})
"""Roles whose people are named in questions even before they own an opportunity."""
SUMMED: Final = frozenset({Intent.PIPELINE_STATUS, Intent.FORECAST})
"""Questions whose sums are told apart by stage where nothing else is asked."""


@dataclass(frozen=True)
class Asking:
    """Who asks, in what language, when, and what the institution has set."""

    handle: str
    now: datetime
    calendar: BusinessCalendar
    language: str = "es"
    currency: str = "COP"
    monthly_goal: Amount | None = None
    stalled_after: Mapping[str, int] = field(default_factory=lambda: stalled_after({}))
    """Business days by open stage."""


@dataclass(frozen=True)
class Goals:
    """What is to be sold in the months of a period, all together."""

    target: Amount
    months: int = 1


@dataclass(frozen=True)
class PipelineAnswer:
    """What is answered; *rows* are the next to close, *groups* the sums told apart, all in the currency."""

    reading: QuestionReading
    totals: Totals
    rows: tuple[Opportunity, ...]
    data: Stamp
    asking: Asking
    owners: dict[str, str]
    """Names of the owners that are shown, by handle."""
    by: Dimension | None = None
    groups: tuple[Totals, ...] = ()
    won: Totals | None = None
    closed: Totals | None = None
    compared: Totals | None = None
    goal: Goals | None = None
    """Of a forecast or a question about goals, where one is set."""

    def to_plain(self) -> dict[str, Any]:
        """Return the answer as the contract's JSON, without its text."""
        return {
            "reading": self.reading.to_plain(),
            "count": self.totals.count,
            "total_value": self.totals.total,
            "weighted_value": self.totals.weighted,
            "rows": [one.client for one in self.rows],
        }


class PipelineQuestions:
    """Answers questions; the names there are to be recognised are read again only when the data changed."""

    def __init__(self) -> None:
        self._stamp: tuple[Stamp, tuple[str, ...]] | None = None
        self._known = KnownNames()
        self._owners: frozenset[str] = frozenset()

    def ask(self, uow: UnitOfWork, text: str, asking: Asking, hint: str | None = None) -> PipelineAnswer:
        """Read a question and answer it; *hint*: the intent that was understood elsewhere."""
        return self.answer(uow, read_question(text, self.setting(uow, asking), hint), asking)

    def follow(self, uow: UnitOfWork, previous: QuestionReading, text: str, asking: Asking) -> PipelineAnswer:
        """Read a question that goes on from the one before («¿y en marzo?») and answer it."""
        return self.answer(uow, follow(previous, text, self.setting(uow, asking)), asking)

    def answer(self, uow: UnitOfWork, reading: QuestionReading, asking: Asking) -> PipelineAnswer:
        """Answer a question as it was read."""
        found = uow.opportunities
        asked = reading.to_filter(asking.now.date(), asking.calendar, asking.stalled_after)
        by = _told_apart_by(reading)
        groups = found.totals(asked, by)
        return PipelineAnswer(
            reading=reading,
            totals=_sum(groups),
            rows=tuple(found.find(asked, SHOWN)),
            data=found.stamp(),
            asking=asking,
            owners={person.handle: person.name for person in uow.people.all()},
            by=by,
            groups=tuple(groups) if by else (),
            won=_won(uow, reading, asked, asking),
            closed=_closed(uow, reading, asked),
            compared=_compared(uow, reading, asked),
            goal=_goal(uow, reading, asking),
        )

    def setting(self, uow: UnitOfWork, asking: Asking) -> Setting:
        """Return what is read with; the names are read again only when the data changed."""
        people = uow.people.all()
        stamp = (uow.opportunities.stamp(), tuple(person.handle for person in people))
        if stamp != self._stamp:
            names = uow.opportunities.names()
            self._known, self._owners = _known(names, people), frozenset(names.owners)
            self._stamp = stamp
        asker = next((person for person in people if person.handle == asking.handle), None)
        owns = asking.handle in self._owners or (asker is not None and asker.has("sales"))
        return Setting(asking.now.date(), asking.calendar, self._known, asking.handle, owns, asking.language)


def _known(names: PipelineNames, people: list[DirectoryPerson]) -> KnownNames:
    owners = set(names.owners)
    known = [Person(one.handle, one.name) for one in people if one.handle in owners or one.roles & SELLERS]
    unlisted = owners - {one.handle for one in people}
    return KnownNames(
        names.clients, names.segments, (*known, *(Person(handle, handle) for handle in sorted(unlisted)))
    )


def _sum(groups: list[Totals]) -> Totals:
    """Return all groups together: the sums are exact to the hundredth."""
    return Totals(
        None,
        sum(one.count for one in groups),
        plain(round(sum(one.total for one in groups), 2)),
        plain(round(sum(one.weighted for one in groups), 2)),
    )


def _told_apart_by(reading: QuestionReading) -> Dimension | None:
    if reading.conversion:
        return Dimension.STAGE
    plain = reading.intent in SUMMED and len(reading.meant_stages) > 1 and not reading.flags
    return reading.by or (Dimension.STAGE if plain else None)


def _goal(uow: UnitOfWork, reading: QuestionReading, asking: Asking) -> Goals | None:
    """Return the goals of the months asked about; None where one of them has none, or some are meant in part."""
    if reading.intent not in (Intent.FORECAST, Intent.GOALS):
        return None
    month = span_of(Unit.MONTH, asking.now.date())
    period = reading.period or Period(PeriodField.CLOSING_DATE, month.start, month.end)
    months = whole_months(period.start, period.end)
    stored = {one.month: one.target for one in uow.goals.between(GoalKind.SALES, months[0], months[-1])
              if one.scope == EVERYBODY} if months else {}  # fmt: skip
    targets = [stored.get(one, asking.monthly_goal) for one in months]
    known = [target for target in targets if target is not None]
    return Goals(sum(known), len(known)) if known and len(known) == len(targets) else None


def _won(
    uow: UnitOfWork, reading: QuestionReading, asked: OpportunityFilter, asking: Asking
) -> Totals | None:
    """Return what is won already in the period of a forecast or a goal; this month's where none is said."""
    if reading.intent not in (Intent.FORECAST, Intent.GOALS):
        return None
    month = span_of(Unit.MONTH, asking.now.date())
    period = reading.period or Period(PeriodField.CLOSING_DATE, month.start, month.end)
    return uow.opportunities.totals(replace(asked, stages=(Stage.WON.value,), period=period, flags=()))[0]


def _closed(uow: UnitOfWork, reading: QuestionReading, asked: OpportunityFilter) -> Totals | None:
    """Return what of a client is closed, where its open opportunities are asked for."""
    if reading.intent is not Intent.OPPORTUNITY_STATUS or reading.stages or not reading.clients:
        return None
    return uow.opportunities.totals(replace(asked, stages=tuple(stage.value for stage in CLOSED)))[0]


def _compared(uow: UnitOfWork, reading: QuestionReading, asked: OpportunityFilter) -> Totals | None:
    if reading.compared is None:
        return None
    return uow.opportunities.totals(replace(asked, period=reading.compared))[0]
