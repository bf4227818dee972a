"""Transactions on tables in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.use_cases import ports
from storage.memory.briefs import MemoryBriefs, MemoryConversations, MemorySurveys
from storage.memory.channels import MemoryChannelNotes, MemoryChannelUpdates, MemoryInvitations
from storage.memory.events import MemoryEvents
from storage.memory.goals import MemoryGoals, MemoryReminderWishes
from storage.memory.inbox import MemoryInbox
from storage.memory.opportunities import MemoryOpportunities
from storage.memory.outbox import MemoryOutbox
from storage.memory.people import MemoryPeople
from storage.memory.reminders import MemoryReminders
from storage.memory.sandbox import MemorySandbox
from storage.memory.state import Tables
from storage.memory.talk import MemoryHelpMatters, MemoryTranscript, MemoryUnclearSentences

T = TypeVar("T")


class MemoryUnitOfWork:
    """Implements `ports.UnitOfWork`."""

    def __init__(self, tables: Tables) -> None:
        self.inbox: ports.InboxRepository = MemoryInbox(tables)
        self.outbox: ports.OutboxRepository = MemoryOutbox(tables)
        self.conversations: ports.ConversationRepository = MemoryConversations(tables)
        self.briefs: ports.BriefRepository = MemoryBriefs(tables)
        self.people: ports.PeopleRepository = MemoryPeople(tables)
        self.events: ports.EventLog = MemoryEvents(tables)
        self.surveys: ports.SurveyRepository = MemorySurveys(tables)
        self.transcript: ports.TranscriptRepository = MemoryTranscript(tables)
        self.help_matters: ports.HelpMatterRepository = MemoryHelpMatters(tables)
        self.unclear: ports.UnclearSentenceRepository = MemoryUnclearSentences(tables)
        self.opportunities: ports.OpportunityRepository = MemoryOpportunities(tables)
        self.goals: ports.GoalRepository = MemoryGoals(tables)
        self.reminder_wishes: ports.ReminderWishRepository = MemoryReminderWishes(tables)
        self.reminders: ports.ReminderRepository = MemoryReminders(tables)
        self.sandbox: ports.SandboxChats = MemorySandbox(tables)
        self.channel_updates: ports.ChannelUpdates = MemoryChannelUpdates(tables)
        self.channel_notes: ports.ChannelNotes = MemoryChannelNotes(tables)
        self.invitations: ports.Invitations = MemoryInvitations(tables)


class MemoryTransactions:
    """Implements `ports.Transactions`; a transaction that raises leaves no trace."""

    def __init__(self) -> None:
        self._tables = Tables()

    async def run(self, work: Callable[[ports.UnitOfWork], T]) -> T:
        """Run `work`; keep its effects when it returns, drop them when it raises."""
        await asyncio.sleep(0)  # others may run here, as they may while a database works
        before = self._tables.snapshot()
        try:
            return work(MemoryUnitOfWork(self._tables))
        except BaseException:
            self._tables.restore(before)
            raise

    async def close(self) -> None:
        """Do nothing: there is nothing to let go of."""
