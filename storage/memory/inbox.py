"""The inbox in memory; one process, so nothing is leased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.core.messages import Inbound
from bot.errors import StorageUnavailable
from bot.use_cases.ports import InboxRow
from storage.codec import decode, encode, identity_key
from storage.memory.pruning import forget_done
from storage.memory.state import KeptIdentity, KeptInbound, Tables


class MemoryInbox:
    """Implements `ports.InboxRepository`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(self, message: Inbound) -> bool:
        """Store a message; False where its platform id is known already."""
        external = (message.identity.platform, message.id)
        if any(kept.external == external for kept in self._tables.inbox.values()):
            return False
        known = self._tables.identities.get(message.identity)
        lane = known.person if known else identity_key(message.identity)
        number = self._tables.next_number("inbox")
        self._tables.inbox[number] = KeptInbound(number, external, lane, encode(message))
        if known:
            self._tables.identities[message.identity] = KeptIdentity(known.person, message.at)
        return True

    def begin(self, *, limit: int = 50, busy: Sequence[str] = ()) -> list[InboxRow]:
        """Return the oldest waiting row of each conversation not in `busy`, counting an attempt on each.

        A row begun before comes first and alone: it may be what killed the process then.
        """
        oldest: dict[str, KeptInbound] = {}
        for kept in self._waiting():
            oldest.setdefault(kept.lane, kept)
        by_attempts = sorted(oldest.values(), key=lambda kept: -kept.attempts)
        rows = [_row(kept, kept.attempts + 1) for kept in by_attempts]
        free = [row for row in rows if str(row.message.identity) not in busy]
        begun = free[:1] if free and free[0].attempts > 1 else free[:limit]
        for row in begun:
            self._tables.inbox[row.id] = replace(self._tables.inbox[row.id], attempts=row.attempts)
        return begun

    def get(self, row_id: int) -> InboxRow | None:
        """Return a waiting row, None when it is done."""
        kept = self._tables.inbox.get(row_id)
        return _row(kept, kept.attempts) if kept is not None and kept.is_open else None

    def done(self, row_id: int) -> None:
        """Mark the row as handled and drop its body. Raises `StorageUnavailable` where another handled it."""
        self._tables.inbox[row_id] = replace(self._closed(row_id), body=None)

    def defer(self, row_id: int) -> None:
        """Put a row aside until `recall`; it blocks nobody meanwhile."""
        self._tables.inbox[row_id] = replace(self._closed(row_id), is_deferred=True)

    def recall(self) -> int:
        """Make every deferred row wait again, with its attempts forgotten; return how many there were."""
        deferred = [kept for kept in self._tables.inbox.values() if kept.is_deferred]
        for kept in deferred:
            self._tables.inbox[kept.id] = replace(kept, is_open=True, is_deferred=False, attempts=0)
        return len(deferred)

    def bury(self, row_id: int, why: str) -> None:
        """Put a poisonous row aside; it blocks nobody any more and stays visible."""
        self._tables.inbox[row_id] = replace(self._closed(row_id), buried_why=why)

    def waiting(self) -> int:
        """Return how many rows are waiting: neither done, deferred nor buried."""
        return len(self._waiting())

    def forget(self, before: datetime) -> int:
        """Remove rows done before then (real time), up to the first still needed; return how many."""
        return forget_done(self._tables.inbox, before)

    def _waiting(self) -> list[KeptInbound]:
        return [kept for kept in self._tables.inbox.values() if kept.is_open]

    def _closed(self, row_id: int) -> KeptInbound:
        kept = self._tables.inbox.get(row_id)
        if kept is None or not kept.is_open:
            raise StorageUnavailable(f"inbox row {row_id} was handled by another in between")
        return replace(kept, is_open=False, closed_at=datetime.now(UTC))


def _row(kept: KeptInbound, attempts: int) -> InboxRow:
    message: Inbound = decode(kept.body or "null")
    return InboxRow(kept.id, message, attempts)
