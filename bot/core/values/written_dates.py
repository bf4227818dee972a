"""Dates written with figures, day numbers and years, in a language's order and with its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from bot.core.values.date_figures import (
    NEAREST_CENTURY,
    Part,
    in_a_figure,
    joined,
    packed,
    shapes,
    spaced_parts,
)
from bot.core.values.grammar import Match, Scan, Vocabulary
from bot.core.values.quantities import Amount
from bot.core.values.tokens import Tokens
from bot.core.values.when import Day, Month

SIGNS: Final = frozenset({"/", "-", "."})
Words = frozenset[str]


@dataclass(frozen=True)
class WrittenDates:
    """One language's words around figures; all folded."""

    months: Vocabulary
    month_first: bool
    """12/3: the month stands before the day."""
    number_starters: Words
    no_day: Words
    """Begin a number, and no day: an article, a thousand."""
    first: Words
    """The first day in words."""
    ordinal_endings: Words
    not_a_day_before: Words
    """After a figure these make it another thing: mil, am, %."""
    after_an_answer: Words
    """May follow a day number that is an answer."""
    year_starters: Words
    of: Words
    """Stand between a day and its month."""
    before_a_month: Words = field(default=frozenset())
    """After two figures these begin a month: they are two days then."""

    def day_number(self, scan: Scan, at: int) -> Match | None:
        """A day of the month: 1, 01, 1º, 1ro, primero, treinta y uno. Up to 99, so that 32 can be refused."""
        tokens = scan.tokens
        number = tokens.number(at)
        if number is None:
            return self._day_word(scan, at)
        if not 0 < len(tokens.word(at)) <= 2 or in_a_figure(tokens, at):
            return None
        end = self._over_ordinal(tokens, at + 1)
        return None if tokens.word(end) in self.not_a_day_before else Match(number, end)

    def lone_day_number(self, scan: Scan, at: int) -> Match | None:
        """A day number that no other word takes: '15', not the 2 of '2 o 3 días'."""
        match = self.day_number(scan, at)
        return match if match and scan.tokens.word(match.end) in self.after_an_answer else None

    def _day_word(self, scan: Scan, at: int) -> Match | None:
        tokens = scan.tokens
        if tokens.word(at) in self.first:
            return Match(1, at + 1)
        if tokens.word(at) not in self.number_starters or tokens.word(at) in self.no_day:
            return None
        said = scan.ask("n", at)
        if (
            said is None
            or said.value.scale > 1
            or said.value.value.denominator > 1
            or not 0 < said.value.value < 100
        ):
            return None
        return Match(int(said.value.value), said.end)

    def _over_ordinal(self, tokens: Tokens, end: int) -> int:
        dotted = end + (tokens.word(end) == "." and tokens.touches(end) and tokens.touches(end + 1))
        return dotted + 1 if tokens.touches(dotted) and tokens.word(dotted) in self.ordinal_endings else end

    def year_number(self, scan: Scan, at: int) -> Match | None:
        """A year in four digits, or in words: dos mil veintiséis."""
        tokens = scan.tokens
        number = tokens.number(at)
        if number is not None and len(tokens.word(at)) == 4 and not in_a_figure(tokens, at):
            return Match(number, at + 1) if 1900 <= number <= 2199 else None
        if tokens.word(at) not in self.year_starters:
            return None
        said = scan.ask("n", at)
        value = said.value if said else Amount(0)  # type: ignore[arg-type]
        fits = said and value.scale == 1000 and 1900 <= value.value <= 2199 and value.value.denominator == 1
        return Match(int(value.value), said.end) if said and fits else None

    def written_date(self, scan: Scan, at: int) -> Match | None:
        """3/12/2026 · 3-12-26 · 2026-12-03 · 03.12.2026 · 3/12 · 12/2026 · 05-ago-2016 · 2-Oct."""
        if (found := packed(scan, at)) is not None:
            return found
        parts = self._parts(scan, at) or []
        if len(parts) < 2:
            parts = spaced_parts(scan, at)
        for size in range(len(parts), 1, -1):
            value = self._assemble(parts[:size], scan.tokens.word(parts[0][2]))
            stop = parts[size - 1][2]
            if value is not None and not self._belongs_to_range(scan, parts, size, stop):
                return Match(value, stop)
        return None

    def _parts(self, scan: Scan, at: int) -> list[Part]:
        tokens = scan.tokens
        parts: list[Part] = []
        sign, end = "", at
        while len(parts) < 3 and (part := self._part(scan, end)):
            parts.append(part)
            end = part[2]
            if (
                tokens.word(end) not in SIGNS
                or (sign and tokens.word(end) != sign)
                or not joined(tokens, end)
            ):
                break
            sign = tokens.word(end)
            end += 1
        return parts

    def _part(self, scan: Scan, at: int) -> Part | None:
        number = scan.tokens.number(at)
        if number is not None and len(scan.tokens.word(at)) <= 4:
            return number, scan.tokens.word(at), at + 1
        month = self.months.match(scan, at)
        return (month.value, "month", at + 1) if month else None

    def _belongs_to_range(self, scan: Scan, parts: list[Part], size: int, stop: int) -> bool:
        """'9-12 de junio' is two days of June."""
        tokens = scan.tokens
        if size > 2 or parts[1][1] == "month" or len(parts[1][1]) > 2:
            return False
        if tokens.word(stop - 2) == ".":
            return True
        after = stop + (tokens.word(stop) in self.of)
        ahead = self.months.match(scan, after) is not None or tokens.word(after) in self.before_a_month
        return ahead or tokens.word(stop) in self.not_a_day_before

    def _assemble(self, parts: list[Part], sign: str) -> Day | Month | None:
        if len(parts) == 2:
            return self._pair(parts, sign)
        first, middle, last = (part[0] for part in parts)
        match shapes(parts):
            case [4, _, 1 | 2]:
                return Day(last, middle, first)  # nobody writes year, day, month: 2026-13-01 is no date
            case [1 | 2, _, 4]:
                return self._day(first, middle, last, parts[1][1])
            case [1 | 2, _, 2]:
                return self._day(first, middle, NEAREST_CENTURY + last, parts[1][1])
            case ["month", 1 | 2, 4]:
                return self._day(middle, first, last)
            case _:
                return None

    def _pair(self, parts: list[Part], sign: str) -> Day | Month | None:
        first, last = parts[0][0], parts[1][0]
        if self.month_first and "month" not in shapes(parts) and len(parts[1][1]) <= 2:
            return self._month_first(first, last, sign)
        match shapes(parts):
            case [1 | 2 | "month", 4] if 1 <= first <= 12 and 1900 <= last <= 2199:
                return Month(first, last)
            case [4, 1 | 2] if 1 <= last <= 12 and 1900 <= first <= 2199:
                return Month(last, first)
            case ["month", 1 | 2] if 1 <= last <= 31:
                return Day(last, first)
            case [1 | 2, 1 | 2 | "month"] if 1 <= last <= 12 and 1 <= first <= 31:
                return Day(first, last)
            case [2, 2] if sign == "/" and first > 31 and 1 <= last <= 12:
                return Day(first, last)  # 38/12 is no date, and is told to be none
            case [1 | 2, 2] if sign == "/" and 12 < last <= 31 and 1 <= first <= 12:
                return Day(last, first, swapped=True)
            case _:
                return None

    def _month_first(self, month: int, day: int, sign: str) -> Day | None:
        """12/3 is 3 December; 25/12 can only be Christmas."""
        if 1 <= month <= 12 and 1 <= day <= 31:
            return Day(day, month)
        return Day(month, day, swapped=True) if sign == "/" and 12 < month <= 31 and 1 <= day <= 12 else None

    def _day(self, first: int, middle: int, year: int, shape: str = "") -> Day:
        """The day in the language's order; in the other one only where nothing else can be meant."""
        day, month = (middle, first) if self.month_first and shape not in {"", "month"} else (first, middle)
        if month > 12 >= day and month <= 31:
            return Day(month, day, year, swapped=True)
        return Day(day, month, year)
