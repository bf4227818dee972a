"""What the channel remembers, by kind: cards' messages, unfinished sends, open forms, groups that moved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.channels.telegram.settings import PLATFORM
from bot.use_cases.accounts.mail_invitation import KEPT_DAYS as INVITATION_DAYS
from bot.use_cases.ports import Transactions, UnitOfWork

CARD = "card"  # CHAT/MESSAGE → {"card"}: a reply to it belongs to the card
SENT = "sent"  # outgoing key → {"messages", "documents"}: parts that arrived
SHEETS = "sheets"  # CHAT:card → {"sha256"}: documents that stand beside a card
KEYS = "keys"  # CHAT/MESSAGE → a keyboard that unfolds
FORM = "form"  # user → the form that they fill in
MOVED = "moved"  # old chat → {"chat"}
TOPIC = "topic"  # CHAT/kind:analyst or CHAT/case:BRIEF → {"topic"}; CHAT/TOPIC → {"key"}
ABOUT = "about"  # "bot" → {"username"}
WARNED = "warned"  # CHAT/MESSAGE → {}: an edit that was answered
KEPT_DAYS = {**INVITATION_DAYS, SENT: 2, FORM: 2, WARNED: 7, KEYS: 120, CARD: 400, SHEETS: 400}


@dataclass(frozen=True)
class Memory:
    """Notes of this platform, in transactions of their own."""

    transactions: Transactions

    async def get(self, kind: str, key: str) -> dict[str, Any] | None:
        """Return a note."""
        return await self.transactions.run(lambda uow: note(uow, kind, key))

    async def put(self, kind: str, key: str, body: dict[str, Any]) -> None:
        """Write a note."""
        await self.transactions.run(lambda uow: write(uow, kind, key, body))

    async def drop(self, kind: str, key: str) -> None:
        """Remove a note."""
        await self.transactions.run(lambda uow: erase(uow, kind, key))

    async def run(self, work: Callable[[UnitOfWork], None]) -> None:
        """Write several notes at once."""
        await self.transactions.run(work)

    async def tidy(self) -> None:
        """Forget what is too old to matter."""
        now = datetime.now(UTC)

        def work(uow: UnitOfWork) -> None:
            for kind, days in KEPT_DAYS.items():
                uow.channel_notes.forget(PLATFORM, kind, now - timedelta(days=days))

        await self.transactions.run(work)


def note(uow: UnitOfWork, kind: str, key: str) -> dict[str, Any] | None:
    """Return a note."""
    return uow.channel_notes.get(PLATFORM, kind, key)


def write(uow: UnitOfWork, kind: str, key: str, body: dict[str, Any]) -> None:
    """Write a note."""
    uow.channel_notes.put(PLATFORM, kind, key, body, datetime.now(UTC))


def erase(uow: UnitOfWork, kind: str, key: str) -> None:
    """Remove a note."""
    uow.channel_notes.drop(PLATFORM, kind, key)
