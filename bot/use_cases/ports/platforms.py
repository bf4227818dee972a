"""What a platform's channel keeps of its own: updates to read, notes, the sandbox's chats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


@dataclass(frozen=True)
class ShownMessage:
    """A message as the sandbox, being its own platform, shows it. `body` is JSON made by its renderer."""

    id: int
    key: str
    room: str  # handle or room code whose chat shows it
    author: str  # handle, or "bot"
    at: datetime
    body: dict[str, Any]
    revision: int
    former_buttons: tuple[dict[str, Any], ...] = ()


class SandboxChats(Protocol):
    """The sandbox's own memory of its chats."""

    def show(self, key: str, room: str, author: str, at: datetime, body: dict[str, Any]) -> int:
        """Add a message once for each key and return its id."""
        ...

    def rewrite(self, message_id: int, key: str, body: dict[str, Any]) -> bool:
        """Replace a message's body, keeping its former buttons; once for each key; False when there is none."""
        ...

    def since(self, change: int) -> tuple[int, list[ShownMessage]]:
        """Return the newest change number and every message added or rewritten after `change`, in order."""
        ...


@dataclass(frozen=True)
class ChannelUpdate:
    """What a platform told the bot, as it told it: stored before it is acknowledged, then made an inbox row."""

    id: int
    lane: str  # whose it is; one after another
    album: str | None  # what belongs together
    body: dict[str, Any]
    attempts: int
    arrived_at: datetime


class ChannelUpdates(Protocol):
    """Raw updates that a channel has still to read (files to fetch, albums to gather), in order by lane."""

    def add(
        self, platform: str, external_id: str, *, lane: str, body: dict[str, Any], at: datetime,
        album: str | None = None,
    ) -> bool:  # fmt: skip
        """Store an update; False where its id is known already. A lane's name is unlike any other platform's."""
        ...

    def begin(self, platform: str, *, limit: int = 50, busy: Sequence[str] = ()) -> list[ChannelUpdate]:
        """Return the oldest waiting update of each lane not in `busy`, counting an attempt on each."""
        ...

    def waiting_in(self, lane: str) -> list[ChannelUpdate]:
        """Return what waits in a lane, oldest first."""
        ...

    def done(self, ids: Sequence[int]) -> None:
        """Drop the bodies of updates that were read."""
        ...

    def bury(self, update_id: int, why: str) -> None:
        """Put an update aside that cannot be read; it stays visible."""
        ...

    def forget(self, before: datetime) -> int:
        """Remove rows read before then (real time), up to the first still needed; return how many."""
        ...

    def waiting(self, platform: str) -> int:
        """Return how many wait."""
        ...


class ChannelNotes(Protocol):
    """What a channel remembers of its own platform, as JSON by kind and key."""

    def get(self, platform: str, kind: str, key: str) -> dict[str, Any] | None:
        """Return a note."""
        ...

    def put(self, platform: str, kind: str, key: str, body: dict[str, Any], at: datetime) -> None:
        """Write a note, or write it over."""
        ...

    def all(self, platform: str, kind: str) -> dict[str, dict[str, Any]]:
        """Return the notes of a kind by key, the oldest first."""
        ...

    def drop(self, platform: str, kind: str, key: str) -> bool:
        """Remove a note; False where there was none: of many who drop it, one is told True."""
        ...

    def forget(self, platform: str, kind: str, before: datetime) -> int:
        """Remove the notes of a kind written before then; return how many."""
        ...
