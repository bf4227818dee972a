"""The outbox: what the bot says, sent in order for each address, each row leased while it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.core.messages import Identity
from bot.core.overview import PAGE
from bot.core.replies import Action, Receiver, Reply
from bot.core.reply_actions import actions_of
from bot.use_cases.ports import OldButtons, Outgoing, PressedButton
from storage.buttons import KEY_BYTES, ButtonSet, split_id
from storage.lease import Workplace, is_free, is_oldest
from storage.pruning import forget_done
from storage.repositories.cards import SqlCards
from storage.statements import insert_once
from storage.tables import OutboxMessageRow, table_of

_T = table_of(OutboxMessageRow)
_ADD = insert_once(_T)
_IS_DUE = sa.or_(_T.c.due_at.is_(None), _T.c.due_at <= sa.bindparam("now"))
_CLAIM = (
    sa.select(
        _T.c.id, _T.c.key, _T.c.address, _T.c.language, _T.c.at, _T.c.attempts, _T.c.button_ids, _T.c.body
    )
    .where(is_oldest(_T, _T.c.address), _IS_DUE, is_free(_T))
    .order_by(_T.c.id)
    .limit(sa.bindparam("limit"))
    .with_for_update(skip_locked=True)  # SQLite has one writer and leaves it out
)
_LEASE = (
    sa.update(_T)
    .where(_T.c.id == sa.bindparam("wanted"))
    .values(attempts=_T.c.attempts + 1, owner=sa.bindparam("by"), leased_until=sa.bindparam("until"))
)
_VOID = (
    sa.update(_T).where(_T.c.closed_at.is_(None), _T.c.leased_until.is_not(None)).values(leased_until=None)
)
_HELD = sa.and_(_T.c.id == sa.bindparam("wanted"), _T.c.owner == sa.bindparam("by"), _T.c.closed_at.is_(None))
_BURY = sa.update(_T).where(_HELD).values(closed_at=sa.bindparam("closed"), buried_why=sa.bindparam("why"))
_SENT = (
    sa.update(_T)
    .where(_HELD)
    .values(closed_at=sa.bindparam("closed"), body=sa.null())
    .returning(_T.c.card, _T.c.address)
)
_DROP = sa.delete(_T).where(_T.c.id == sa.bindparam("wanted"))
_RETRY = (
    sa.update(_T)
    .where(_HELD)
    .values(
        due_at=sa.bindparam("due"),
        owner=None,
        leased_until=None,
        attempts=_T.c.attempts - sa.bindparam("given_back"),
    )
)
_MOVE = (
    sa.update(_T)
    .where(_T.c.address == sa.bindparam("old"), _T.c.closed_at.is_(None))
    .values(address=sa.bindparam("new"))
)
_FORGET = forget_done(_T)
_HOW_MANY = sa.select(sa.func.count()).select_from(_T).where(_T.c.closed_at.is_(None))


class SqlOutbox:
    """Implements `ports.OutboxRepository`."""

    def __init__(self, connection: Connection, workplace: Workplace) -> None:
        self._connection = connection
        self._workplace = workplace
        self._cards = SqlCards(connection)

    def add(
        self, reply: Reply, *, address: Identity, language: str, at: datetime, key: str | None = None
    ) -> None:
        """Store a reply, its buttons and its card copy in this transaction; a repeated `key` is ignored."""
        actions = actions_of(reply)
        buttons = ButtonSet.of(len(actions))
        values = {
            "key": key or token_urlsafe(KEY_BYTES), "address": address, "card": reply.card,
            "language": language, "at": at, "attempts": 0, "button_ids": buttons.ids, "body": reply,
        }  # fmt: skip
        if self._connection.execute(_ADD[self._connection.dialect.name], values).rowcount != 1:
            return
        self._cards.add_buttons(buttons.key, actions, reply)
        if reply.card is not None and not reply.quiet:
            self._cards.add_copy(reply.card, reply.to, address)

    def claim(self, owner: str, *, now: datetime, lease_seconds: float, limit: int = 20) -> list[Outgoing]:
        """Lease the oldest due row of each address (real time)."""
        self._void_leases()
        rows = self._connection.execute(_CLAIM, {"now": now, "limit": limit}).all()
        if rows:
            lease = {"by": owner, "until": now + timedelta(seconds=lease_seconds)}
            self._connection.execute(_LEASE, [{"wanted": row.id, **lease} for row in rows])
        return [_outgoing(row) for row in rows]

    def settle(self, row_id: int, owner: str, *, platform_ref: str | None) -> bool:
        """Mark a leased row sent and remember where its card stands; False when the lease was lost."""
        values = {"wanted": row_id, "by": owner, "closed": datetime.now(UTC)}
        sent = self._connection.execute(_SENT, values).first()
        if sent is not None and sent.card is not None and platform_ref is not None:
            self._cards.stand(sent.card, sent.address, platform_ref)
        if sent is not None and (sent.card or "").startswith(PAGE):
            self._connection.execute(_DROP, {"wanted": row_id})  # pages are drawn often, and say nothing
        return sent is not None

    def retry(self, row_id: int, owner: str, *, due_at: datetime, costs_attempt: bool) -> bool:
        """Give the row back for a later try (real time)."""
        values = {"wanted": row_id, "by": owner, "due": due_at, "given_back": 0 if costs_attempt else 1}
        return self._connection.execute(_RETRY, values).rowcount == 1

    def bury(self, row_id: int, owner: str, why: str) -> bool:
        """Put a row that cannot be delivered aside, visibly."""
        values = {"wanted": row_id, "by": owner, "closed": datetime.now(UTC), "why": why}
        return self._connection.execute(_BURY, values).rowcount == 1

    def forget(self, before: datetime) -> int:
        """Remove rows sent before then (real time), up to the first still needed; return how many."""
        return self._connection.execute(_FORGET, {"before": before}).rowcount

    def posted_ref(self, card: str, address: Identity) -> str | None:
        """Return where the card stands at that address."""
        return self._cards.posted_ref(card, address)

    def card_at(self, platform: str, team: str, platform_ref: str) -> str | None:
        """Return the key of the card that stands where the reference, or one that goes on after it, says."""
        return self._cards.at(platform, team, platform_ref)

    def readdress(self, old: Identity, new: Identity) -> None:
        """Move what waits for an address, and the copies of cards there, to another."""
        self._connection.execute(_MOVE, {"old": old, "new": new})
        self._cards.move(old, new)

    def card_receivers(self, card: str) -> list[tuple[Receiver, Identity]]:
        """Return everybody who holds a copy of the card."""
        return self._cards.receivers(card)

    def button(self, button_id: str) -> PressedButton | None:
        """Return what the button stands for."""
        return self._cards.button(button_id)

    def ids_for(self, actions: Sequence[Action], receiver: Receiver) -> tuple[str, ...]:
        """Store what buttons stand for that are drawn at sending, and return their ids."""
        buttons = ButtonSet.of(len(actions))
        self._cards.add_buttons(buttons.key, actions, Reply(receiver))
        return buttons.ids

    def forget_ids(self, ids: Sequence[str]) -> None:
        """Forget the buttons of drawings that were replaced: each id stands for the whole of its drawing."""
        self._cards.drop_buttons([split_id(one)[0] for one in ids])

    def old_buttons(
        self, before: datetime, after: OldButtons | None = None, limit: int = 500
    ) -> list[OldButtons]:
        """Return the buttons of messages made before then (real time), the oldest first, behind *after*."""
        return self._cards.old_buttons(before, after, limit)

    def waiting(self) -> int:
        """Return how many rows are neither sent nor buried."""
        return int(self._connection.execute(_HOW_MANY).scalar_one())

    def _void_leases(self) -> None:
        if self._workplace.alone and not self._workplace.leases_voided:
            self._connection.execute(_VOID)
        self._workplace.leases_voided = True


def _outgoing(row: Any) -> Outgoing:
    return Outgoing(
        row.id, row.key, row.body.to, row.address, row.body, row.button_ids, row.language,
        attempts=row.attempts + 1, at=row.at,
    )  # fmt: skip
