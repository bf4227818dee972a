"""Every port: what the use cases need from the outside, as protocols.

Repositories are synchronous and live inside one transaction (`UnitOfWork`); `Transactions.run`
takes a function to the writer's thread and commits when it returns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO, Protocol, TypeVar

from bot.core.bases.survey import Survey
from bot.core.brief import Brief
from bot.core.conversation import Conversation
from bot.core.events import Event
from bot.core.goals import Goal
from bot.core.help_matters import Exchange, HelpMatter
from bot.core.messages import Identity, Inbound, IncomingFile, RemoteFile
from bot.core.people import Area, Person
from bot.core.pipeline.filters import Dimension, OpportunityFilter
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.totals import PipelineNames, Stamp, Stored, Totals
from bot.core.reminders.rows import Reminder
from bot.core.reminders.wishes import Wishes
from bot.core.replies import Action, Receiver, Reply
from bot.core.text import Param
from bot.core.unclear import UnclearSentence
from bot.core.understanding import Understanding

T = TypeVar("T")


class Clock(Protocol):
    """Business time; leases, rate limits and time-outs do not use it."""

    def now(self) -> datetime:
        """Return the aware present moment in the institution's zone."""
        ...


class Interpreter(Protocol):
    """Understanding of free text."""

    async def understand(self, text: str) -> Understanding:
        """Return intent, confidence and ranking. Raises `UnderstandingUnavailable`."""
        ...


class Inspector(Protocol):
    """Facts about a spreadsheet, gathered once."""

    async def survey(self, content: bytes | Kept, name: str) -> Survey:
        """Return the file's facts; an unreadable file is a survey with a problem, never an error."""
        ...


class Vault(Protocol):
    """Encrypted, content-addressed files."""

    def put(self, content: bytes | BinaryIO) -> str:
        """Store `content` (a stream is not held in memory) durably and return its SHA-256 in hexadecimal."""
        ...

    def read(self, sha256: str) -> bytes:
        """Return the content. Raises `KeyError` where there is none."""
        ...

    def copy_to(self, sha256: str, target: BinaryIO) -> None:
        """Write the content to `target`, piece by piece. Raises as `read` does."""
        ...


@dataclass(frozen=True)
class Kept:
    """A file of the vault that is poured out where it is read: half a gigabyte is not held in memory."""

    vault: Vault
    sha256: str
    size: int

    def pour(self, into: BinaryIO) -> None:
        """Write the content there. Raises `KeyError` where there is none."""
        self.vault.copy_to(self.sha256, into)


@dataclass(frozen=True)
class Visitor:
    """Who a chat identity belongs to by the platform's word; `refused` says why its people are not served."""

    email: str
    refused: str | None = None  # guest | stranger | deactivated | bot


class Door(Protocol):
    """What is asked of a platform before a turn: who somebody is, and what the files sent hold."""

    async def look(self, identity: Identity) -> Visitor:
        """Return who stands at the door. Raises `DeliveryFailed` where the platform does not say."""
        ...

    async def fetch(self, identity: Identity, file: RemoteFile) -> IncomingFile:
        """Take a file into the vault. Raises `FileRefused` (said: a text) and `DeliveryFailed`."""
        ...


class Wording(Protocol):
    """Texts in a language."""

    def render(self, text: Param, language: str) -> str:
        """Return the words for a text, a value or a tuple of them."""
        ...


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

    def forget(self, before: datetime) -> int:
        """Remove rows sent before then (real time), up to the first still needed; return how many."""
        ...

    def waiting(self) -> int:
        """Return how many rows are neither sent nor buried."""
        ...


class ConversationRepository(Protocol):
    """One row a person."""

    def get(self, person: str) -> Conversation:
        """Return the person's conversation, new where there is none."""
        ...

    def put(self, conversation: Conversation) -> None:
        """Store it."""
        ...


class BriefRepository(Protocol):
    """Briefs, guarded by their revision."""

    def get(self, brief_id: str) -> Brief:
        """Return a Brief. Raises `KeyError`."""
        ...

    def by_folio(self, folio: str) -> Brief | None:
        """Return the Brief of a folio (`CAMP-2026-0042`)."""
        ...

    def put(self, brief: Brief) -> None:
        """Store it and raise its revision. Raises `StorageUnavailable` where another wrote in between."""
        ...

    def of(self, requester: str) -> list[Brief]:
        """Return the person's Briefs, newest first."""
        ...

    def in_states(self, states: Sequence[str]) -> list[Brief]:
        """Return the Briefs in those states, oldest first."""
        ...

    def next_folio(self, year: int) -> str:
        """Take the year's next folio; a gap appears only when the transaction is rolled back after it."""
        ...


