"""The one date a Spanish answer means: taken back, split over a sentence, or a bare day number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from bot.core.calendar import BusinessCalendar
from bot.core.values.corrections import is_swap, meant
from bot.core.values.es.correction_words import SPANISH
from bot.core.values.es.dates import GRAMMAR, found_in, to_reading
from bot.core.values.grammar import Match, Scan, find_all
from bot.core.values.reading import DateRange, Reading, When
from bot.core.values.when import Day, Moment, Node, first_day, last_day
from bot.core.values.when_parts import Current
from bot.core.values.when_ranges import Between

Found = tuple[Node, Reading[When]]


def read_date(text: str, today: date, calendar: BusinessCalendar) -> Reading[When]:
    """The date, or range, that *text* answers with; a bare day number is a date here."""
    scan = GRAMMAR.scan(text)
    moment = Moment(today, calendar, today)
    found = found_in(scan, moment)
    bare = _bare(scan, moment)
    if not found or _is_wider(bare, found):
        found = bare
    kept = meant(scan.tokens, [reading for _, reading in found], SPANISH)
    if len(kept) > 1:
        return _joined(kept)
    if not kept:
        return Reading(None)
    if is_swap(scan.tokens, kept[0], SPANISH):
        return _changed(kept[0])
    return _completed(kept[0], found, scan, moment)


def _changed(reading: Reading[When]) -> Reading[When]:
    """'mover del 3 al 5 de diciembre': the new date."""
    value = reading.value
    if not isinstance(value, DateRange) or value.start is None or value.end is None:
        return reading
    return replace(reading, value=value.end, guessed=True, alternatives=(value,))


SHORT: Final = 3
"""Tokens of an answer in which 'el mes' is this one; in 'una vez al mes' it is none."""


def _bare(scan: Scan, moment: Moment) -> list[Found]:
    return [
        (match.value, to_reading(scan, at, match, moment))
        for at, match in find_all(scan, "bare")
        if not isinstance(match.value, Current) or len(scan.tokens) <= SHORT
    ]


def _is_wider(bare: list[Found], found: list[Found]) -> bool:
    """Whether what was found is but the end of a bare range: '1 al 15'."""
    first = found[0][1]
    return any(
        isinstance(node, Between) and reading.start < first.start and reading.end >= first.end
        for node, reading in bare
    )


def _completed(kept: Reading[When], found: list[Found], scan: Scan, moment: Moment) -> Reading[When]:
    """A bare day that takes another one back is in the same month: 'no el 3 de enero sino el 5'."""
    node = next(node for node, reading in found if reading == kept)
    others = [other for other, _ in found if isinstance(other, Day) and other.month]
    if not (isinstance(node, Day) and node == Day(node.day) and others and isinstance(others[0], Day)):
        return kept
    first = next(k for k, token in enumerate(scan.tokens.items) if token.start >= kept.start)
    last = next(k for k, token in enumerate(scan.tokens.items) if token.end >= kept.end)
    full = replace(others[0], day=node.day, weekday=None)
    return to_reading(scan, first, Match(full, last + 1), moment)


def _joined(readings: list[Reading[When]]) -> Reading[When]:
    """'que empiece el 3 y vaya hasta el 20' is one range; else the first date counts."""
    first, second = readings[0], readings[1]
    start, end = first_day(first.value), last_day(second.value)
    opens = isinstance(second.value, DateRange) and second.value.start is None
    closed = isinstance(first.value, DateRange) and first.value.end is not None
    if not (start and end and opens and not closed and start <= end):
        return first
    return Reading(DateRange(start, end), None, first.guessed or second.guessed, first.start, second.end)
