"""Everything the twin remembers. Values are texts or frozen rows that are replaced, never changed:
a shallow copy of the tables is therefore enough to go back to."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from bot.core.goals import Goal
from bot.core.messages import Identity
from bot.core.people import Area, Person
from bot.core.pipeline.opportunity import Opportunity
from bot.core.reminders.wishes import Wishes
from bot.core.replies import Receiver
from bot.use_cases.ports import ChannelUpdate, ShownMessage


@dataclass(frozen=True)
class KeptBrief:
    """A Brief as encoded, with what it is found by."""

    number: int
    id: str
    folio: str | None
    state: str
    requester: str
    revision: int
    body: str


@dataclass(frozen=True)
class KeptInbound:
    """An inbound message; `body` is None once handled."""

    id: int
    external: tuple[str, str]
    lane: str
    body: str | None
    attempts: int = 0
    is_open: bool = True
    is_deferred: bool = False
    buried_why: str | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True)
class KeptOutgoing:
    """An outbound message; `body` is None once sent."""

    id: int
    key: str
    address: Identity
    card: str | None
    language: str
    at: datetime
    button_ids: tuple[str, ...]
    body: str | None
    attempts: int = 0
    due_at: datetime | None = None
    owner: str | None = None
    leased_until: datetime | None = None
    is_open: bool = True
    buried_why: str | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True)
class KeptCopy:
    """A copy of a card."""

    receiver: Receiver
    platform_ref: str | None = None


@dataclass(frozen=True)
class KeptEvent:
    """An audit event with the hash that seals it."""

    id: int
    brief: str | None
    body: str
    hash: str


@dataclass(frozen=True)
class KeptIdentity:
    """Whose an identity is, and when it last wrote."""

    person: str
    seen_at: datetime | None = None


@dataclass(frozen=True)
class KeptUpdate:
    """What a platform told."""

    external: tuple[str, str]
    update: ChannelUpdate
    is_open: bool = True
    buried_why: str | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True)
class KeptInvitation:
    """An invitation to bind a chat identity."""

    person: str
    platform: str
    expires_at: datetime
    closed_at: datetime | None = None


@dataclass
class Tables:
    """The tables, by their keys."""

    areas: dict[str, Area] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    identities: dict[Identity, KeptIdentity] = field(default_factory=dict)
    rooms: dict[tuple[str, str], Identity] = field(default_factory=dict)
    conversations: dict[str, str] = field(default_factory=dict)
    briefs: dict[str, KeptBrief] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    inbox: dict[int, KeptInbound] = field(default_factory=dict)
    outbox: dict[int, KeptOutgoing] = field(default_factory=dict)
    copies: dict[tuple[str, Identity], KeptCopy] = field(default_factory=dict)
    button_sets: dict[str, tuple[datetime, str]] = field(default_factory=dict)
    events: dict[int, KeptEvent] = field(default_factory=dict)
    surveys: dict[str, str] = field(default_factory=dict)
    transcript: dict[tuple[str, int], str] = field(default_factory=dict)
    help_matters: dict[str, str] = field(default_factory=dict)
    unclear: dict[str, str] = field(default_factory=dict)
    opportunities: dict[str, Opportunity] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    wishes: dict[str, Wishes] = field(default_factory=dict)
    updates: dict[int, KeptUpdate] = field(default_factory=dict)
    notes: dict[tuple[str, str, str], tuple[datetime, dict[str, Any]]] = field(default_factory=dict)
    invitations: dict[str, KeptInvitation] = field(default_factory=dict)
    reminders: dict[str, str] = field(default_factory=dict)
    shown: dict[int, tuple[int, ShownMessage]] = field(default_factory=dict)
    shown_keys: dict[str, int] = field(default_factory=dict)

    def snapshot(self) -> dict[str, dict[Any, Any]]:
        """Return a copy to go back to."""
        return {table.name: dict(getattr(self, table.name)) for table in fields(self)}

    def restore(self, snapshot: dict[str, dict[Any, Any]]) -> None:
        """Go back to a snapshot."""
        for name, rows in snapshot.items():
            setattr(self, name, rows)

    def next_number(self, counter: str) -> int:
        """Take the next number of a counter, from 1."""
        self.counters[counter] = self.counters.get(counter, 0) + 1
        return self.counters[counter]