class PeopleRepository(Protocol):
    """The directory and its chat identities."""

    def get(self, handle: str) -> Person | None:
        """Return a person by handle."""
        ...

    def by_identity(self, identity: Identity) -> Person | None:
        """Return the person bound to a chat identity."""
        ...

    def with_role(self, role: str) -> list[Person]:
        """Return the active people who hold a role, by handle."""
        ...

    def all(self) -> list[Person]:
        """Return the active people."""
        ...

    def areas(self) -> list[Area]:
        """Return the areas."""
        ...

    def address(self, receiver: Receiver, *, like: Identity | None = None) -> Identity | None:
        """Return where to reach a receiver, on `like`'s platform where possible, else where last seen."""
        ...

    def save_person(self, person: Person) -> None:
        """Add or replace a person."""
        ...

    def save_area(self, area: Area) -> None:
        """Add or replace an area."""
        ...

    def bind(self, handle: str, identity: Identity) -> None:
        """Bind a chat identity to a person; an identity has one person."""
        ...

    def unbind(self, identity: Identity) -> str | None:
        """Take a chat identity from its person; return the handle, None where it was nobody's."""
        ...

    def identities(self, handle: str) -> list[Identity]:
        """Return a person's chat identities, last seen first."""
        ...

    def bind_room(self, code: str, identity: Identity) -> None:
        """Say where a room is."""
        ...


class EventLog(Protocol):
    """The append-only audit trail, chained by hash."""

    def append(self, event: Event) -> None:
        """Add an event."""
        ...

    def of_brief(self, brief_id: str) -> list[Event]:
        """Return a Brief's events, oldest first."""
        ...

    def verify(self) -> int | None:
        """Walk the chain; return the first broken row's id, None when it is whole."""
        ...


class SurveyRepository(Protocol):
    """Surveys by the SHA-256 of the file."""

    def get(self, sha256: str) -> dict[str, Any] | None:
        """Return a survey as JSON data."""
        ...

    def put(self, sha256: str, survey: dict[str, Any]) -> None:
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


class ReminderRepository(Protocol):
    """When to look at a matter again for a receiver; business time."""

    def of(self, subject: str) -> list[Reminder]:
        """Return the rows of a matter, by key."""
        ...

    def to(self, receiver: Receiver) -> list[Reminder]:
        """Return the rows of a receiver, by key."""
        ...

    def put(self, reminder: Reminder) -> None:
        """Store a row."""
        ...

    def remove(self, key: str) -> None:
        """Drop a row: its matter is over."""
        ...

    def claim(self, now: datetime, limit: int = 100) -> list[Reminder]:
        """Return the due rows of one receiver, held until this transaction ends: another gets another's."""
        ...

    def next_due(self) -> datetime | None:
        """Return when the next row is due, None where none is."""
        ...


@dataclass(frozen=True)
class ShownMessage:
    """A message as the sandbox, being its own platform, shows it. `body` is JSON made by its renderer."""

    id: int
    key: str
    room: str  # handle or room code whose chat shows it
    author: str  # handle, or "bot"
    at: datetime
    body: dict[str, Any]
    revision: int
    former_buttons: tuple[dict[str, Any], ...] = ()


class SandboxChats(Protocol):
    """The sandbox's own memory of its chats."""

    def show(self, key: str, room: str, author: str, at: datetime, body: dict[str, Any]) -> int:
        """Add a message once for each key and return its id."""
        ...

    def rewrite(self, message_id: int, key: str, body: dict[str, Any]) -> bool:
        """Replace a message's body, keeping its former buttons; once for each key; False when there is none."""
        ...

    def since(self, change: int) -> tuple[int, list[ShownMessage]]:
        """Return the newest change number and every message added or rewritten after `change`, in order."""
        ...


@dataclass(frozen=True)
class ChannelUpdate:
    """What a platform told the bot, as it told it: stored before it is acknowledged, then made an inbox row."""

    id: int
    lane: str  # whose it is; one after another
    album: str | None  # what belongs together
    body: dict[str, Any]
    attempts: int
    arrived_at: datetime


