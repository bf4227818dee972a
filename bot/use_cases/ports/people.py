"""People: who somebody is, on which platform, and by what invitation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.messages import Identity, IncomingFile, RemoteFile
from bot.core.people import Area, Person
from bot.core.replies import Receiver


@dataclass(frozen=True)
class Visitor:
    """Who a chat identity belongs to by the platform's word; `refused` says why its people are not served."""

    email: str
    refused: str | None = None  # guest | stranger | deactivated | bot


class Door(Protocol):
    """What is asked of a platform before a turn: who somebody is, and what the files sent hold."""

    async def look(self, identity: Identity) -> Visitor:
        """Return who stands at the door. Raises `DeliveryFailed` where the platform does not say."""
        ...

    async def fetch(self, identity: Identity, file: RemoteFile) -> IncomingFile:
        """Take a file into the vault. Raises `FileRefused` (said: a text) and `DeliveryFailed`."""
        ...


class PeopleRepository(Protocol):
    """The directory and its chat identities."""

    def get(self, handle: str) -> Person | None:
        """Return a person by handle."""
        ...

    def by_identity(self, identity: Identity) -> Person | None:
        """Return the person bound to a chat identity."""
        ...

    def with_role(self, role: str) -> list[Person]:
        """Return the active people who hold a role, by handle."""
        ...

    def all(self) -> list[Person]:
        """Return the active people."""
        ...

    def areas(self) -> list[Area]:
        """Return the areas."""
        ...

    def address(self, receiver: Receiver, *, like: Identity | None = None) -> Identity | None:
        """Return where to reach a receiver, on `like`'s platform where possible, else where last seen."""
        ...

    def save_person(self, person: Person) -> None:
        """Add or replace a person."""
        ...

    def save_area(self, area: Area) -> None:
        """Add or replace an area."""
        ...

    def bind(self, handle: str, identity: Identity) -> None:
        """Bind a chat identity to a person; an identity has one person."""
        ...

    def unbind(self, identity: Identity) -> str | None:
        """Take a chat identity from its person; return the handle, None where it was nobody's."""
        ...

    def identities(self, handle: str) -> list[Identity]:
        """Return a person's chat identities, last seen first."""
        ...

    def bind_room(self, code: str, identity: Identity) -> None:
        """Say where a room is."""
        ...


class Invitations(Protocol):
    """One-time, short-lived tokens by which a person binds a chat identity; only their digests are kept."""

    def issue(self, digest: str, *, person: str, platform: str, expires_at: datetime) -> None:
        """Store an invitation; earlier ones of the person on that platform are void."""
        ...

    def find(self, digest: str, now: datetime) -> tuple[str, str] | None:
        """Return whose an invitation is and for which platform, using nothing up; None where it is not good."""
        ...

    def redeem(self, digest: str, identity: Identity, now: datetime) -> str | None:
        """Use an invitation up and return whose it was; None where it is unknown, used, void or too old."""
        ...

    def revoke(self, person: str, platform: str) -> int:
        """Make the open invitations of a person void; return how many there were."""
        ...
