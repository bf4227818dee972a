"""What a grammar of dates answers for a today and a calendar. Language-free.

The grammar has the slots `top` (dates in any text) and `bare` (what is a date only where one is asked for).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from bot.core.calendar import BusinessCalendar
from bot.core.values.corrections import CorrectionWords, is_swap, meant
from bot.core.values.date_builders import is_bare
from bot.core.values.grammar import Grammar, Match, Scan, find_all
from bot.core.values.reading import DateRange, Problem, Reading, When
from bot.core.values.respelling import Respelling
from bot.core.values.when import Day, FromToday, Moment, Node, first_day, last_day
from bot.core.values.when_parts import Current
from bot.core.values.when_ranges import Between, Until

Found = tuple[Node, Reading[When]]
SHORT: Final = 3
"""Tokens of an answer in which 'el mes' is this one; in 'una vez al mes' it is none."""


class DateReadings:
    """One language's grammar of dates, its words of correction, and what joins the days of a list."""

    def __init__(
        self,
        grammar: Grammar,
        words: CorrectionWords,
        joints: frozenset[str],
        spelling: Respelling | None = None,
    ) -> None:
        self._grammar = grammar
        self._words = words
        self._joints = joints
        self._spelling = spelling

    def find(self, text: str, today: date, calendar: BusinessCalendar) -> tuple[Reading[When], ...]:
        """Every date and range of dates in *text*, in order, invalid ones included."""
        scan = self._grammar.scan(text)
        return tuple(reading for _, reading in self.found_in(scan, Moment(today, calendar, today)))

    def read(self, text: str, today: date, calendar: BusinessCalendar) -> Reading[When]:
        """The date, or range, that *text* answers with; a bare day number is a date here."""
        typed = self._grammar.scan(text)
        moment = Moment(today, calendar, today)
        if self._spelling is None:
            return self._answer(typed, moment)
        scan = Scan(self._spelling.mended(typed.tokens), typed.slots)
        answer = self._answer(scan, moment)
        if not answer.found:
            scan = Scan(self._spelling.mended(typed.tokens, everywhere=True), typed.slots)
            answer = _firm(self._answer(scan, moment), scan)
        mended = scan.tokens is not typed.tokens and answer.value is not None
        return replace(answer, guessed=True) if mended else answer

    def _answer(self, scan: Scan, moment: Moment) -> Reading[When]:
        found = self.found_in(scan, moment)
        bare = _bare(scan, moment)
        if not found or _is_wider(bare, found):
            found = bare
        kept = meant(scan.tokens, [reading for _, reading in found], self._words)
        if len(kept) > 1:
            return _joined(kept)
        if not kept:
            return Reading(None)
        if is_swap(scan.tokens, kept[0], self._words):
            return _changed(kept[0])
        return _completed(kept[0], found, scan, moment)

    def found_in(self, scan: Scan, moment: Moment) -> list[tuple[Node, Reading[When]]]:
        """Every date expression; an open end follows the start said before it."""
        found: list[tuple[Node, Reading[When]]] = []
        for at, match in self._with_months(scan, list(find_all(scan, "top"))):
            here = moment
            start = found and first_day(found[-1][1].value)
            if (
                isinstance(match.value, Until)
                and match.value.end.floating
                and start
                and start >= moment.today
            ):
                here = moment.later(start)
            found.append((match.value, to_reading(scan, at, match, here)))
        return found

    def _with_months(self, scan: Scan, found: list[tuple[int, Match]]) -> list[tuple[int, Match]]:
        """In 'el 5, el 6 y el 20 de enero' the month is everyone's."""
        for k in range(len(found) - 2, -1, -1):
            (at, match), (after, following) = found[k], found[k + 1]
            between = {scan.tokens.word(token) for token in range(match.end, after)}
            said = following.value.end if isinstance(following.value, Between) else following.value
            if is_bare(match.value) and isinstance(said, Day) and said.month and between <= self._joints:
                found[k] = at, Match(replace(said, day=match.value.day, weekday=None), match.end)
        return found


def _firm(answer: Reading[When], scan: Scan) -> Reading[When]:
    """A date of mended words counts when it is more than one of them, or about all that was said."""
    spoken = sum(answer.start <= token.start < answer.end for token in scan.tokens.items)
    return answer if spoken > 1 or len(scan.tokens) < SHORT else Reading(None)


def to_reading(scan: Scan, at: int, match: Match, moment: Moment) -> Reading[When]:
    """The reading of a matched node, resolved for *moment*."""
    node: Node = match.value
    value = node.resolve(moment)
    items = scan.tokens.items
    return Reading(
        value,
        _problem(node, value, moment),
        value is not None and node.guessed,
        items[at].start,
        items[match.end - 1].end,
        node.alternatives(moment),
    )


def _problem(node: Node, value: When | None, moment: Moment) -> Problem | None:
    if value is None:
        return Problem.INVALID
    if isinstance(node, Day) and isinstance(value, date) and node.weekday not in {None, value.weekday()}:
        return Problem.WEEKDAY
    last = last_day(value)
    return Problem.PAST if last and last < moment.today else None


def _changed(reading: Reading[When]) -> Reading[When]:
    """'mover del 3 al 5 de diciembre': the new date."""
    value = reading.value
    if not isinstance(value, DateRange) or value.start is None or value.end is None:
        return reading
    return replace(reading, value=value.end, guessed=True, alternatives=(value,))


def _bare(scan: Scan, moment: Moment) -> list[Found]:
    return [
        (match.value, to_reading(scan, at, match, moment))
        for at, match in find_all(scan, "bare")
        if _is_said_alone(match, at, scan)
    ]


def _is_said_alone(match: Match, at: int, scan: Scan) -> bool:
    """'el mes' and 'ya' are dates only as answers: not in 'una vez al mes', 'ya le confirmo'."""
    if isinstance(match.value, FromToday):
        return 2 * (match.end - at) >= len(scan.tokens)
    return not isinstance(match.value, Current) or len(scan.tokens) <= SHORT


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
