"""The institution's moment and days, for commands."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.business_clock import BusinessClock
from bot.config import Settings
from bot.core.calendar import BusinessCalendar


def business_now(settings: Settings) -> datetime:
    """Return the present moment of the institution."""
    return BusinessClock(settings.zone, settings.clock_shift(datetime.now(UTC))).now()


def business_calendar(settings: Settings) -> BusinessCalendar:
    """Return the institution's business days."""
    return BusinessCalendar(
        country=settings.holidays_country,
        added=frozenset(settings.holidays_added),
        removed=frozenset(settings.holidays_removed),
        timezone=settings.timezone,
    )
