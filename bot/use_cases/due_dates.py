"""«¿Para cuándo?»: the dates a Brief can count on, explained day by day (R1, R2, R3)."""

from __future__ import annotations

from datetime import date

from bot.core.brief import Brief
from bot.core.calendar import Step
from bot.core.clocks import NOTICE_DAYS, channel_clock, first_start
from bot.core.rules import zero_of
from bot.core.text import Text, say
from bot.use_cases.ask_next import ask_again
from bot.use_cases.drafts import meant
from bot.use_cases.labels import option
from bot.use_cases.turn import Turn


def due_dates(turn: Turn) -> None:
    """Say the first possible start and each channel's service level, with the days that do not count."""
    brief = meant(turn) or Brief(id="", requester=turn.me.handle, created_at=turn.now)
    zero = zero_of(brief, turn.rules)
    first = first_start(zero, turn.services.calendar)
    turn.say(
        say("due.first_start", first=first, days=NOTICE_DAYS, zero=zero), *explained(turn, zero, NOTICE_DAYS)
    )
    type_ = brief.fields.get("type") or "informative"
    for channel in brief.fields.get("channels") or ():
        _, total, rule = channel_clock(channel, type_)
        end = turn.services.calendar.add_business_days(zero, total)
        turn.say(say("due.channel", channel=option("channels", channel), total=total, end=end, rule=rule))
    ask_again(turn)


def explained(turn: Turn, start: date, days: int) -> list[Text | str]:
    """Return why a due date is what it is: the days skipped and the reason of each."""
    steps: tuple[Step, ...] = turn.services.calendar.explain(start, days)
    lines: list[Text | str] = []
    for why in ("weekend", "holiday"):
        skipped = tuple(step.day for step in steps if step.skipped == why)
        if skipped:
            lines.append(say(f"due.skipped.{why}", count=len(skipped), days=skipped))
    return lines
