"""How a question was understood, and the filter that it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from bot.core.calendar import BusinessCalendar
from bot.core.folding import fold
from bot.core.pipeline.filters import (
    FOLDED,
    GAPS,
    Dimension,
    Flag,
    OpportunityFilter,
    Period,
    Without,
    stalled_since,
)
from bot.core.pipeline.opportunity import Amount
from bot.core.pipeline.stages import OPEN


class Intent(StrEnum):
    """What is asked (contract §6)."""

    PIPELINE_STATUS = "pipeline_status"
    OPPORTUNITY_STATUS = "opportunity_status"
    FORECAST = "forecast"
    CLOSING_SOON = "closing_soon"
    STALLED_DEALS = "stalled_deals"
    GOALS = "goals"


@dataclass(frozen=True)
class QuestionReading:
    """A question, read. *stages* are those that were said; without any, open ones are meant (contract §1).

    Owners are handles, clients and segment written as they are known. *gaps* narrow `missing_data`;
    *by* is what the sums are to be told apart by; *currency* is one that was said.
    """

    intent: Intent
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
    gaps: tuple[str, ...] = ()
    by: Dimension | None = None
    currency: str | None = None
    conversion: bool = False
    unknown: tuple[str, ...] = ()
    """What was said as a name and is nobody's: it narrows nothing, and who asks should know."""
    passed: tuple[str, ...] = ()
    """Words that narrowed nothing and may have been meant to."""
    compared: Period | None = None
    """The period that this one is to be compared with."""
    without: tuple[Without, ...] = ()
    """What is left out, written as it is known; the contract's JSON says it only where there is some."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "intent", Intent(self.intent))  # a row holds their values
        object.__setattr__(self, "flags", tuple(Flag(flag) for flag in self.flags))
        object.__setattr__(self, "by", None if self.by is None else Dimension(self.by))

    @property
    def meant_stages(self) -> tuple[str, ...]:
        """Return the stages that are meant."""
        return self.stages or tuple(stage.value for stage in OPEN)

    def to_plain(self) -> dict[str, Any]:
        """Return the reading as the contract's JSON."""
        period = self.period and {
            "field": self.period.field.value,
            "start": _iso(self.period.start),
            "end": _iso(self.period.end),
        }
        return {
            "intent": self.intent.value,
            "stages": list(self.meant_stages),
            "owners": list(self.owners),
            "clients": list(self.clients),
            "segment": self.segment,
            "service_type": self.service_type,
            "min_value": self.min_value,
            "max_value": self.max_value,
            "period": period,
            "flags": [flag.value for flag in self.flags],
            **({"without": [[one.field, one.value] for one in self.without]} if self.without else {}),
        }

    def to_filter(
        self, today: date, calendar: BusinessCalendar, stalled_after: Mapping[str, int]
    ) -> OpportunityFilter:
        """Return the conditions that the opportunities meant fulfil today; *stalled_after*: business days by stage."""
        return OpportunityFilter(
            stages=self.meant_stages,
            owners=self.owners,
            clients=tuple(fold(client) for client in self.clients),
            segment=None if self.segment is None else fold(self.segment),
            service_type=self.service_type,
            min_value=self.min_value,
            max_value=self.max_value,
            period=self.period,
            flags=self.flags,
            any_flag=self.any_flag,
            gaps=self.gaps or GAPS,
            without=tuple(
                replace(one, value=fold(one.value)) if one.field in FOLDED else one for one in self.without
            ),
            today=today,
            stalled_since=stalled_since(today, calendar, stalled_after) if Flag.STALLED in self.flags else {},
        )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
