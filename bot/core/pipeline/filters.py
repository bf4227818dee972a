"""Which opportunities are meant: the conditions of a question, each of which narrows the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.core.calendar import ONE_DAY, BusinessCalendar
from bot.core.folding import fold
from bot.core.pipeline.opportunity import Amount, Opportunity
from bot.core.pipeline.owed import owed_by
from bot.core.pipeline.stages import OPEN, Stage
from bot.core.pipeline.waiting import waiting_since


class Flag(StrEnum):
    """What may be wrong with an opportunity (contract §1)."""

    STALLED = "stalled"
    OVERDUE = "overdue"
    MISSING_DATA = "missing_data"


class PeriodField(StrEnum):
    """The date that a period is said of."""

    CLOSING_DATE = "closing_date"
    CREATED_AT = "created_at"
    STAGE_SINCE = "stage_since"
    NEXT_STEP_DATE = "next_step_date"
    DELIVERY_DATE = "delivery_date"
    GATE_SINCE = "gate_since"
    """When the oldest decision still waited for was asked."""
    OWED_BY = "owed_by"
    """The first day by which a step that was given away or a promise to the client is owed."""


class Dimension(StrEnum):
    """What totals may be told apart by."""

    STAGE = "stage"
    OWNER = "owner"
    SEGMENT = "segment"
    SERVICE_TYPE = "service_type"
    MONTH = "month"


GAPS: Final = ("owner", "total_value", "closing_date")
"""The data without which an opportunity is incomplete; one without a next step is found only when asked for."""


FOLDED: Final = frozenset({"client", "segment"})
"""What is compared folded."""


@dataclass(frozen=True)
class Period:
    """Days of a date, both included; None where open."""

    field: PeriodField
    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "field", PeriodField(self.field))  # a row holds its value


@dataclass(frozen=True)
class Without:
    """What is left out: the `owner` (handle), `client`, `segment` or `service_type` with that value."""

    field: str
    value: str


@dataclass(frozen=True)
class OpportunityFilter:
    """Conditions that all hold; an empty one lets everything pass. Clients and segment are compared folded.

    *flags* all hold too, unless *any_flag*. *today* and *stalled_since* (`stalled_since`) make flags days.
    """

    stages: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()
    segment: str | None = None
    service_type: str | None = None
    min_value: Amount | None = None
    max_value: Amount | None = None
    period: Period | None = None
    flags: tuple[Flag, ...] = ()
    any_flag: bool = False
    gaps: tuple[str, ...] = GAPS
    without: tuple[Without, ...] = ()
    today: date = date.max
    stalled_since: Mapping[str, date] = field(default_factory=dict)


def stalled_since(
    today: date, calendar: BusinessCalendar, after: Mapping[Stage, int] | Mapping[str, int]
) -> dict[str, date]:
    """Return, by open stage, the latest first day in it that makes an opportunity stalled today.

    From that day to *today* (included) there are as many business days as *after* says.
    """
    first = today + ONE_DAY
    return {
        str(stage): calendar.add_business_days(first, -days) - timedelta(days=1)
        for stage, days in after.items()
    }


def is_stalled(one: Opportunity, since: Mapping[str, date]) -> bool:
    """Tell whether an opportunity has been in its stage for too long."""
    return one.stage_since is not None and one.stage in since and one.stage_since <= since[one.stage]


def is_overdue(one: Opportunity, today: date) -> bool:
    """Tell whether an open opportunity should have been closed before *today*."""
    return one.stage in OPEN and one.closing_date is not None and one.closing_date < today


def has_gap(one: Opportunity, gaps: tuple[str, ...]) -> bool:
    """Tell whether one of those data is missing."""
    given = {"total_value": one.total}
    return any(given.get(name, getattr(one, name)) is None for name in gaps)


_HAS: Final[dict[Flag, Callable[[Opportunity, OpportunityFilter], bool]]] = {
    Flag.STALLED: lambda one, asked: is_stalled(one, asked.stalled_since),
    Flag.OVERDUE: lambda one, asked: is_overdue(one, asked.today),
    Flag.MISSING_DATA: lambda one, asked: has_gap(one, asked.gaps),
}


def passes(one: Opportunity, asked: OpportunityFilter) -> bool:
    """Tell whether an opportunity meets every condition."""
    return (
        _is_among(one.stage, asked.stages)
        and _is_among(one.owner, asked.owners)
        and _is_among(fold(one.client), asked.clients)
        and (asked.segment is None or fold(one.segment or "") == asked.segment)
        and (asked.service_type is None or one.service_type == asked.service_type)
        and _is_between(one.total, asked.min_value, asked.max_value)
        and (asked.period is None or _is_in(one, asked.period))
        and _has_flags(one, asked)
        and not any(_is_left_out(one, left_out) for left_out in asked.without)
    )


def _is_left_out(one: Opportunity, left_out: Without) -> bool:
    value = getattr(one, left_out.field)
    return (fold(value or "") if left_out.field in FOLDED else value) == left_out.value


def _is_among(value: str | None, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted


def _is_between(value: Amount | None, low: Amount | None, high: Amount | None) -> bool:
    if low is None and high is None:
        return True
    return value is not None and (low is None or value >= low) and (high is None or value <= high)


_DAY_OF: Final[dict[PeriodField, Callable[[Opportunity], date | None]]] = {
    PeriodField.DELIVERY_DATE: lambda one: one.file.delivery_date,
    PeriodField.GATE_SINCE: lambda one: waiting_since(one.file),
    PeriodField.OWED_BY: lambda one: owed_by(one.file),
}


def _is_in(one: Opportunity, period: Period) -> bool:
    day_of = _DAY_OF.get(period.field)
    day: date | None = day_of(one) if day_of else getattr(one, period.field.value)
    return (
        day is not None
        and (period.start is None or day >= period.start)
        and (period.end is None or day <= period.end)
    )


def _has_flags(one: Opportunity, asked: OpportunityFilter) -> bool:
    has = [_HAS[flag](one, asked) for flag in asked.flags]
    return not has or (any(has) if asked.any_flag else all(has))
