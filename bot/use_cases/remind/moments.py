"""A moment as people say it: «hoy, 1:00 p. m.», «el martes 24 de noviembre, 1:00 p. m.»."""

from __future__ import annotations

from datetime import datetime

from bot.core.text import ShownDay, Text, say
from bot.use_cases.turn import Turn


def shown_moment(turn: Turn, moment: datetime) -> Text:
    """Return the moment, an aware datetime in the institution's zone, without what is plain."""
    at = moment.timetz().replace(tzinfo=None)
    if moment.date() == turn.today:
        return say("moment.today", at=at)
    return say("moment.day", day=ShownDay(moment.date()), at=at)
