"""How far the virtual clock moves: `1d 2h`, `30m`, `2 business days`, `1 día hábil`."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from bot.channels.sandbox.refusals import SandboxRefusal
from bot.core.calendar import BusinessCalendar
from bot.core.text import say

FARTHEST = timedelta(days=800)
FARTHEST_BUSINESS_DAYS = 500

_UNITS = {
    "days": ("d", "day", "days", "dia", "dias", "día", "días"),
    "hours": ("h", "hour", "hours", "hora", "horas"),
    "minutes": ("m", "min", "minute", "minutes", "minuto", "minutos"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_PART = re.compile(rf"(\d{{1,5}})\s*({'|'.join(sorted(_UNIT_OF, key=len, reverse=True))})\b")
_BUSINESS = re.compile(r"(\d{1,3})\s*(?:business\s+days?|d[ií]as?\s+h[aá]bil(?:es)?)")


def advanced(now: datetime, by: str, calendar: BusinessCalendar) -> datetime:
    """Return the moment `by` after `now`; business days land when the office opens.

    `now` is in the calendar's zone. Raises `SandboxRefusal` for what is no length of time, or one
    beyond two years.
    """
    wanted = by.strip().lower()
    if business := _BUSINESS.fullmatch(wanted):
        return _business_days_later(now, int(business[1]), calendar)
    parts = _PART.findall(wanted)
    if not parts or _PART.sub("", wanted).replace(",", "").strip():
        raise _unreadable()
    step = sum((timedelta(**{_UNIT_OF[unit]: int(amount)}) for amount, unit in parts), timedelta())
    if step > FARTHEST:
        raise _unreadable()
    return now + step


def _business_days_later(now: datetime, count: int, calendar: BusinessCalendar) -> datetime:
    if not 1 <= count <= FARTHEST_BUSINESS_DAYS:
        raise _unreadable()
    return calendar.at(calendar.add_business_days(now.date(), count), calendar.opens)


def _unreadable() -> SandboxRefusal:
    return SandboxRefusal(say("sandbox.error.advance"))
