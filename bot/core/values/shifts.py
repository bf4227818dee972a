"""A date that is put off or brought forward by so much: «aplaza el cierre dos semanas», «el fin, tres días antes».

Language-free: each language gives its words, and its own date reader reads the span.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.core.calendar import BusinessCalendar
from bot.core.values.languages import DEFAULT, language
from bot.core.values.tokens import fold

LONGEST_SPAN: Final = 5  # words: «un par de semanas más»
LONGEST: Final = 300  # code points looked at


@dataclass(frozen=True)
class ShiftWords:
    """A language's words, folded; *ahead* and *back* make a date that counts from today of a span."""

    later: tuple[str, ...]
    """Verbs that put a date off."""
    earlier: tuple[str, ...]
    """Verbs that bring it forward."""
    after: tuple[str, ...]
    """Stand behind a span that is added: «más tarde»."""
    before: tuple[str, ...]
    """Stand behind one that is taken off: «antes»."""
    units: tuple[str, ...]
    """How the words begin of which a span is made."""
    from_today: tuple[str, ...]
    """Make a span count from today, whatever the date was: «dentro de dos semanas»."""
    ahead: str
    back: str


NO_SHIFTS: Final = ShiftWords((), (), (), (), (), (), "", "")


def read_shift(text: str, base: date, calendar: BusinessCalendar, lang: str = DEFAULT) -> date | None:
    """Return the date that *base* is moved to, None where the text does not move it by a span.

    Raises `UnknownLanguageError`.
    """
    words: ShiftWords = getattr(language(lang), "SHIFTS", NO_SHIFTS)
    folded = fold(text)[:LONGEST].rstrip(" .,!;")
    said, sign = _direction(folded, words)
    if sign == 0 or re.search(rf"\b(?:{'|'.join(words.from_today)})\b", said):
        return None
    parts = said.split()
    for count in range(min(LONGEST_SPAN, len(parts)), 1, -1):
        span = " ".join(parts[-count:])
        is_span = any(word.startswith(words.units) for word in parts[-count:])
        if not is_span:
            continue
        counted = (words.ahead if sign > 0 else words.back).format(span=span)
        reading = language(lang).read_date(counted, base, calendar)
        if isinstance(reading.value, date) and (reading.start, reading.end) == (0, len(counted)):
            return reading.value
    return None


def _direction(folded: str, words: ShiftWords) -> tuple[str, int]:
    """Return the text without what stands behind the span, and whether it is added, taken off or neither (0)."""
    for marks, sign in ((words.after, 1), (words.before, -1)):
        for mark in sorted(marks, key=len, reverse=True):
            if folded.endswith(f" {mark}"):
                return folded.removesuffix(f" {mark}"), sign
    for verbs, sign in ((words.later, 1), (words.earlier, -1)):
        if verbs and re.search(rf"\b(?:{'|'.join(map(re.escape, verbs))})\b", folded):
            return folded, sign
    return folded, 0
