"""Figures in dates: day numbers, years, and dates written with digits (day first: es_CO)."""

from __future__ import annotations

from typing import Final

from bot.core.values.es.amounts import STARTERS as NUMBER_STARTERS
from bot.core.values.es.counting import Amount
from bot.core.values.es.date_words import MONTHS, ORDINAL_ENDINGS
from bot.core.values.grammar import DIGITS, Match, Scan, Vocabulary
from bot.core.values.listing import listed
from bot.core.values.tokens import Tokens
from bot.core.values.when import Day, Month

MONTH_WORDS: Final = Vocabulary(MONTHS)
SIGNS: Final = frozenset({"/", "-", "."})
NOT_A_DAY_BEFORE: Final = frozenset(
    {"%", "$", "€", "mil", "k", "am", "pm", "hs", "hrs", "h", "horas", "millones"}
)
NEAREST_CENTURY: Final = 2000


def day_number(scan: Scan, at: int) -> Match | None:
    """A day of the month: 1, 01, 1º, 1ro, primero, treinta y uno. Up to 99, so that 32 can be refused."""
    tokens = scan.tokens
    number = tokens.number(at)
    if number is None:
        return _day_word(scan, at)
    if not 0 < len(tokens.word(at)) <= 2 or _in_a_figure(tokens, at):
        return None
    end = _over_ordinal(tokens, at + 1)
    return None if tokens.word(end) in NOT_A_DAY_BEFORE else Match(number, end)


AFTER_AN_ANSWER: Final = frozenset(
    {
        *listed(
            "no, sino, por, porfa, porfavor, gracias, mejor, perdon, digo, si, creo, a, al, hasta, entonces, "
            "., ;, !, ?, ), (, :, -, ->, →"
        ),
        "",
        ",",
    }
)


def lone_day_number(scan: Scan, at: int) -> Match | None:
    """A day number that no other word takes: '15', not the 2 of '2 o 3 días'."""
    match = day_number(scan, at)
    return match if match and scan.tokens.word(match.end) in AFTER_AN_ANSWER else None


def _day_word(scan: Scan, at: int) -> Match | None:
    tokens = scan.tokens
    if tokens.word(at) in {"primero", "primeros"}:
        return Match(1, at + 1)
    if tokens.word(at) not in NUMBER_STARTERS or tokens.word(at) in {"un", "una", "mil"}:
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


def _in_a_figure(tokens: Tokens, at: int) -> bool:
    """Whether a digit run is stuck to others: 1.200, 8:30, 3,5."""
    for sign, digit in ((at + 1, at + 2), (at - 1, at - 2)):
        stuck = tokens.touches(max(at, sign)) and tokens.touches(max(sign, digit))
        if (
            digit >= 0
            and stuck
            and tokens.word(sign) in {".", ",", ":", "'"}
            and tokens.number(digit) is not None
        ):
            return True
    return tokens.word(at + 1) == "%"


def _over_ordinal(tokens: Tokens, end: int) -> int:
    dotted = end + (tokens.word(end) == "." and tokens.touches(end) and tokens.touches(end + 1))
    return dotted + 1 if tokens.touches(dotted) and tokens.word(dotted) in ORDINAL_ENDINGS else end


def year_number(scan: Scan, at: int) -> Match | None:
    """A year in four digits, or in words: dos mil veintiséis."""
    tokens = scan.tokens
    number = tokens.number(at)
    if number is not None and len(tokens.word(at)) == 4 and not _in_a_figure(tokens, at):
        return Match(number, at + 1) if 1900 <= number <= 2199 else None
    if tokens.word(at) not in {"dos", "mil", "2"}:
        return None
    said = scan.ask("n", at)
    value = said.value if said else Amount(0)  # type: ignore[arg-type]
    fits = said and value.scale == 1000 and 1900 <= value.value <= 2199 and value.value.denominator == 1
    return Match(int(value.value), said.end) if said and fits else None


def short_year(scan: Scan, at: int) -> Match | None:
    """A year in two digits, 20 to 49: 'del 26', "'26"."""
    number = scan.tokens.number(at)
    if number is None or len(scan.tokens.word(at)) != 2 or not 20 <= number <= 49:
        return None
    after = scan.tokens.word(at + 1)
    return None if after in {"de", "/", "-", ":", "%"} else Match(NEAREST_CENTURY + number, at + 1)


def written_date(scan: Scan, at: int) -> Match | None:
    """3/12/2026 · 3-12-26 · 2026-12-03 · 03.12.2026 · 3/12 · 12/2026 · 05-ago-2016 · 2-Oct."""
    if (packed := _packed(scan, at)) is not None:
        return packed
    parts = _parts(scan, at) or []
    if len(parts) < 2:
        parts = _spaced_parts(scan, at)
    for size in range(len(parts), 1, -1):
        value = _assemble(parts[:size], scan.tokens.word(parts[0][2]))
        stop = parts[size - 1][2]
        if value is not None and not _belongs_to_range(scan, parts, size, stop):
            return Match(value, stop)
    return None


