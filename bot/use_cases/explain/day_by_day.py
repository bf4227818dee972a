"""«¿Por qué ese día?»: how a due date comes about, day by day, with the name of each holiday."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from bot.core.calendar import Step, Why
from bot.core.deadlines import Deadline, Runs
from bot.core.text import HolidayName, Param, ShownDay, Text, say
from bot.use_cases.intake.labels import option
from bot.use_cases.turn import Turn


def walk(turn: Turn, clock: Deadline) -> list[Text | str]:
    """Return the heading of a clock, its day 0 and every day after it, counted or not."""
    head: list[Text | str] = [_heading(clock), _zero(turn, clock)]
    if clock.phases:
        return [*head, *_phases(turn, clock)]
    return [*head, *_days(turn, clock.steps(turn.services.calendar))]


def _heading(clock: Deadline) -> Text:
    due = ShownDay(clock.due)
    if clock.channel is not None:
        return say("due.why.channel", channel=option("channels", clock.channel), due=due, rule=clock.rule)
    return say(f"due.why.{clock.code}", due=due, rule=clock.rule, count=clock.days)


def _zero(turn: Turn, clock: Deadline) -> Text:
    """Return day 0, with the reason where what came in did not count from its own day."""
    day = ShownDay(clock.zero)
    if clock.runs is not Runs.RUNNING and clock.zero != turn.today:
        return say("due.day_zero_moved", day=day, closes=turn.services.calendar.closes)
    return say("due.day_zero", day=day)


def _days(turn: Turn, steps: Sequence[Step]) -> Iterator[Text]:
    number = 0
    for skipped, group in groupby(steps, key=lambda step: step.skipped is not None):
        days = [step.day for step in group]
        if skipped:
            yield say("due.not_counted", count=len(days), days=_named(turn, days))
            continue
        numbers = tuple(str(number + place) for place in range(1, len(days) + 1))
        number += len(days)
        yield say(
            "due.counted",
            count=len(days),
            numbers=numbers,
            days=(*(ShownDay(day, "short") for day in days[:-1]), ShownDay(days[-1])),
        )


def _phases(turn: Turn, clock: Deadline) -> Iterator[Text]:
    spent = 0
    for phase in clock.phases:
        spent += phase.days
        yield say(
            "due.phase",
            count=phase.days,
            phase=say(f"phase.{phase.code}"),
            party=say(f"party.{phase.party}"),
            due=ShownDay(turn.services.calendar.add_business_days(clock.zero, spent)),
        )
    skipped = [step.day for step in clock.steps(turn.services.calendar) if step.skipped]
    if skipped:
        yield say("due.not_counted", count=len(skipped), days=_named(turn, skipped))


def span_of(turn: Turn, clock: Deadline) -> Text:
    """Return «3 días hábiles desde el jueves 26; sábado 28 y domingo 29 no cuentan»."""
    zero = ShownDay(clock.zero, "short")
    skipped = [step.day for step in clock.steps(turn.services.calendar) if step.skipped]
    if not skipped:
        return say("due.span", count=clock.days, zero=zero)
    return say("due.span_skipping", count=clock.days, zero=zero, skipped=shown_skips(turn, skipped))


def shown_skips(turn: Turn, days: Sequence[date]) -> Text:
    """Return «sábado 28 y domingo 29 no cuentan»; a holiday has its name."""
    return say("due.skipped", count=len(days), days=_named(turn, days))


def _named(turn: Turn, days: Sequence[date]) -> tuple[Param, ...]:
    """Return days as they are named: without the month while that is plain."""
    far = days[-1] - days[0] > timedelta(days=12)
    return tuple(_one(turn, day, "long" if far else "short") for day in days)


def _one(turn: Turn, day: date, how: str) -> Param:
    calendar = turn.services.calendar
    if calendar.why_closed(day) is not Why.HOLIDAY:
        return ShownDay(day, how)
    if day in calendar.added:
        return say("due.holiday_local", day=ShownDay(day, how))
    return say("due.holiday", day=ShownDay(day, how), name=HolidayName(day, calendar.country))
