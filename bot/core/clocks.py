"""Time a campaign needs: day zero, phases and service levels in business days (R1, R2, R3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.core.calendar import BusinessCalendar

NOTICE_DAYS = 3  # R1


@dataclass(frozen=True)
class Phase:
    """One step of R2/R3: its code, who does it, and its longest time in business days."""

    code: str
    party: str  # ocm | provider
    days: int


def _phases(implementation: int) -> tuple[Phase, ...]:
    return (
        Phase("hand_over", "ocm", 1),
        Phase("implementation", "provider", implementation),
        Phase("go_live", "ocm", 1),
        Phase("reports", "provider", 1),
        Phase("close", "provider", 1),
    )


WHATSAPP = {"informative": (_phases(2), 6), "transactional": (_phases(4), 8)}  # R2: phases and total
SERVICE_LEVEL = (_phases(2), 6)  # R3 (M1-3-06)


def day_zero(moment: datetime, calendar: BusinessCalendar) -> date:
    """Return the business day that counts as day 0: the next one after closing time or on a day off (R1)."""
    day = moment.date()
    if calendar.is_business_day(day) and moment.timetz().replace(tzinfo=None) <= calendar.closes:
        return day
    return calendar.next_business_day(day)


def first_start(zero: date, calendar: BusinessCalendar) -> date:
    """Return the first start date that keeps the notice of R1."""
    return calendar.add_business_days(zero, NOTICE_DAYS)


def channel_clock(channel: str, type_: str) -> tuple[tuple[Phase, ...], int, str]:
    """Return a channel's phases, its total in business days and the rule they come from."""
    if channel in ("sms", "email"):
        return (*SERVICE_LEVEL, "R3")
    return (*WHATSAPP.get(type_, WHATSAPP["informative"]), "R2")


def first_go_live(zero: date, channel: str, type_: str, calendar: BusinessCalendar) -> date:
    """Return the first day the phases allow: hand-over and implementation; go-live fits in either of them (R2)."""
    phases, _, _ = channel_clock(channel, type_)
    before = sum(phase.days for phase in phases if phase.code in ("hand_over", "implementation"))
    return calendar.add_business_days(zero, before)