Part = tuple[int, str, int]
"""A number, how it was written (digits, or `month` for a name), and the token after it."""


def _parts(scan: Scan, at: int) -> list[Part]:
    tokens = scan.tokens
    parts: list[Part] = []
    sign, end = "", at
    while len(parts) < 3 and (part := _part(scan, end)):
        parts.append(part)
        end = part[2]
        if tokens.word(end) not in SIGNS or (sign and tokens.word(end) != sign) or not _joined(tokens, end):
            break
        sign = tokens.word(end)
        end += 1
    return parts


def _packed(scan: Scan, at: int) -> Match | None:
    """20261203"""
    digits = scan.tokens.word(at)
    if scan.tokens.number(at) is None or len(digits) != 8 or digits[:2] not in {"19", "20"}:
        return None
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    return Match(Day(day, month, year), at + 1) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _spaced_parts(scan: Scan, at: int) -> list[Part]:
    """03 12 2026, 2026 12 03: figures told apart by spaces, with a year of four digits."""
    numbers = [scan.tokens.number(k) for k in range(at, at + 3)]
    lengths = [len(scan.tokens.word(k)) for k in range(at, at + 3)]
    year_last, year_first = lengths[:2] in ([2, 2], [1, 2], [1, 1]) and lengths[2] == 4, lengths == [4, 2, 2]
    if None in numbers or not (year_last or year_first):
        return []
    values = [number or 0 for number in numbers]
    is_year = 1900 <= values[2 if year_last else 0] <= 2199
    if not is_year or not 1 <= values[1] <= 12 or not 1 <= values[0 if year_last else 2] <= 31:
        return []
    return [(value, scan.tokens.word(at + k), at + k + 1) for k, value in enumerate(values)]


def _joined(tokens: Tokens, sign: int) -> bool:
    spaced = tokens.word(sign) == "/"
    return spaced or (tokens.touches(sign) and tokens.touches(sign + 1))


def _part(scan: Scan, at: int) -> Part | None:
    number = scan.tokens.number(at)
    if number is not None and len(scan.tokens.word(at)) <= 4:
        return number, scan.tokens.word(at), at + 1
    month = MONTH_WORDS.match(scan, at)
    return (month.value, "month", at + 1) if month else None


def _belongs_to_range(scan: Scan, parts: list[Part], size: int, stop: int) -> bool:
    """'9-12 de junio' is two days of June."""
    tokens = scan.tokens
    if size > 2 or parts[1][1] == "month" or len(parts[1][1]) > 2:
        return False
    if tokens.word(stop - 2) == ".":
        return True
    after = stop + (tokens.word(stop) in {"de", "del"})
    ahead = MONTH_WORDS.match(scan, after) is not None or tokens.word(after) in {
        "proximo",
        "mes",
        "este",
        "presente",
    }
    return ahead or tokens.word(stop) in NOT_A_DAY_BEFORE


def _assemble(parts: list[Part], sign: str) -> Day | Month | None:
    if len(parts) == 2:
        return _pair(parts, sign)
    (first, middle, last), shapes = [part[0] for part in parts], _shapes(parts)
    match shapes:
        case [4, _, 1 | 2]:
            return _day(last, middle, first)
        case [1 | 2, _, 4]:
            return _day(first, middle, last)
        case [1 | 2, _, 2]:
            return _day(first, middle, NEAREST_CENTURY + last)
        case ["month", 1 | 2, 4]:
            return _day(middle, first, last)
        case _:
            return None


def _pair(parts: list[Part], sign: str) -> Day | Month | None:
    first, last = parts[0][0], parts[1][0]
    match _shapes(parts):
        case [1 | 2 | "month", 4] if 1 <= first <= 12 and 1900 <= last <= 2199:
            return Month(first, last)
        case [4, 1 | 2] if 1 <= last <= 12 and 1900 <= first <= 2199:
            return Month(last, first)
        case [1 | 2, 1 | 2 | "month"] if 1 <= last <= 12 and 1 <= first <= 31:
            return Day(first, last)
        case [1 | 2, 2] if sign == "/" and 12 < last <= 31 and 1 <= first <= 12:
            return Day(last, first, swapped=True)
        case _:
            return None


def _shapes(parts: list[Part]) -> list[int | str]:
    return [part[1] if part[1] == "month" else len(part[1]) for part in parts]


def _day(day: int, month: int, year: int) -> Day:
    """Day first; month first only where nothing else can be meant."""
    if month > 12 >= day and month <= 31:
        return Day(month, day, year, swapped=True)
    return Day(day, month, year)


WRITTEN_STARTERS: Final = (DIGITS, *MONTH_WORDS.starters)
