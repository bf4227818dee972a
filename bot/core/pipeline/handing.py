"""«El siguiente paso es de Preventa: Tomás, para el viernes»: who is given what, and for when.

Somebody is given something only where the words around the name give it: «llamar a Tomás Uribe» gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.core.calendar import BusinessCalendar
from bot.core.forms.clauses import either
from bot.core.forms.words.deals import DealWords
from bot.core.people import Person
from bot.core.values import DateRange, find_dates
from bot.core.values.tokens import fold

LEAST: Final = 4
"""Letters of a step."""
HELD: Final = "\x1f"
"""Stands in a text for whoever was named in it."""
_WORDS: Final = r"[^\W\d_]+(?: [^\W\d_]+){0,3}"


@dataclass(frozen=True)
class Handing:
    """Who may be meant (handles, several where only a role was named), what they are to do, until when.

    *unknown* is a name that was said beside a role and that nobody of it has.
    """

    people: tuple[str, ...]
    role: str | None
    step: str | None
    due: date | None
    unknown: str | None = None


def read_handing(
    text: str,
    words: DealWords,
    helpers: Sequence[Person],
    today: date,
    calendar: BusinessCalendar,
    language: str,
    *,
    answering: bool = False,
) -> Handing | None:
    """Return what a text without its client gives to one of *helpers*; None where it gives nothing to any.

    *answering*: the next step was just asked for, so that a name at its beginning is whose it is.
    """
    rest, due = _without_day(text, today, calendar, language)
    named = [person for person in helpers if _named(person, rest) is not None]
    role = next((code for code, names in words.helpers.items() if _said(names, fold(rest))), None)
    for person in named:
        rest = _replaced(rest, _named(person, rest))
    roles = tuple(name for names in words.helpers.values() for name in names)
    rest = _replaced(rest, re.search(rf"\b{either(roles)}\b", fold(rest)))
    if HELD not in rest or not _gives(fold(rest), words, answering=answering):
        return None
    of_role = [person for person in named or helpers if role is None or person.has(role)]
    unknown = _apart(rest) if not named else None
    step = _step(rest.replace(unknown, "") if unknown else rest, words)
    people = tuple(person.handle for person in of_role or named)
    return Handing(people, role, step, due, unknown)


def _said(names: tuple[str, ...], folded: str) -> bool:
    return re.search(rf"\b{either(names)}\b", folded) is not None


def _named(person: Person, text: str) -> re.Match[str] | None:
    """Return where a person is named: by the first name with what follows of it, and no other surname."""
    first, *others = (re.escape(fold(part)) for part in person.name.split())
    own = "".join(rf"(?:\s+{part}\b)?" for part in others)
    found = re.search(rf"\b{first}\b{own}", fold(text))
    if found is None or re.match(r"\s+\w", text[found.end() :]) is None:
        return found
    return None if text[found.end() :].lstrip()[0].isupper() else found


def _apart(text: str) -> str | None:
    """Return the name that stands apart beside a role."""
    found = re.search(rf"{HELD}\s*[:,(]\s*({_WORDS})\s*(?=[,.;)]|$)", text)
    is_name = found is not None and all(word[0].isupper() for word in found.group(1).split())
    return found.group(1) if found is not None and is_name else None


def _gives(folded: str, words: DealWords, *, answering: bool) -> bool:
    """Tell whether the words around whoever is named give them something."""
    filler = rf"(?:\b{either(words.before_helper)}\b|\b{either(words.doing)}\b|[\W_])*"
    ways = (
        rf"\b{either(words.next_step)}\b{filler}{HELD}",
        rf"\b{either(words.handing)}\b.{{0,80}}{HELD}",
        rf"\b{either(words.doing)}\b{filler}{HELD}",
        rf"^\W*{either(words.that)}\b{filler}{HELD}",
        rf"{HELD}\W*(?:{HELD}\W*)?{either(words.doing)}\b",
        *((rf"^{filler}{HELD}",) if answering else ()),
    )
    return any(re.search(way, folded) for way in ways)


def _without_day(
    text: str, today: date, calendar: BusinessCalendar, language: str
) -> tuple[str, date | None]:
    """Return a text without the last day in it, and that day: of a span its end."""
    days = [(one, one.value.end if isinstance(one.value, DateRange) else one.value)
            for one in find_dates(text, today, calendar, language)]  # fmt: skip
    said = [(one, day) for one, day in days if day is not None]
    if not said:
        return text, None
    last, day = said[-1]
    return f"{text[: last.start]},{text[last.end :]}", day


def _replaced(text: str, found: re.Match[str] | None) -> str:
    return f"{text[: found.start()]}{HELD}{text[found.end() :]}" if found else text


def _step(rest: str, words: DealWords) -> str | None:
    """Return the longest of what is said around whoever is named, without the words of handing at its ends."""
    said = max((_trimmed(part, words) for part in rest.split(HELD)), key=len)
    return said if sum(mark.isalpha() for mark in said) >= LEAST else None


def _trimmed(part: str, words: DealWords) -> str:
    idle = either(
        (
            *words.handing,
            *words.doing,
            *words.next_step,
            *words.that,
            *words.before_helper,
            *words.after_helper,
        )
    )
    while True:
        shorter = re.sub(r"^[\W_]+|[\W_]+$", "", part)
        head, tail = re.match(rf"{idle}\b", fold(shorter)), re.search(rf"\b{idle}$", fold(shorter))
        shorter = shorter[head.end() :] if head else shorter[: tail.start()] if tail else shorter
        if shorter == part:
            return part
        part = shorter
