"""Transactions on SQLite (one writing thread) and PostgreSQL (a few)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar, cast

from sqlalchemy.engine import Connection
from sqlalchemy.exc import InterfaceError, OperationalError

from bot.errors import StorageUnavailable
from bot.use_cases import ports
from storage.durability import Durability, kept_in_memory, kept_on_disk
from storage.engine import driver_failures, is_sqlite, make_engine
from storage.lease import Workplace
from storage.repositories.briefs import SqlBriefs
from storage.repositories.channels import SqlChannelNotes, SqlChannelUpdates, SqlInvitations
from storage.repositories.conversations import SqlConversations
from storage.repositories.events import SqlEvents
from storage.repositories.goals import SqlGoals, SqlReminderWishes
from storage.repositories.help_matters import SqlHelpMatters
from storage.repositories.inbox import SqlInbox
from storage.repositories.opportunities import SqlOpportunities
from storage.repositories.outbox import SqlOutbox
from storage.repositories.people import SqlPeople
from storage.repositories.reminders import SqlReminders
from storage.repositories.sandbox import SqlSandbox
from storage.repositories.surveys import SqlSurveys
from storage.repositories.transcript import SqlTranscript
from storage.repositories.unclear import SqlUnclearSentences
from storage.swift import SwiftConnection

T = TypeVar("T")
POSTGRES_THREADS = 4
TURN_SECONDS = (
    60.0  # how long a begun inbox row is a process's own on PostgreSQL; longer than a turn may last
)


class SqlUnitOfWork:
    """Implements `ports.UnitOfWork` on one connection inside one transaction."""

    def __init__(self, connection: Connection, workplace: Workplace) -> None:
        self.connection = connection
        swift = (
            cast(Connection, SwiftConnection(connection, workplace.plans)) if workplace.alone else connection
        )
        self._trail = SqlEvents(swift)
        self.inbox: ports.InboxRepository = SqlInbox(swift, workplace)
        self.outbox: ports.OutboxRepository = SqlOutbox(swift, workplace)
        self.conversations: ports.ConversationRepository = SqlConversations(swift)
        self.briefs: ports.BriefRepository = SqlBriefs(swift)
        self.people: ports.PeopleRepository = SqlPeople(swift)
        self.events: ports.EventLog = self._trail
        self.surveys: ports.SurveyRepository = SqlSurveys(swift)
        self.transcript: ports.TranscriptRepository = SqlTranscript(swift)
        self.help_matters: ports.HelpMatterRepository = SqlHelpMatters(swift)
        self.unclear: ports.UnclearSentenceRepository = SqlUnclearSentences(swift)
        self.opportunities: ports.OpportunityRepository = SqlOpportunities(swift, connection)
        self.goals: ports.GoalRepository = SqlGoals(swift)
        self.reminder_wishes: ports.ReminderWishRepository = SqlReminderWishes(swift)
        self.reminders: ports.ReminderRepository = SqlReminders(swift)
        self.sandbox: ports.SandboxChats = SqlSandbox(swift)
        self.channel_updates: ports.ChannelUpdates = SqlChannelUpdates(swift, workplace)
        self.channel_notes: ports.ChannelNotes = SqlChannelNotes(swift)
        self.invitations: ports.Invitations = SqlInvitations(swift)

    def finish(self) -> None:
        """Write what is written last; called just before the commit."""
        self._trail.flush()


class SqlTransactions:
    """Implements `ports.Transactions`; the tables are there already (`storage.migrate.upgrade`)."""

    def __init__(self, url: str, *, turn_seconds: float = TURN_SECONDS) -> None:
        alone = is_sqlite(url)
        threads = 1 if alone else POSTGRES_THREADS
        self._engine = make_engine(url, connections=threads)
        self._failures: tuple[type[Exception], ...] = (
            OperationalError,
            InterfaceError,
            *driver_failures(self._engine),
        )
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="transactions")
        self._workplace = Workplace(alone, turn_seconds)
        self._kept: Connection | None = None  # SQLite: the writing thread keeps its connection

    async def run(self, work: Callable[[ports.UnitOfWork], T]) -> T:
        """Run `work` in a writing thread; commit when it returns, roll back when it raises.

        Raises `StorageUnavailable` where the database does not answer. A cancelled caller does not
        stop what runs: it is committed.
        """
        return await asyncio.get_running_loop().run_in_executor(self._pool, self.run_now, work, kept_on_disk)

    def run_now(self, work: Callable[[ports.UnitOfWork], T], durability: Durability = kept_on_disk) -> T:
        """Run `work` in the calling thread, which must be one of ours."""
        try:
            with self._connection() as connection, durability(connection), connection.begin():
                unit = SqlUnitOfWork(connection, self._workplace)
                result = work(unit)
                unit.finish()
                return result
        except self._failures as error:
            self._let_go()
            raise StorageUnavailable(f"{StorageUnavailable.__doc__} ({type(error).__name__})") from error

    @property
    def hasty(self) -> HastyTransactions:
        """Return the same database for what may be lost with the machine's power."""
        return HastyTransactions(self)

    async def run_hastily(self, work: Callable[[ports.UnitOfWork], T]) -> T:
        """Run `work` as `run` does, but do not wait for the disk at the commit."""
        return await asyncio.get_running_loop().run_in_executor(
            self._pool, self.run_now, work, kept_in_memory
        )

    async def close(self) -> None:
        """Finish what runs and let go of the database."""
        await asyncio.get_running_loop().run_in_executor(self._pool, self._let_go)
        self._pool.shutdown(wait=True)
        self._engine.dispose()

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        if not self._workplace.alone:
            with self._engine.connect() as connection:
                yield connection
            return
        if self._kept is None:
            self._kept = self._engine.connect()
        yield self._kept

    def _let_go(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.invalidate()
            kept.close()


class HastyTransactions:
    """Implements `ports.Transactions` without waiting for the disk.

    What it commits survives the process but not a power cut: right for counting an attempt, which
    only a process that dies makes matter; wrong for anything that somebody was told is done.
    """

    def __init__(self, transactions: SqlTransactions) -> None:
        self._transactions = transactions

    async def run(self, work: Callable[[ports.UnitOfWork], T]) -> T:
        """Run `work` in a writing thread. Raises `StorageUnavailable`."""
        return await self._transactions.run_hastily(work)

    async def close(self) -> None:
        """Do nothing: the transactions it belongs to are closed by their owner."""
