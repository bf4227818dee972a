"""What channels keep for themselves: raw updates to be read, notes of their platform, invitations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.core.messages import Identity
from bot.use_cases.ports import ChannelUpdate
from storage.channel_tables import ChannelNoteRow, ChannelUpdateRow, InvitationRow
from storage.lease import Workplace, is_free, is_oldest
from storage.pruning import forget_done
from storage.statements import insert_once, upsert
from storage.tables import table_of

_U, _N, _I = table_of(ChannelUpdateRow), table_of(ChannelNoteRow), table_of(InvitationRow)
_ADD = insert_once(_U)
_WAITING = sa.select(_U.c.id, _U.c.lane, _U.c.album, _U.c.body, _U.c.attempts, _U.c.arrived_at).where(
    _U.c.closed_at.is_(None)
)
_BEGIN = (
    _WAITING.where(is_oldest(_U, _U.c.lane), _U.c.platform == sa.bindparam("of"))
    .order_by(_U.c.id)
    .limit(sa.bindparam("limit"))
)
_BEGIN_SHARED = _BEGIN.where(sa.or_(is_free(_U), _U.c.owner == sa.bindparam("owner"))).with_for_update(
    skip_locked=True
)
_COUNT = (
    sa.update(_U)
    .where(_U.c.id == sa.bindparam("wanted"))
    .values(attempts=_U.c.attempts + 1, owner=sa.bindparam("by"), leased_until=sa.bindparam("until"))
)
_IN_LANE = _WAITING.where(_U.c.lane == sa.bindparam("of")).order_by(_U.c.id)
_CLOSE = (
    sa.update(_U)
    .where(_U.c.id == sa.bindparam("wanted"))
    .values(closed_at=sa.bindparam("closed"), buried_why=sa.bindparam("why"))
)
_DONE = _CLOSE.values(body=sa.null())
_FORGET_UPDATES = forget_done(_U)
_HOW_MANY = (
    sa.select(sa.func.count())
    .select_from(_U)
    .where(_U.c.closed_at.is_(None), _U.c.platform == sa.bindparam("of"))
)
_NOTE = sa.and_(
    _N.c.platform == sa.bindparam("of"), _N.c.kind == sa.bindparam("sort"), _N.c.key == sa.bindparam("wanted")
)
_GET_NOTE = sa.select(_N.c.body).where(_NOTE)
_ALL_NOTES = (
    sa.select(_N.c.key, _N.c.body)
    .where(_N.c.platform == sa.bindparam("of"), _N.c.kind == sa.bindparam("sort"))
    .order_by(_N.c.at, _N.c.key)
)
_PUT_NOTE = upsert(_N, ["platform", "kind", "key"], ["at", "body"])
_DROP_NOTE = sa.delete(_N).where(_NOTE)
_FORGET = sa.delete(_N).where(
    _N.c.platform == sa.bindparam("of"),
    _N.c.kind == sa.bindparam("sort"),
    _N.c.at < sa.bindparam("before", type_=_N.c.at.type),
)
_VOID = (
    sa.update(_I)
    .where(
        _I.c.person == sa.bindparam("whose"), _I.c.platform == sa.bindparam("of"), _I.c.closed_at.is_(None)
    )
    .values(closed_at=sa.bindparam("closed"))
)
_ISSUE = sa.insert(_I).inline()
_OPEN = sa.select(_I.c.person, _I.c.platform, _I.c.expires_at).where(
    _I.c.digest == sa.bindparam("wanted"), _I.c.closed_at.is_(None)
)
_USE = (
    sa.update(_I)
    .where(_I.c.digest == sa.bindparam("wanted"), _I.c.closed_at.is_(None))
    .values(closed_at=sa.bindparam("closed"), used_by=sa.bindparam("by"))
)


class SqlChannelUpdates:
    """Implements `ports.ChannelUpdates`."""

    def __init__(self, connection: Connection, workplace: Workplace) -> None:
        self._connection = connection
        self._workplace = workplace

    def add(
        self, platform: str, external_id: str, *, lane: str, body: dict[str, Any], at: datetime,
        album: str | None = None,
    ) -> bool:  # fmt: skip
        """Store an update; False where its id is known already."""
        values = {
            "platform": platform, "external_id": external_id, "lane": lane, "album": album, "attempts": 0,
            "arrived_at": at, "body": body,
        }  # fmt: skip
        return self._connection.execute(_ADD[self._connection.dialect.name], values).rowcount == 1

    def begin(self, platform: str, *, limit: int = 50, busy: Sequence[str] = ()) -> list[ChannelUpdate]:
        """Return the oldest waiting update of each lane not in `busy`, counting an attempt on each."""
        now = datetime.now(UTC)
        values = {"of": platform, "limit": limit + len(busy)}
        if self._workplace.alone:
            found = self._connection.execute(_BEGIN, values).all()
        else:
            shared = {**values, "now": now, "owner": self._workplace.owner}
            found = self._connection.execute(_BEGIN_SHARED, shared).all()
        rows = [row for row in found if row.lane not in busy][:limit]
        if rows:
            until = now + timedelta(seconds=self._workplace.turn_seconds)
            begun = {"by": self._workplace.owner, "until": until}
            self._connection.execute(_COUNT, [{"wanted": row.id, **begun} for row in rows])
        return [_update(row, begun=1) for row in rows]

    def waiting_in(self, lane: str) -> list[ChannelUpdate]:
        """Return what waits in a lane, oldest first."""
        return [_update(row) for row in self._connection.execute(_IN_LANE, {"of": lane})]

    def done(self, ids: Sequence[int]) -> None:
        """Drop the bodies of updates that were read."""
        now = datetime.now(UTC)
        for wanted in ids:
            self._connection.execute(_DONE, {"wanted": wanted, "closed": now, "why": None})

    def bury(self, update_id: int, why: str) -> None:
        """Put an update aside that cannot be read; it stays visible."""
        self._connection.execute(_CLOSE, {"wanted": update_id, "closed": datetime.now(UTC), "why": why})

    def forget(self, before: datetime) -> int:
        """Remove updates read before then (real time), up to the first still needed; return how many."""
        return self._connection.execute(_FORGET_UPDATES, {"before": before}).rowcount

    def waiting(self, platform: str) -> int:
        """Return how many wait."""
        return int(self._connection.execute(_HOW_MANY, {"of": platform}).scalar_one())


class SqlChannelNotes:
    """Implements `ports.ChannelNotes`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, platform: str, kind: str, key: str) -> dict[str, Any] | None:
        """Return a note."""
        values = {"of": platform, "sort": kind, "wanted": key}
        found: dict[str, Any] | None = self._connection.execute(_GET_NOTE, values).scalar()
        return found

    def put(self, platform: str, kind: str, key: str, body: dict[str, Any], at: datetime) -> None:
        """Write a note, or write it over."""
        values = {"platform": platform, "kind": kind, "key": key, "at": at, "body": body}
        self._connection.execute(_PUT_NOTE[self._connection.dialect.name], values)

    def all(self, platform: str, kind: str) -> dict[str, dict[str, Any]]:
        """Return the notes of a kind by key, the oldest first."""
        found = self._connection.execute(_ALL_NOTES, {"of": platform, "sort": kind})
        return {row.key: row.body for row in found}

    def drop(self, platform: str, kind: str, key: str) -> bool:
        """Remove a note; False where there was none: of many who drop it, one is told True."""
        gone = self._connection.execute(_DROP_NOTE, {"of": platform, "sort": kind, "wanted": key})
        return gone.rowcount == 1

    def forget(self, platform: str, kind: str, before: datetime) -> int:
        """Remove the notes of a kind written before then; return how many."""
        return self._connection.execute(_FORGET, {"of": platform, "sort": kind, "before": before}).rowcount


