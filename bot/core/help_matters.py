"""Somebody asked for a person: the matter, what was said before it, and what was answered since."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Exchange:
    """One turn of a conversation as it was read: what the person wrote and what the bot answered."""

    at: datetime
    said: str
    answered: str


@dataclass(frozen=True)
class Word:
    """Something said once a person was asked for; `author` is a directory handle."""

    at: datetime
    author: str
    text: str


@dataclass
class HelpMatter:
    """One request for a person: about one Brief, or about none; its card is drawn from it alone."""

    id: str
    person: str
    brief: str | None
    opened_at: datetime
    updated_at: datetime
    asked: int = 1
    exchanges: list[Exchange] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    taken_by: str | None = None
    closed_at: datetime | None = None
