"""Conversations: where each stands, what was said, and whom it was handed to."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.core.conversation import Conversation
from bot.core.help_matters import Exchange, HelpMatter
from bot.core.unclear import UnclearSentence


class ConversationRepository(Protocol):
    """One row a person."""

    def get(self, person: str) -> Conversation:
        """Return the person's conversation, new where there is none."""
        ...

    def put(self, conversation: Conversation) -> None:
        """Store it."""
        ...


class TranscriptRepository(Protocol):
    """The last few turns of each person's conversation, as they were read; older ones are written over."""

    def keep(self, person: str, turn: int, exchange: Exchange) -> None:
        """Store the exchange of that turn in the place of one some turns before."""
        ...

    def last(self, person: str, since: datetime) -> list[Exchange]:
        """Return what is kept of a person's conversation since then, oldest first."""
        ...

    def forget(self, before: datetime) -> int:
        """Remove everything older; return how much that was."""
        ...


class HelpMatterRepository(Protocol):
    """Requests for a person, each with its card."""

    def get(self, matter_id: str) -> HelpMatter | None:
        """Return a matter."""
        ...

    def open_of(self, person: str) -> list[HelpMatter]:
        """Return the person's matters that nobody has closed, newest first."""
        ...

    def put(self, matter: HelpMatter) -> None:
        """Store it."""
        ...

    def forget(self, before: datetime) -> int:
        """Remove the matters last touched before then; return how many."""
        ...


class UnclearSentenceRepository(Protocol):
    """Masked sentences that were not understood, once each."""

    def get(self, key: str) -> UnclearSentence | None:
        """Return a sentence by its key."""
        ...

    def put(self, sentence: UnclearSentence) -> None:
        """Store it."""
        ...

    def waiting(self) -> list[UnclearSentence]:
        """Return those that were not exported yet, the most frequent first, then the newest."""
        ...

    def forget(self, before: datetime, most: int) -> int:
        """Remove those last said before then, and the oldest beyond *most*; return how many."""
        ...
