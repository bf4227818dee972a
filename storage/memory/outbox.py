"""The outbox in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe

from bot.core.messages import Identity
from bot.core.overview import PAGE
from bot.core.replies import Action, Receiver, Reply
from bot.core.reply_actions import actions_of
from bot.use_cases.ports import OldButtons, Outgoing, PressedButton
from storage.buttons import KEY_BYTES, ButtonSet, split_id
from storage.codec import decode, encode, identity_key
from storage.memory.pruning import forget_done
from storage.memory.state import KeptCopy, KeptOutgoing, Tables

_NO_BUTTONS = "[[], null, null]"


class MemoryOutbox:
    """Implements `ports.OutboxRepository`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def add(
        self, reply: Reply, *, address: Identity, language: str, at: datetime, key: str | None = None
    ) -> None:
        """Store a reply, its buttons and its card copy in this transaction; a repeated `key` is ignored."""
        if any(kept.key == key for kept in self._tables.outbox.values()):
            return
        ids = self._add_buttons(reply)
        number = self._tables.next_number("outbox")
        self._tables.outbox[number] = KeptOutgoing(
            number, key or token_urlsafe(KEY_BYTES), address, reply.card, language, at, ids, encode(reply)
        )
        if reply.card is not None and not reply.quiet:
            self._tables.copies.setdefault((reply.card, address), KeptCopy(reply.to))

    def claim(self, owner: str, *, now: datetime, lease_seconds: float, limit: int = 20) -> list[Outgoing]:
        """Lease the oldest due row of each address (real time)."""
        oldest: dict[Identity, KeptOutgoing] = {}
        for kept in self._waiting():
            oldest.setdefault(kept.address, kept)
        due = [kept for kept in oldest.values() if _is_free(kept, now)][:limit]
        until = now + timedelta(seconds=lease_seconds)
        for kept in due:
            self._tables.outbox[kept.id] = replace(
                kept, attempts=kept.attempts + 1, owner=owner, leased_until=until
            )
        return [_outgoing(kept) for kept in due]

    def settle(self, row_id: int, owner: str, *, platform_ref: str | None) -> bool:
        """Mark a leased row sent and remember where its card stands; False when the lease was lost."""
        kept = self._held(row_id, owner)
        if kept is None:
            return False
        self._tables.outbox[row_id] = replace(kept, is_open=False, body=None, closed_at=datetime.now(UTC))
        place = (kept.card or "", kept.address)
        if platform_ref is not None and place in self._tables.copies:
            self._tables.copies[place] = replace(self._tables.copies[place], platform_ref=platform_ref)
        if place[0].startswith(PAGE):
            del self._tables.outbox[row_id]
        return True

    def retry(self, row_id: int, owner: str, *, due_at: datetime, costs_attempt: bool) -> bool:
        """Give the row back for a later try (real time)."""
        kept = self._held(row_id, owner)
        if kept is None:
            return False
        attempts = kept.attempts if costs_attempt else kept.attempts - 1
        self._tables.outbox[row_id] = replace(
            kept, attempts=attempts, due_at=due_at, owner=None, leased_until=None
        )
        return True

    def bury(self, row_id: int, owner: str, why: str) -> bool:
        """Put a row that cannot be delivered aside, visibly."""
        kept = self._held(row_id, owner)
        if kept is not None:
            self._tables.outbox[row_id] = replace(
                kept, is_open=False, buried_why=why, closed_at=datetime.now(UTC)
            )
        return kept is not None

    def forget(self, before: datetime) -> int:
        """Remove rows sent before then (real time), up to the first still needed; return how many."""
        return forget_done(self._tables.outbox, before)

    def posted_ref(self, card: str, address: Identity) -> str | None:
        """Return where the card stands at that address."""
        copy = self._tables.copies.get((card, address))
        return copy.platform_ref if copy else None

    def card_at(self, platform: str, team: str, platform_ref: str) -> str | None:
        """Return the key of the card that stands where the reference, or one that goes on after it, says."""
        for (card, where), copy in self._tables.copies.items():
            is_there = f"{copy.platform_ref}:".startswith(f"{platform_ref}:")
            if is_there and (where.platform, where.team) == (platform, team):
                return card
        return None

    def readdress(self, old: Identity, new: Identity) -> None:
        """Move what waits for an address, and the copies of cards there, to another."""
        for kept in self._waiting():
            if kept.address == old:
                self._tables.outbox[kept.id] = replace(kept, address=new)
        for card, where in list(self._tables.copies):
            if where == old and (card, new) not in self._tables.copies:
                self._tables.copies[card, new] = self._tables.copies.pop((card, old))

    def card_receivers(self, card: str) -> list[tuple[Receiver, Identity]]:
        """Return everybody who holds a copy of the card, by address."""
        copies = [(copy.receiver, where) for (of, where), copy in self._tables.copies.items() if of == card]
        return sorted(copies, key=lambda copy: identity_key(copy[1]))

    def button(self, button_id: str) -> PressedButton | None:
        """Return what the button stands for."""
        key, place = split_id(button_id)
        actions, receiver, card = decode(self._tables.button_sets.get(key, (None, _NO_BUTTONS))[1])
        if place is None or place >= len(actions):
            return None
        return PressedButton(button_id, actions[place], receiver, card)

    def ids_for(self, actions: Sequence[Action], receiver: Receiver) -> tuple[str, ...]:
        """Store what buttons stand for that are drawn at sending, and return their ids."""
        return self._keep(actions, receiver, None)

    def forget_ids(self, ids: Sequence[str]) -> None:
        """Forget the buttons of drawings that were replaced: each id stands for the whole of its drawing."""
        for one in ids:
            self._tables.button_sets.pop(split_id(one)[0], None)

    def old_buttons(
        self, before: datetime, after: OldButtons | None = None, limit: int = 500
    ) -> list[OldButtons]:
        """Return the buttons of messages made before then (real time), the oldest first, behind *after*."""
        kept = [(at, key, *decode(body)) for key, (at, body) in self._tables.button_sets.items()]
        old = sorted((one for one in kept if one[0] < before), key=lambda one: one[:2])
        begin = (after.at, split_id(after.id)[0]) if after else None
        found = [one for one in old if begin is None or one[:2] > begin]
        return [
            OldButtons(
                f"{key}0", at, tuple(actions), card,
                card is not None and any(other[3:] == (receiver, card) and other[0] > at for other in old),
            )
            for at, key, actions, receiver, card in found[:limit]
        ]  # fmt: skip

    def waiting(self) -> int:
        """Return how many rows are neither sent nor buried."""
        return len(self._waiting())

    def _add_buttons(self, reply: Reply) -> tuple[str, ...]:
        return self._keep(actions_of(reply), reply.to, reply.card)

    def _keep(self, actions: Sequence[Action], receiver: Receiver, card: str | None) -> tuple[str, ...]:
        buttons = ButtonSet.of(len(actions))
        if actions:
            body = encode([list(actions), receiver, card])
            self._tables.button_sets[buttons.key] = datetime.now(UTC), body
        return buttons.ids

    def _waiting(self) -> list[KeptOutgoing]:
        return [kept for kept in self._tables.outbox.values() if kept.is_open]

    def _held(self, row_id: int, owner: str) -> KeptOutgoing | None:
        kept = self._tables.outbox.get(row_id)
        return kept if kept is not None and kept.is_open and kept.owner == owner else None


def _is_free(kept: KeptOutgoing, now: datetime) -> bool:
    is_due = kept.due_at is None or kept.due_at <= now
    return is_due and (kept.leased_until is None or kept.leased_until < now)


def _outgoing(kept: KeptOutgoing) -> Outgoing:
    reply: Reply = decode(kept.body or "null")
    return Outgoing(
        kept.id, kept.key, reply.to, kept.address, reply, kept.button_ids, kept.language,
        attempts=kept.attempts + 1, at=kept.at,
    )  # fmt: skip
