"""Two periods in one question: «este mes contra el pasado», «julio frente a junio», «más que el anterior»."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.core.pipeline.filters import Period, PeriodField
from bot.core.pipeline.questions.hearing import Heard, Hearing
from bot.core.pipeline.questions.words import Cue
from bot.core.values.mentions import Kind, Mention
from bot.core.values.periods import Unit, add_months, span_of

Reader = Callable[[Sequence[Mention]], Period | None]
NEAR: Final = 3
"""Words between «contra» and «el anterior»."""
AHEAD: Final = timedelta(days=92)
"""A month further ahead than this is the last one, where it is compared with one that has begun."""
HALF_A_YEAR: Final = timedelta(days=183)
"""What is compared and further ahead than this is the last one too."""
YEAR: Final = 12


def comparison(hearing: Hearing, dates: Sequence[Mention] = ()) -> Heard | None:
    """Return the cue that compares periods; a goal is no period, and «que el» compares before one only."""
    if hearing.has(Cue.GOAL):
        return None
    starts = {hearing.at_offset(one.reading.start) for one in dates}
    starts.update(one.start for one in hearing.of(Cue.BEFORE, Cue.YEAR_BEFORE))
    after_more = [heard for heard in hearing.of(Cue.THAN) if _says_more(hearing, heard, starts)]
    return next(iter([*hearing.of(Cue.COMPARE, Cue.YEAR_BEFORE), *after_more]), None)


def compared_periods(
    hearing: Hearing, mentions: Sequence[Mention], read: Reader, today: date
) -> tuple[Period | None, Period | None]:
    """Return the period that a question is about and the one to compare it with, as far as both are said.

    *read* reads the period of some mentions. Where only one is said after the comparing word, it is the second.
    """
    mentions = [one for one in mentions if not _is_within(hearing, one, Cue.YEAR_BEFORE)]
    dates = [one for one in mentions if _is_days(hearing, one)]
    cue = comparison(hearing, dates)
    if cue is None:
        return read(mentions), None
    others = [one for one in mentions if one not in dates]
    later = [one for one in dates if hearing.at_offset(one.reading.start) >= cue.start]
    if len(dates) > 1:
        main, other = read([*others, dates[0]]), read([*others, dates[1]])
    elif later and _nth(hearing, hearing.at_offset(later[0].reading.end)) == 0:
        main, other = None, read([*others, later[0]])
    else:
        main, other = read(mentions), None
    if main and _is_ahead(main, today, HALF_A_YEAR):
        main = a_year_before(main)
    if other is None:
        return main, elliptic(hearing, main) if main else None
    return main, _alike(other, main, today)


def elliptic(hearing: Hearing, period: Period) -> Period | None:
    """Return the period that «el anterior», «el segundo» or «el mismo mes del año pasado» says beside another."""
    if hearing.has(Cue.YEAR_BEFORE):
        return a_year_before(period)
    cue = comparison(hearing)
    if cue is None:
        return None
    if any(0 <= one.start - cue.end <= NEAR or one.start <= cue.start for one in hearing.of(Cue.BEFORE)):
        return before(period)
    return _nth_of_its_year(hearing, cue, period)


def before(period: Period) -> Period:
    """Return the period of the same length just before: whole months before whole months."""
    start, end = period.start, period.end
    if start is None or end is None:
        return period
    after = end + timedelta(days=1)
    months = _months(period)
    if months:
        return Period(period.field, add_months(start, -months), start - timedelta(days=1))
    return Period(period.field, start - (after - start), start - timedelta(days=1))


def after(period: Period) -> Period:
    """Return the period of the same length just after."""
    start, end = period.start, period.end
    if start is None or end is None:
        return period
    first, months = end + timedelta(days=1), _months(period)
    following = add_months(first, months) if months else first + (first - start)
    return Period(period.field, first, following - timedelta(days=1)) if following else period


def this_month(today: date) -> Period:
    """Return the month that a comparison is of where none is said."""
    this = span_of(Unit.MONTH, today)
    return Period(PeriodField.CLOSING_DATE, this.start, this.end)


def _says_more(hearing: Hearing, than: Heard, starts: set[int]) -> bool:
    """Tell whether «que el» compares: after «más», and before a period (which may take the article)."""
    more = any(hearing.word(at) in hearing.words.more for at in range(than.start))
    return more and any(start in starts for start in range(than.start + 1, than.end + 1))


def _is_days(hearing: Hearing, one: Mention) -> bool:
    free = hearing.is_free(hearing.at_offset(one.reading.start), hearing.at_offset(one.reading.end))
    said = one.kind is Kind.DATE and one.reading.value is not None
    return said and free and not _is_within(hearing, one, Cue.NOW)


def _is_within(hearing: Hearing, one: Mention, cue: Cue) -> bool:
    start, end = hearing.at_offset(one.reading.start), hearing.at_offset(one.reading.end)
    return any(heard.start < end and start < heard.end for heard in hearing.of(cue))


def _alike(other: Period, main: Period | None, today: date) -> Period:
    """Return the second period said of the first one's date, and no year ahead of one that has begun."""
    first = main or this_month(today)
    begun = first.start is not None and first.start <= today
    moved = replace(other, field=first.field) if main else other
    return a_year_before(moved) if begun and _is_ahead(moved, today, AHEAD) else moved


def _is_ahead(period: Period, today: date, by: timedelta) -> bool:
    return period.start is not None and period.start > today + by


def a_year_before(period: Period) -> Period:
    """Return the same days a year before."""
    start, end = (day and add_months(day, -YEAR) for day in (period.start, period.end))
    return replace(period, start=start, end=end)


def _months(period: Period) -> int:
    """Return how many whole months a period has, 0 where it is of days."""
    start, end = period.start, period.end
    if start is None or end is None:
        return 0
    after = end + timedelta(days=1)
    whole = start.day == 1 and after.day == 1
    return (after.year - start.year) * YEAR + after.month - start.month if whole else 0


def _nth(hearing: Hearing, start: int) -> int:
    """Return the last bare ordinal from a token on, 0 where there is none."""
    said = [hearing.words.ordinals.get(hearing.word(at), 0) for at in range(start, len(hearing.tokens))]
    return next((one for one in reversed(said) if one), 0)


def _nth_of_its_year(hearing: Hearing, cue: Heard, period: Period) -> Period | None:
    """Return the part of the year that a bare ordinal names: parts are as long as *period*."""
    size, start, nth = _months(period), period.start, _nth(hearing, cue.end)
    if start is None or not nth or not size or YEAR % size or nth * size > YEAR:
        return None
    first = add_months(start.replace(month=1), (nth - 1) * size)
    after = first and add_months(first, size)
    found = Period(period.field, first, after - timedelta(days=1)) if after else None
    return None if found == period else found
