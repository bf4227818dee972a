"""The directory, its chat identities and the rooms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from bot.core.messages import Identity
from bot.core.people import Area, Person
from bot.core.replies import Receiver
from storage.codec import identity_key
from storage.nearest import nearest
from storage.statements import upsert
from storage.tables import (
    AreaRow,
    IdentityRow,
    InboxMessageRow,
    PersonRoleRow,
    PersonRow,
    RoomRow,
    table_of,
)

_P, _R, _I = table_of(PersonRow), table_of(PersonRoleRow), table_of(IdentityRow)
_A, _ROOMS, _INBOX = table_of(AreaRow), table_of(RoomRow), table_of(InboxMessageRow)
_COLUMNS = ("handle", "name", "email", "area", "boss", "substitute", "language", "active")
_PEOPLE = sa.select(_P, _R.c.role).outerjoin_from(_P, _R)
_GET = _PEOPLE.where(_P.c.handle == sa.bindparam("key"))
_BY_IDENTITY = (
    sa.select(_P, _R.c.role)
    .select_from(_I.join(_P).outerjoin(_R, _R.c.person == _P.c.handle))
    .where(_I.c.identity == sa.bindparam("key"))
)
_ACTIVE = _PEOPLE.where(_P.c.active).order_by(_P.c.handle)
_HOLDERS = sa.select(_R.c.person).where(_R.c.role == sa.bindparam("role"))
_WITH_ROLE = _ACTIVE.where(_P.c.handle.in_(_HOLDERS))
_AREAS = sa.select(_A.c.code, _A.c.name).order_by(_A.c.code)
_IDENTITIES = (
    sa.select(_I.c.identity)
    .where(_I.c.person == sa.bindparam("key"))
    .order_by(_I.c.seen_at.is_(None), _I.c.seen_at.desc(), _I.c.identity)
)
_ROOM = sa.select(_ROOMS.c.identity).where(_ROOMS.c.code == sa.bindparam("key")).order_by(_ROOMS.c.platform)
_SAVE_PERSON = upsert(_P, ["handle"], _COLUMNS[1:])
_DROP_ROLES = sa.delete(_R).where(_R.c.person == sa.bindparam("key"))
_ADD_ROLES = sa.insert(_R)
_SAVE_AREA = upsert(_A, ["code"], ["name"])
_BIND = upsert(_I, ["identity"], ["person"])
_MOVE_LANE = (
    sa.update(_INBOX)
    .where(_INBOX.c.closed_at.is_(None), _INBOX.c.lane == sa.bindparam("old"))
    .values(lane=sa.bindparam("new"))
)
_UNBIND = sa.delete(_I).where(_I.c.identity == sa.bindparam("key"))
_BIND_ROOM = upsert(_ROOMS, ["code", "platform"], ["identity"])


class SqlPeople:
    """Implements `ports.PeopleRepository`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, handle: str) -> Person | None:
        """Return a person by handle."""
        return next(self._people(_GET, handle), None)

    def by_identity(self, identity: Identity) -> Person | None:
        """Return the person bound to a chat identity."""
        return next(self._people(_BY_IDENTITY, identity), None)

    def with_role(self, role: str) -> list[Person]:
        """Return the active people who hold a role, by handle."""
        return list(_grouped(self._connection.execute(_WITH_ROLE, {"role": role})))

    def all(self) -> list[Person]:
        """Return the active people, by handle."""
        return list(_grouped(self._connection.execute(_ACTIVE)))

    def areas(self) -> list[Area]:
        """Return the areas, by code."""
        return [Area(row.code, row.name) for row in self._connection.execute(_AREAS)]

    def address(self, receiver: Receiver, *, like: Identity | None = None) -> Identity | None:
        """Return where to reach a receiver, on `like`'s platform where possible, else where last seen."""
        statement = _IDENTITIES if receiver.kind == "person" else _ROOM
        known = list(self._connection.execute(statement, {"key": receiver.name}).scalars())
        return nearest(known, like)

    def save_person(self, person: Person) -> None:
        """Add or replace a person and the roles held."""
        values = {name: getattr(person, name) for name in _COLUMNS}
        self._connection.execute(_SAVE_PERSON[self._dialect], values)
        self._connection.execute(_DROP_ROLES, {"key": person.handle})
        if person.roles:
            roles = [{"person": person.handle, "role": role} for role in sorted(person.roles)]
            self._connection.execute(_ADD_ROLES, roles)

    def save_area(self, area: Area) -> None:
        """Add or replace an area."""
        self._connection.execute(_SAVE_AREA[self._dialect], {"code": area.code, "name": area.name})

    def bind(self, handle: str, identity: Identity) -> None:
        """Bind a chat identity to a person; it has one person. Raises `KeyError` for an unknown handle."""
        if self.get(handle) is None:
            raise KeyError(handle)
        self._connection.execute(
            _BIND[self._dialect], {"identity": identity, "person": handle, "seen_at": None}
        )
        self._connection.execute(_MOVE_LANE, {"old": identity_key(identity), "new": handle})

    def unbind(self, identity: Identity) -> str | None:
        """Take a chat identity from its person; return the handle, None where it was nobody's."""
        person = self.by_identity(identity)
        self._connection.execute(_UNBIND, {"key": identity})
        return person.handle if person else None

    def identities(self, handle: str) -> list[Identity]:
        """Return a person's chat identities, last seen first."""
        return list(self._connection.execute(_IDENTITIES, {"key": handle}).scalars())

    def bind_room(self, code: str, identity: Identity) -> None:
        """Say where a room is; it has one place on each platform."""
        place = {"code": code, "platform": identity.platform, "identity": identity}
        self._connection.execute(_BIND_ROOM[self._dialect], place)

    @property
    def _dialect(self) -> str:
        return self._connection.dialect.name

    def _people(self, statement: Any, key: Any) -> Iterator[Person]:
        return _grouped(self._connection.execute(statement, {"key": key}))


def _grouped(rows: Iterable[Row[Any]]) -> Iterator[Person]:
    """Make people of rows that repeat a person for each role."""
    for _, same in groupby(rows, key=lambda row: row.handle):
        first, *others = same
        roles = frozenset(row.role for row in (first, *others) if row.role is not None)
        yield Person(
            first.handle, first.name, first.email, first.area, roles,
            boss=first.boss, substitute=first.substitute, language=first.language, active=first.active,
        )  # fmt: skip
