"""One transaction with everything in it, and the way to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from bot.use_cases.ports.briefs import BriefRepository, EventLog
from bot.use_cases.ports.files import SurveyRepository
from bot.use_cases.ports.mail import InboxRepository, OutboxRepository
from bot.use_cases.ports.people import Invitations, PeopleRepository
from bot.use_cases.ports.platforms import ChannelNotes, ChannelUpdates, SandboxChats
from bot.use_cases.ports.reminders import ReminderRepository, ReminderWishRepository
from bot.use_cases.ports.sales import GoalRepository, OpportunityRepository
from bot.use_cases.ports.talk import (
    ConversationRepository,
    HelpMatterRepository,
    TranscriptRepository,
    UnclearSentenceRepository,
)

T = TypeVar("T")


class UnitOfWork(Protocol):
    """One transaction."""

    inbox: InboxRepository
    outbox: OutboxRepository
    conversations: ConversationRepository
    briefs: BriefRepository
    people: PeopleRepository
    events: EventLog
    surveys: SurveyRepository
    transcript: TranscriptRepository
    help_matters: HelpMatterRepository
    unclear: UnclearSentenceRepository
    reminders: ReminderRepository
    opportunities: OpportunityRepository
    goals: GoalRepository
    reminder_wishes: ReminderWishRepository
    sandbox: SandboxChats
    channel_updates: ChannelUpdates
    channel_notes: ChannelNotes
    invitations: Invitations


class Transactions(Protocol):
    """The way into the database."""

    async def run(self, work: Callable[[UnitOfWork], T]) -> T:
        """Run `work` in the writer's thread; commit when it returns, roll back when it raises."""
        ...

    async def close(self) -> None:
        """Finish what runs and let go of the database."""
        ...
