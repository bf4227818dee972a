"""«La meta de diciembre es 500 millones», «llevamos 1.250 legalizados»: a goal that is set, or a report on one.

The words are one module a language; all folded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from typing import Final, cast

from bot.core.calendar import BusinessCalendar
from bot.core.folding import fold
from bot.core.goals import Amount, GoalKind, first_of
from bot.core.values import DateRange, NumberRange, find_dates, read_money

FALLBACK: Final = "es"


@dataclass(frozen=True)
class GoalWords:
    """One language's tables; patterns match folded text."""

    goal: str
    """A goal is spoken of."""
    setting: str
    """It is being set."""
    reporting: str
    """What was reached is being told."""
    kinds: Mapping[str, str]
    """Which goal is meant, by kind; the first that matches."""


@dataclass(frozen=True)
class GoalOrder:
    """What somebody wants written down: *is_report* where it is what was reached."""

    kind: GoalKind
    month: date
    amount: Amount
    is_report: bool = False


def goal_words(language: str) -> GoalWords:
    """Return a language's tables, Spanish where it has none."""
    name = f"{__name__}.{language}"
    return cast(GoalWords, import_module(name if find_spec(name) else f"{__name__}.{FALLBACK}").WORDS)


def read_goal_order(
    text: str, today: date, calendar: BusinessCalendar, language: str = FALLBACK
) -> GoalOrder | None:
    """Return what a text sets or reports; None where it only asks, or says no amount."""
    words, said = goal_words(language), fold(text)
    if "?" in text:
        return None
    about = next((kind for kind, pattern in words.kinds.items() if re.search(pattern, said)), None)
    speaks_of_goal = re.search(words.goal, said) is not None
    is_report = re.search(words.reporting, said) is not None and about is not None
    if not is_report and not (speaks_of_goal and re.search(words.setting, said)):
        return None
    month, rest = _month(text, today, calendar, language)
    amount = read_money(rest, language).value
    value = amount.amount if amount is not None else None
    if value is None or isinstance(value, NumberRange) or value <= 0:
        return None
    kind = GoalKind(about or GoalKind.SALES)
    return GoalOrder(kind, month, value, is_report and kind not in (GoalKind.SALES,))


def _month(text: str, today: date, calendar: BusinessCalendar, language: str) -> tuple[date, str]:
    """Return the month that is meant, this one where none is said, and the text without its dates."""
    found = find_dates(text, today, calendar, language)
    rest = text
    for reading in reversed(found):
        rest = f"{rest[: reading.start]} {rest[reading.end :]}"
    for reading in found:
        value = reading.value
        day = value.start if isinstance(value, DateRange) else value
        if day is not None:
            return first_of(day), rest
    return first_of(today), rest
