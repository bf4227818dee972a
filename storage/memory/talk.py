"""Transcripts, requests for a person and sentences that were not understood, in memory."""

from __future__ import annotations

from datetime import datetime

from bot.core.help_matters import Exchange, HelpMatter
from bot.core.unclear import UnclearSentence
from storage.codec import decode, encode
from storage.memory.state import Tables
from storage.slots import slot_of


class MemoryTranscript:
    """Implements `ports.TranscriptRepository`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def keep(self, person: str, turn: int, exchange: Exchange) -> None:
        """Store the exchange of that turn in the place of one some turns before."""
        self._tables.transcript[person, slot_of(turn)] = encode(exchange)

    def last(self, person: str, since: datetime) -> list[Exchange]:
        """Return what is kept of a person's conversation since then, oldest first."""
        kept: list[Exchange] = [
            decode(body) for (of, _), body in self._tables.transcript.items() if of == person
        ]
        return sorted((one for one in kept if one.at >= since), key=lambda one: one.at)

    def forget(self, before: datetime) -> int:
        """Remove everything older; return how much that was."""
        old = [key for key, body in self._tables.transcript.items() if decode(body).at < before]
        for key in old:
            del self._tables.transcript[key]
        return len(old)


class MemoryHelpMatters:
    """Implements `ports.HelpMatterRepository`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def get(self, matter_id: str) -> HelpMatter | None:
        """Return a matter."""
        kept = self._tables.help_matters.get(matter_id)
        found: HelpMatter | None = None if kept is None else decode(kept)
        return found

    def open_of(self, person: str) -> list[HelpMatter]:
        """Return the person's matters that nobody has closed, newest first."""
        matters: list[HelpMatter] = [decode(body) for body in self._tables.help_matters.values()]
        mine = [matter for matter in matters if matter.person == person and matter.closed_at is None]
        return sorted(mine, key=lambda matter: matter.updated_at, reverse=True)

    def put(self, matter: HelpMatter) -> None:
        """Store it."""
        self._tables.help_matters[matter.id] = encode(matter)

    def forget(self, before: datetime) -> int:
        """Remove the matters last touched before then; return how many."""
        old = [key for key, body in self._tables.help_matters.items() if decode(body).updated_at < before]
        for key in old:
            del self._tables.help_matters[key]
        return len(old)


class MemoryUnclearSentences:
    """Implements `ports.UnclearSentenceRepository`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def get(self, key: str) -> UnclearSentence | None:
        """Return a sentence by its key."""
        kept = self._tables.unclear.get(key)
        found: UnclearSentence | None = None if kept is None else decode(kept)
        return found

    def put(self, sentence: UnclearSentence) -> None:
        """Store it."""
        self._tables.unclear[sentence.key] = encode(sentence)

    def waiting(self) -> list[UnclearSentence]:
        """Return those that were not exported yet, the most frequent first, then the newest."""
        open_ones = [one for one in self._all() if one.exported_at is None]
        return sorted(open_ones, key=lambda one: (-one.count, -one.last_at.timestamp(), one.key))

    def forget(self, before: datetime, most: int) -> int:
        """Remove those last said before then, and the oldest beyond *most*; return how many."""
        newest = sorted(self._all(), key=lambda one: (-one.last_at.timestamp(), one.key))
        kept = [one for one in newest if one.last_at >= before][:most]
        gone = set(self._tables.unclear) - {one.key for one in kept}
        for key in gone:
            del self._tables.unclear[key]
        return len(gone)

    def _all(self) -> list[UnclearSentence]:
        return [decode(body) for body in self._tables.unclear.values()]
