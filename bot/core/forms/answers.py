"""What a reader of a form may know, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.core.calendar import BusinessCalendar
from bot.core.forms.words import FormWords
from bot.core.people import Area, Person

HOLDING = {"boss": "boss", "requester": "requester"}
"""The role that the person of a field must hold (domain.md §1)."""


@dataclass(frozen=True)
class Setting:
    """What a reader may know besides the words: the day, the calendar, the directory, the language, who speaks."""

    today: date
    calendar: BusinessCalendar
    words: FormWords
    areas: tuple[Area, ...] = ()
    people: tuple[Person, ...] = ()
    me: Person | None = None
    currency: str | None = None
    """Of amounts; None takes any."""


@dataclass(frozen=True)
class Answer:
    """What was read: a contract value, or a problem code; `also` fills other refs that were said too.

    `options` are values to choose from where the reading is unsure.
    """

    value: Any = None
    problem: str | None = None
    guessed: bool = False
    also: Mapping[str, Any] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    limits: Mapping[str, Any] = field(default_factory=dict)

    @property
    def taken(self) -> bool:
        """Tell whether there is a value to keep."""
        return self.problem is None and self.value is not None

    @property
    def unsure(self) -> bool:
        """Tell whether somebody or something of the directory was named, and needs a word more."""
        return self.problem in UNSURE


UNSURE = frozenset(
    f"{doubt}_{what}" for doubt in ("which", "mean") for what in ("person", "area")
) | frozenset(f"not_{role}" for role in HOLDING.values())
NOT_READ = Answer(problem="not_read")