class ChannelUpdates(Protocol):
    """Raw updates that a channel has still to read (files to fetch, albums to gather), in order by lane."""

    def add(
        self, platform: str, external_id: str, *, lane: str, body: dict[str, Any], at: datetime,
        album: str | None = None,
    ) -> bool:  # fmt: skip
        """Store an update; False where its id is known already. A lane's name is unlike any other platform's."""
        ...

    def begin(self, platform: str, *, limit: int = 50, busy: Sequence[str] = ()) -> list[ChannelUpdate]:
        """Return the oldest waiting update of each lane not in `busy`, counting an attempt on each."""
        ...

    def waiting_in(self, lane: str) -> list[ChannelUpdate]:
        """Return what waits in a lane, oldest first."""
        ...

    def done(self, ids: Sequence[int]) -> None:
        """Drop the bodies of updates that were read."""
        ...

    def bury(self, update_id: int, why: str) -> None:
        """Put an update aside that cannot be read; it stays visible."""
        ...

    def forget(self, before: datetime) -> int:
        """Remove rows read before then (real time), up to the first still needed; return how many."""
        ...

    def waiting(self, platform: str) -> int:
        """Return how many wait."""
        ...


class ChannelNotes(Protocol):
    """What a channel remembers of its own platform, as JSON by kind and key."""

    def get(self, platform: str, kind: str, key: str) -> dict[str, Any] | None:
        """Return a note."""
        ...

    def put(self, platform: str, kind: str, key: str, body: dict[str, Any], at: datetime) -> None:
        """Write a note, or write it over."""
        ...

    def all(self, platform: str, kind: str) -> dict[str, dict[str, Any]]:
        """Return the notes of a kind by key, the oldest first."""
        ...

    def drop(self, platform: str, kind: str, key: str) -> bool:
        """Remove a note; False where there was none: of many who drop it, one is told True."""
        ...

    def forget(self, platform: str, kind: str, before: datetime) -> int:
        """Remove the notes of a kind written before then; return how many."""
        ...


class Invitations(Protocol):
    """One-time, short-lived tokens by which a person binds a chat identity; only their digests are kept."""

    def issue(self, digest: str, *, person: str, platform: str, expires_at: datetime) -> None:
        """Store an invitation; earlier ones of the person on that platform are void."""
        ...

    def find(self, digest: str, now: datetime) -> tuple[str, str] | None:
        """Return whose an invitation is and for which platform, using nothing up; None where it is not good."""
        ...

    def redeem(self, digest: str, identity: Identity, now: datetime) -> str | None:
        """Use an invitation up and return whose it was; None where it is unknown, used, void or too old."""
        ...

    def revoke(self, person: str, platform: str) -> int:
        """Make the open invitations of a person void; return how many there were."""
        ...


class OpportunityRepository(Protocol):
    """Opportunities, guarded by their revision."""

    def get(self, opportunity_id: str) -> Opportunity:
        """Return an opportunity. Raises `KeyError`."""
        ...

    def put(self, opportunity: Opportunity) -> Opportunity:
        """Store it and return it with its next revision. Raises `StorageUnavailable` where another wrote."""
        ...

    def put_all(self, opportunities: Sequence[Opportunity]) -> Stored:
        """Add those whose id is new, replace those that differ from what is kept, leave the others alone."""
        ...

    def kept(self, ids: Sequence[str]) -> dict[str, Opportunity]:
        """Return by id those of these ids that there are."""
        ...

    def remove(self, opportunity_id: str) -> None:
        """Take away one that was registered by mistake; what happened to it stays in the events."""
        ...

    def of_client(self, client: str) -> list[Opportunity]:
        """Return a client's opportunities, oldest first, however its name is written."""
        ...

    def find(self, asked: OpportunityFilter, limit: int = 10) -> list[Opportunity]:
        """Return the opportunities that are meant, by closing date (those without one last)."""
        ...

    def totals(self, asked: OpportunityFilter, by: Dimension | None = None) -> list[Totals]:
        """Return the sums of those meant: one line, or one for each value of a dimension (segments folded)."""
        ...

    def names(self) -> PipelineNames:
        """Return every client, segment and owner there is."""
        ...

    def stamp(self) -> Stamp:
        """Return the newest one's number and when one was last written."""
        ...


class GoalRepository(Protocol):
    """Goals by kind, scope and month (its first day)."""

    def get(self, kind: str, scope: str, month: date) -> Goal | None:
        """Return the goal of a month."""
        ...

    def between(self, kind: str, first: date, last: date) -> list[Goal]:
        """Return the goals of a kind in those months, both included, by month, then by scope."""
        ...

    def put(self, goal: Goal) -> None:
        """Store a goal."""
        ...

    def remove(self, kind: str, scope: str, month: date) -> None:
        """Take a goal away."""
        ...


class ReminderWishRepository(Protocol):
    """What each person wants to be reminded of about sales."""

    def of(self, person: str) -> Wishes:
        """Return what a person wants, the defaults where nothing was said."""
        ...

    def put(self, wishes: Wishes) -> None:
        """Store it."""
        ...


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
