"""What channels keep for themselves, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.core.messages import Identity
from bot.use_cases.ports import ChannelUpdate
from storage.memory.pruning import forget_done
from storage.memory.state import KeptInvitation, KeptUpdate, Tables


class MemoryChannelUpdates:
    """Implements `ports.ChannelUpdates`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(
        self, platform: str, external_id: str, *, lane: str, body: dict[str, Any], at: datetime,
        album: str | None = None,
    ) -> bool:  # fmt: skip
        """Store an update; False where its id is known already."""
        external = (platform, external_id)
        if any(kept.external == external for kept in self._tables.updates.values()):
            return False
        number = self._tables.next_number("channel_updates")
        self._tables.updates[number] = KeptUpdate(external, ChannelUpdate(number, lane, album, body, 0, at))
        return True

    def begin(self, platform: str, *, limit: int = 50, busy: Sequence[str] = ()) -> list[ChannelUpdate]:
        """Return the oldest waiting update of each lane not in `busy`, counting an attempt on each."""
        oldest: dict[str, KeptUpdate] = {}
        for kept in self._waiting():
            if kept.external[0] == platform:
                oldest.setdefault(kept.update.lane, kept)
        begun = [kept for lane, kept in oldest.items() if lane not in busy][:limit]
        return [self._count(kept) for kept in begun]

    def waiting_in(self, lane: str) -> list[ChannelUpdate]:
        """Return what waits in a lane, oldest first."""
        return [kept.update for kept in self._waiting() if kept.update.lane == lane]

    def done(self, ids: Sequence[int]) -> None:
        """Drop the bodies of updates that were read."""
        for number in ids:
            kept = self._tables.updates[number]
            self._tables.updates[number] = replace(
                kept, is_open=False, update=replace(kept.update, body={}), closed_at=datetime.now(UTC)
            )

    def bury(self, update_id: int, why: str) -> None:
        """Put an update aside that cannot be read; it stays visible."""
        kept = self._tables.updates[update_id]
        self._tables.updates[update_id] = replace(
            kept, is_open=False, buried_why=why, closed_at=datetime.now(UTC)
        )

    def forget(self, before: datetime) -> int:
        """Remove updates read before then (real time), up to the first still needed; return how many."""
        return forget_done(self._tables.updates, before)

    def waiting(self, platform: str) -> int:
        """Return how many wait."""
        return sum(1 for kept in self._waiting() if kept.external[0] == platform)

    def _waiting(self) -> list[KeptUpdate]:
        return [kept for kept in self._tables.updates.values() if kept.is_open]

    def _count(self, kept: KeptUpdate) -> ChannelUpdate:
        counted = replace(kept.update, attempts=kept.update.attempts + 1)
        self._tables.updates[counted.id] = replace(kept, update=counted)
        return counted


class MemoryChannelNotes:
    """Implements `ports.ChannelNotes`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def get(self, platform: str, kind: str, key: str) -> dict[str, Any] | None:
        """Return a note."""
        kept = self._tables.notes.get((platform, kind, key))
        return None if kept is None else dict(kept[1])

    def put(self, platform: str, kind: str, key: str, body: dict[str, Any], at: datetime) -> None:
        """Write a note, or write it over."""
        self._tables.notes[platform, kind, key] = (at, dict(body))

    def all(self, platform: str, kind: str) -> dict[str, dict[str, Any]]:
        """Return the notes of a kind by key, the oldest first."""
        of_kind = [
            (at, place[2], body)
            for place, (at, body) in self._tables.notes.items()
            if place[:2] == (platform, kind)
        ]
        return {key: dict(body) for _, key, body in sorted(of_kind, key=lambda one: one[:2])}

    def drop(self, platform: str, kind: str, key: str) -> bool:
        """Remove a note; False where there was none."""
        return self._tables.notes.pop((platform, kind, key), None) is not None

    def forget(self, platform: str, kind: str, before: datetime) -> int:
        """Remove the notes of a kind written before then; return how many."""
        old = [
            place
            for place, (at, _) in self._tables.notes.items()
            if place[:2] == (platform, kind) and at < before
        ]
        for place in old:
            del self._tables.notes[place]
        return len(old)


class MemoryInvitations:
    """Implements `ports.Invitations`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def issue(self, digest: str, *, person: str, platform: str, expires_at: datetime) -> None:
        """Store an invitation; earlier ones of the person on that platform are void."""
        self.revoke(person, platform)
        self._tables.invitations[digest] = KeptInvitation(person, platform, expires_at)

    def find(self, digest: str, now: datetime) -> tuple[str, str] | None:
        """Return whose an invitation is and for which platform, using nothing up; None where it is not good."""
        kept = self._tables.invitations.get(digest)
        if kept is None or kept.closed_at or kept.expires_at <= now:
            return None
        return kept.person, kept.platform

    def redeem(self, digest: str, identity: Identity, now: datetime) -> str | None:
        """Use an invitation up and return whose it was; None where it is unknown, used, void or too old."""
        kept = self._tables.invitations.get(digest)
        if kept is None or kept.closed_at or kept.platform != identity.platform or kept.expires_at <= now:
            return None
        self._tables.invitations[digest] = replace(kept, closed_at=now)
        return kept.person

    def revoke(self, person: str, platform: str) -> int:
        """Make the open invitations of a person void; return how many there were."""
        mine = [
            (digest, kept)
            for digest, kept in self._tables.invitations.items()
            if (kept.person, kept.platform, kept.closed_at) == (person, platform, None)
        ]
        for digest, kept in mine:
            self._tables.invitations[digest] = replace(kept, closed_at=datetime.now(UTC))
        return len(mine)
