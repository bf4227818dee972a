"""«En 2 horas», «mañana», «el lunes a las 3»: until when somebody does not want to be reminded.

The answer is always in working time: a reminder is never given at night, whatever was asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.core.calendar import BusinessCalendar
from bot.core.folding import fold
from bot.core.reminders.words import MomentWords, moment_words
from bot.core.values import DateRange, find_dates

LATER_HOURS = 2
"""Working hours that «más tarde» means."""
NOON = 12


@dataclass(frozen=True)
class Asked:
    """When to remind again; `moved` where it is not the very moment that was asked for, nobody working then."""

    at: datetime
    moved: bool = False


def read_moment(text: str, now: datetime, calendar: BusinessCalendar, language: str) -> Asked:
    """Return the moment *text* asks for; two working hours from now where it says none."""
    words, said = moment_words(language), _folded(text)
    span = _span(said, words)
    if span is not None:
        return _working(now + span, calendar)
    day = _day(text, now, calendar, language)
    clock = _clock(said, words) or _half(said, words)
    if day is None and clock is None:
        if any(re.search(pattern, said) for pattern in words.no_more_today):
            return Asked(next_morning(now, calendar))
        return Asked(_later(now, calendar))
    if day is not None and day > now.date():
        return _working(calendar.at(day, clock or calendar.opens), calendar)
    return _today(now, clock, calendar)


def wants_no_more(text: str, language: str) -> bool:
    """Tell whether somebody does not want to be reminded again at all; «por hoy» is only a day."""
    words, said = moment_words(language), _folded(text)
    if any(re.search(pattern, said) for pattern in words.no_more_today):
        return False
    return any(re.search(pattern, said) for pattern in words.never)


def clock_in(text: str, language: str) -> time | None:
    """Return the time of day that *text* names as it is meant at work; None where it names none."""
    words, said = moment_words(language), _folded(text)
    return _clock(said, words) or _half(said, words)


def next_morning(now: datetime, calendar: BusinessCalendar) -> datetime:
    """Return the opening of the next business day: what «Recordar luego» means by itself."""
    return calendar.at(calendar.next_business_day(now.date()), calendar.opens)


def _today(now: datetime, clock: time | None, calendar: BusinessCalendar) -> Asked:
    """Return that time of this day; once it is past, «hoy» alone is the next morning and a time, tomorrow's."""
    if clock is None:
        return Asked(next_morning(now, calendar))
    at = calendar.at(now.date(), clock)
    return _working(at if at > now else at + timedelta(days=1), calendar)


def _later(now: datetime, calendar: BusinessCalendar) -> datetime:
    return calendar.next_working_moment(calendar.add_working_hours(now, LATER_HOURS))


def _working(at: datetime, calendar: BusinessCalendar) -> Asked:
    moment = calendar.next_working_moment(at)
    return Asked(moment, moment != at)


def _folded(text: str) -> str:
    """Return the text folded, with the colon of its times."""
    return fold(re.sub(r"(\d):(\d\d)", r"\1 y \2", text))


def _span(said: str, words: MomentWords) -> timedelta | None:
    for pattern, minutes in words.spans:
        found = re.search(pattern, said)
        if found is not None:
            count = _number(found[1], words) if found.re.groups else 1
            return timedelta(minutes=minutes * count)
    return None


def _number(said: str, words: MomentWords) -> int:
    return int(said) if said.isdigit() else words.numbers[said]


def _day(text: str, now: datetime, calendar: BusinessCalendar, language: str) -> date | None:
    for reading in find_dates(text, now.date(), calendar, language):
        value = reading.value
        day = (value.start or value.end) if isinstance(value, DateRange) else value
        if day is not None and day >= now.date():
            return day
    return None


def _clock(said: str, words: MomentWords) -> time | None:
    """Return a time of day as it is meant at work: «a las 4» is in the afternoon."""
    found = re.search(words.clock, said)
    hour = _number(found[1], words) if found else 24
    if found is None or hour >= 24:
        return None
    is_after_noon = found[3] in words.afternoon or (found[3] is None and 1 <= hour <= 6)
    return time(hour + NOON if is_after_noon and hour < NOON else hour, _minutes(found[2]))


_PARTS = {"media": 30, "cuarto": 15}


def _minutes(said: str | None) -> int:
    minutes = _PARTS.get(said or "", int(said) if said and said.isdigit() else 0)
    return minutes if minutes < 60 else 0


def _half(said: str, words: MomentWords) -> time | None:
    return next((time.fromisoformat(at) for pattern, at in words.halves if re.search(pattern, said)), None)
