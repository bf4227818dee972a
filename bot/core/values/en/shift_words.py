"""English words by which a date is put off or brought forward."""

from __future__ import annotations

from typing import Final

from bot.core.values.listing import listed
from bot.core.values.shifts import ShiftWords

ENGLISH: Final = ShiftWords(
    later=tuple(listed("postpone, delay, put off, push back, push, move, extend, defer")),
    earlier=tuple(listed("bring forward, advance, shorten, pull in")),
    after=tuple(listed("later, more, longer, after")),
    before=tuple(listed("earlier, sooner, before, less")),
    units=tuple(listed("day, business day, week, month, quarter, year")),
    from_today=tuple(listed("within")),
    ahead="in {span}",
    back="{span} ago",
)
