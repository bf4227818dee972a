"""English words around the figures of dates; month first."""

from __future__ import annotations

from typing import Final

from bot.core.values.en.date_words import MONTHS
from bot.core.values.en.number_words import ORDINAL_ENDINGS, TENS, UNITS
from bot.core.values.grammar import DIGITS, Match, Scan, Vocabulary
from bot.core.values.listing import listed
from bot.core.values.written_dates import WrittenDates

ENGLISH: Final = WrittenDates(
    months=Vocabulary(MONTHS),
    month_first=True,
    number_starters=frozenset({*UNITS, *TENS}),
    no_day=frozenset({"one"}),
    first=frozenset(),
    ordinal_endings=ORDINAL_ENDINGS,
    not_a_day_before=frozenset(listed("%, $, €, k, am, pm, hrs, h, hours, thousand, million, percent, o")),
    after_an_answer=frozenset(
        {
            *listed(
                "no, not, please, thanks, thank, sorry, i, yes, to, until, till, through, then, instead, and, "
                "., ;, !, ?, ), (, :, -, ->, →"
            ),
            "",
            ",",
        }
    ),
    year_starters=frozenset({"two", "2"}),
    of=frozenset({"of"}),
    before_a_month=frozenset({"this", "next", "last"}),
)
WRITTEN_STARTERS: Final = (DIGITS, *ENGLISH.months.starters)
DAY_STARTERS: Final = (DIGITS, *UNITS, *TENS)


def day_number(scan: Scan, at: int) -> Match | None:
    """A day of the month: 1, 1st, first, twenty-fifth, fifteen."""
    return scan.ask("ordinal_word", at) or ENGLISH.day_number(scan, at)


def lone_day_number(scan: Scan, at: int) -> Match | None:
    """A day number that no other word takes."""
    match = day_number(scan, at)
    return match if match and scan.tokens.word(match.end) in ENGLISH.after_an_answer else None


def ordinal_day(scan: Scan, at: int) -> Match | None:
    """A day number that can be nothing else after 'the': 15th, fifteenth."""
    if (word := scan.ask("ordinal_word", at)) is not None:
        return word
    match = ENGLISH.day_number(scan, at) if scan.tokens.number(at) is not None else None
    return match if match and match.end > at + 1 else None
