"""The directory, its chat identities and the rooms in memory."""

from __future__ import annotations

from dataclasses import replace

from bot.core.messages import Identity
from bot.core.people import Area, Person
from bot.core.replies import Receiver
from storage.codec import identity_key
from storage.memory.state import KeptIdentity, Tables
from storage.nearest import nearest


class MemoryPeople:
    """Implements `ports.PeopleRepository`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def get(self, handle: str) -> Person | None:
        """Return a person by handle."""
        return self._tables.people.get(handle)

    def by_identity(self, identity: Identity) -> Person | None:
        """Return the person bound to a chat identity."""
        kept = self._tables.identities.get(identity)
        return None if kept is None else self.get(kept.person)

    def with_role(self, role: str) -> list[Person]:
        """Return the active people who hold a role, by handle."""
        return [person for person in self.all() if person.has(role)]

    def all(self) -> list[Person]:
        """Return the active people, by handle."""
        return [person for _, person in sorted(self._tables.people.items()) if person.active]

    def areas(self) -> list[Area]:
        """Return the areas, by code."""
        return [area for _, area in sorted(self._tables.areas.items())]

    def address(self, receiver: Receiver, *, like: Identity | None = None) -> Identity | None:
        """Return where to reach a receiver, on `like`'s platform where possible, else where last seen."""
        known = self._of_person if receiver.kind == "person" else self._of_room
        return nearest(known(receiver.name), like)

    def save_person(self, person: Person) -> None:
        """Add or replace a person and the roles held."""
        self._tables.people[person.handle] = person

    def save_area(self, area: Area) -> None:
        """Add or replace an area."""
        self._tables.areas[area.code] = area

    def bind(self, handle: str, identity: Identity) -> None:
        """Bind a chat identity to a person; it has one person. Raises `KeyError` for an unknown handle."""
        if handle not in self._tables.people:
            raise KeyError(handle)
        known = self._tables.identities.get(identity)
        seen_at = known.seen_at if known else None
        self._tables.identities[identity] = KeptIdentity(handle, seen_at)
        for row in list(self._tables.inbox.values()):
            if row.is_open and row.lane == identity_key(identity):
                self._tables.inbox[row.id] = replace(row, lane=handle)

    def unbind(self, identity: Identity) -> str | None:
        """Take a chat identity from its person; return the handle, None where it was nobody's."""
        kept = self._tables.identities.pop(identity, None)
        return None if kept is None else kept.person

    def identities(self, handle: str) -> list[Identity]:
        """Return a person's chat identities, last seen first."""
        return self._of_person(handle)

    def bind_room(self, code: str, identity: Identity) -> None:
        """Say where a room is; it has one place on each platform."""
        self._tables.rooms[code, identity.platform] = identity

    def _of_person(self, handle: str) -> list[Identity]:
        bound = [(key, kept) for key, kept in self._tables.identities.items() if kept.person == handle]
        never = [key for key, kept in bound if kept.seen_at is None]
        seen = [(kept.seen_at, key) for key, kept in bound if kept.seen_at is not None]
        by_key = sorted(seen, key=lambda item: identity_key(item[1]))
        latest_first = sorted(by_key, key=lambda item: item[0], reverse=True)
        return [key for _, key in latest_first] + sorted(never, key=identity_key)

    def _of_room(self, code: str) -> list[Identity]:
        return [
            identity
            for (name, _), identity in sorted(self._tables.rooms.items(), key=lambda i: i[0])
            if name == code
        ]