class SqlInvitations:
    """Implements `ports.Invitations`; real time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def issue(self, digest: str, *, person: str, platform: str, expires_at: datetime) -> None:
        """Store an invitation; earlier ones of the person on that platform are void."""
        self.revoke(person, platform)
        values = {"digest": digest, "person": person, "platform": platform, "expires_at": expires_at}
        self._connection.execute(_ISSUE, {**values, "closed_at": None, "used_by": None})

    def find(self, digest: str, now: datetime) -> tuple[str, str] | None:
        """Return whose an invitation is and for which platform, using nothing up; None where it is not good."""
        found = self._connection.execute(_OPEN, {"wanted": digest}).first()
        return None if found is None or found.expires_at <= now else (found.person, found.platform)

    def redeem(self, digest: str, identity: Identity, now: datetime) -> str | None:
        """Use an invitation up and return whose it was; None where it is unknown, used, void or too old."""
        found = self._connection.execute(_OPEN, {"wanted": digest}).first()
        if found is None or found.platform != identity.platform or found.expires_at <= now:
            return None
        used = self._connection.execute(_USE, {"wanted": digest, "closed": now, "by": identity})
        return str(found.person) if used.rowcount == 1 else None

    def revoke(self, person: str, platform: str) -> int:
        """Make the open invitations of a person void; return how many there were."""
        values = {"whose": person, "of": platform, "closed": datetime.now(UTC)}
        return self._connection.execute(_VOID, values).rowcount


def _update(row: Any, begun: int = 0) -> ChannelUpdate:
    return ChannelUpdate(row.id, row.lane, row.album, row.body, row.attempts + begun, row.arrived_at)
