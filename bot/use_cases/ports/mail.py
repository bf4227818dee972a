"""What came in and what goes out: kept from the acknowledgement to the last rewrite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.messages import Identity, Inbound
from bot.core.replies import Action, Receiver, Reply


@dataclass(frozen=True)
class InboxRow:
    """A durable inbound message and how often it was begun."""

    id: int
    message: Inbound
    attempts: int


@dataclass(frozen=True)
class Outgoing:
    """A durable outbound message, claimed for sending."""

    id: int
    key: str  # unique; the platform-side mark by which a repeated send is recognised
    receiver: Receiver
    address: Identity
    reply: Reply
    button_ids: tuple[str, ...]
    language: str
    attempts: int
    at: datetime


@dataclass(frozen=True)
class PressedButton:
    """What an opaque button id stands for."""

    id: str
    action: Action
    receiver: Receiver
    card: str | None


class InboxRepository(Protocol):
    """Inbound messages, in order for each conversation (identity)."""

    def add(self, message: Inbound) -> bool:
        """Store a message; False where its platform id is known already."""
        ...

    def begin(self, *, limit: int = 50, busy: Sequence[str] = ()) -> list[InboxRow]:
        """Return the oldest waiting row of each conversation not in `busy`, counting an attempt on each."""
        ...

    def get(self, row_id: int) -> InboxRow | None:
        """Return a waiting row, None when it is done."""
        ...

    def done(self, row_id: int) -> None:
        """Mark the row as handled."""
        ...

    def defer(self, row_id: int) -> None:
        """Put a row aside until `recall`: it waits for something outside and blocks nobody meanwhile."""
        ...

    def recall(self) -> int:
        """Make every deferred row wait again, with its attempts forgotten; return how many there were."""
        ...

    def bury(self, row_id: int, why: str) -> None:
        """Put a poisonous row aside; it blocks nobody any more and stays visible."""
        ...

    def forget(self, before: datetime) -> int:
        """Remove rows done before then (real time), up to the first still needed; return how many."""
        ...

    def waiting(self) -> int:
        """Return how many rows are not done."""
        ...


@dataclass(frozen=True)
class OldButtons:
    """The buttons of one message made long ago (*at*, real time); *id* is any button's of theirs.

    *is_replaced*: its card was drawn anew for the same receiver, long ago too.
    """

    id: str
    at: datetime
    actions: tuple[Action, ...]
    card: str | None
    is_replaced: bool


class OutboxRepository(Protocol):
    """Outbound messages, in order for each address."""

    def add(
        self, reply: Reply, *, address: Identity, language: str, at: datetime, key: str | None = None
    ) -> None:
        """Store a reply, its buttons and its card copy in this transaction; a repeated `key` is ignored."""
        ...

    def claim(self, owner: str, *, now: datetime, lease_seconds: float, limit: int = 20) -> list[Outgoing]:
        """Lease the oldest due row of each address (real time)."""
        ...

    def settle(self, row_id: int, owner: str, *, platform_ref: str | None) -> bool:
        """Mark a leased row sent and remember where its card stands; False when the lease was lost."""
        ...

    def retry(self, row_id: int, owner: str, *, due_at: datetime, costs_attempt: bool) -> bool:
        """Give the row back for a later try (real time)."""
        ...

    def bury(self, row_id: int, owner: str, why: str) -> bool:
        """Put a row that cannot be delivered aside, visibly."""
        ...

    def posted_ref(self, card: str, address: Identity) -> str | None:
        """Return where the card stands at that address."""
        ...

    def card_at(self, platform: str, team: str, platform_ref: str) -> str | None:
        """Return the key of the card that stands where the reference, or one that goes on after it, says."""
        ...

    def readdress(self, old: Identity, new: Identity) -> None:
        """Move what waits for an address, and the copies of cards there, to another."""
        ...

    def card_receivers(self, card: str) -> list[tuple[Receiver, Identity]]:
        """Return everybody who holds a copy of the card."""
        ...

    def button(self, button_id: str) -> PressedButton | None:
        """Return what the button stands for."""
        ...

    def ids_for(self, actions: Sequence[Action], receiver: Receiver) -> tuple[str, ...]:
        """Store what buttons stand for that are drawn at sending, and return their ids."""
        ...

    def forget_ids(self, ids: Sequence[str]) -> None:
        """Forget the buttons of drawings that were replaced: each id stands for the whole of its drawing."""
        ...

    def old_buttons(
        self, before: datetime, after: OldButtons | None = None, limit: int = 500
    ) -> list[OldButtons]:
        """Return the buttons of messages made before then (real time), the oldest first, behind *after*."""
        ...

    def forget(self, before: datetime) -> int:
        """Remove rows sent before then (real time), up to the first still needed; return how many."""
        ...

    def waiting(self) -> int:
        """Return how many rows are neither sent nor buried."""
        ...
