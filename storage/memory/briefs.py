"""Conversations, Briefs and surveys in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from bot.core.brief import Brief
from bot.core.conversation import Conversation
from bot.errors import StorageUnavailable
from storage.codec import decode, encode, json_text
from storage.memory.state import KeptBrief, Tables


class MemoryConversations:
    """Implements `ports.ConversationRepository`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def get(self, person: str) -> Conversation:
        """Return the person's conversation, new where there is none."""
        kept = self._tables.conversations.get(person)
        found: Conversation = Conversation(person) if kept is None else decode(kept)
        return found

    def put(self, conversation: Conversation) -> None:
        """Store it."""
        self._tables.conversations[conversation.person] = encode(conversation)


class MemorySurveys:
    """Implements `ports.SurveyRepository`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def get(self, sha256: str) -> dict[str, Any] | None:
        """Return a survey as JSON data."""
        kept = self._tables.surveys.get(sha256)
        return None if kept is None else json.loads(kept)

    def put(self, sha256: str, survey: dict[str, Any]) -> None:
        """Store it."""
        self._tables.surveys[sha256] = json_text(survey)


class MemoryBriefs:
    """Implements `ports.BriefRepository`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def get(self, brief_id: str) -> Brief:
        """Return a Brief. Raises `KeyError`."""
        found: Brief = decode(self._tables.briefs[brief_id].body)
        return found

    def by_folio(self, folio: str) -> Brief | None:
        """Return the Brief of a folio."""
        return next(iter(self._where(lambda kept: kept.folio == folio)), None)

    def put(self, brief: Brief) -> None:
        """Store it and raise its revision. Raises `StorageUnavailable` where another wrote in between."""
        kept = self._tables.briefs.get(brief.id)
        if brief.revision != (kept.revision if kept else 0):
            raise StorageUnavailable(f"Brief {brief.id} was written by another in between")
        brief.revision += 1
        number = kept.number if kept else self._tables.next_number("briefs")
        self._tables.briefs[brief.id] = KeptBrief(
            number, brief.id, brief.folio, brief.state.value, brief.requester, brief.revision, encode(brief)
        )

    def of(self, requester: str) -> list[Brief]:
        """Return the person's Briefs, newest first."""
        return self._where(lambda kept: kept.requester == requester)[::-1]

    def in_states(self, states: Sequence[str]) -> list[Brief]:
        """Return the Briefs in those states, oldest first."""
        return self._where(lambda kept: kept.state in states)

    def next_folio(self, year: int) -> str:
        """Take the year's next folio; a transaction that is rolled back gives it back."""
        return f"CAMP-{year}-{self._tables.next_number(f'folio:{year}'):04d}"

    def _where(self, is_wanted: Callable[[KeptBrief], bool]) -> list[Brief]:
        kept = sorted(filter(is_wanted, self._tables.briefs.values()), key=lambda brief: brief.number)
        return [decode(brief.body) for brief in kept]
