"""What a question is read with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.questions.names import KnownNames


@dataclass(frozen=True)
class Setting:
    """Who asks what, when. *owns*: whether who asks owns opportunities, so that «tengo» is theirs."""

    today: date
    calendar: BusinessCalendar
    known: KnownNames = field(default_factory=KnownNames)
    asker: str | None = None
    owns: bool = True
    language: str = "es"
