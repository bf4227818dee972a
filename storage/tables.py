"""The tables. What is searched for is a column; the rest of a value is its JSON `body`.

Rows that are waiting have no `closed_at`; partial indexes on that keep the loops' questions as
small as their backlog, however long the history.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.core.messages import Identity
from storage.columns import IdentityKey, UtcDateTime, Wire

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = sa.MetaData(naming_convention=NAMING)


class StoredRow(SQLModel):
    """A row of ours: every table is in one `metadata`."""

    model_config: ClassVar[Any] = {"arbitrary_types_allowed": True}
    metadata: ClassVar[sa.MetaData] = metadata


def table_of(row: type[StoredRow]) -> sa.Table:
    """Return the table that a row class describes."""
    return metadata.tables[str(row.__tablename__)]


def _number() -> Any:
    """Return a number that grows with every row and is never used twice."""
    return Field(default=None, primary_key=True)


def _open(name: str, *columns: str) -> sa.Index:
    """Return an index of the rows that are waiting."""
    return partial(name, "closed_at IS NULL", *columns)


def partial(name: str, condition: str, *columns: str) -> sa.Index:
    """Return an index of the rows that meet a condition."""
    where = sa.text(condition)
    return sa.Index(name, *columns, sqlite_where=where, postgresql_where=where)


class AreaRow(StoredRow, table=True):
    """An area that asks for campaigns."""

    __tablename__ = "areas"
    code: str = Field(primary_key=True)
    name: str


class PersonRow(StoredRow, table=True):
    """A directory entry."""

    __tablename__ = "people"
    handle: str = Field(primary_key=True)
    name: str
    email: str = Field(index=True)
    area: str | None
    boss: str | None
    substitute: str | None
    language: str
    active: bool


class PersonRoleRow(StoredRow, table=True):
    """A role that a person holds."""

    __tablename__ = "person_roles"
    person: str = Field(primary_key=True, foreign_key="people.handle", ondelete="CASCADE")
    role: str = Field(primary_key=True, index=True)


class IdentityRow(StoredRow, table=True):
    """A chat identity bound to a person; `seen` grows each time it writes."""

    __tablename__ = "identities"
    identity: Identity = Field(primary_key=True, sa_type=IdentityKey)
    person: str = Field(foreign_key="people.handle", index=True, ondelete="CASCADE")
    seen_at: datetime | None = Field(sa_type=UtcDateTime)


class RoomRow(StoredRow, table=True):
    """Where a room is on a platform."""

    __tablename__ = "rooms"
    code: str = Field(primary_key=True)
    platform: str = Field(primary_key=True)
    identity: Identity = Field(sa_type=IdentityKey)


class ConversationRow(StoredRow, table=True):
    """Where a person and the bot stand."""

    __tablename__ = "conversations"
    person: str = Field(primary_key=True)
    body: Any = Field(sa_type=Wire)


class BriefRow(StoredRow, table=True):
    """A Brief; `revision` grows by one with every write."""

    __tablename__ = "briefs"
    __table_args__ = (sa.Index("ix_briefs_requester", "requester", "number"), {"sqlite_autoincrement": True})
    number: int = _number()
    id: str = Field(unique=True)
    folio: str | None = Field(unique=True)
    state: str = Field(index=True)
    version: int
    requester: str
    revision: int
    created_at: datetime = Field(sa_type=UtcDateTime)
    updated_at: datetime | None = Field(sa_type=UtcDateTime)
    body: Any = Field(sa_type=Wire)


class CounterRow(StoredRow, table=True):
    """A number taken one by one: a year's folios, the sandbox's changes."""

    __tablename__ = "counters"
    name: str = Field(primary_key=True)
    value: int


class InboxMessageRow(StoredRow, table=True):
    """An inbound message; rows of a `lane` (a person, or an identity not bound yet) go one after another.

    The body is dropped when the row is handled: its id alone is kept, to know a repeated delivery.
    A deferred row is closed for the time being.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        sa.UniqueConstraint("platform", "external_id"),
        _open("ix_inbox_open", "lane", "id"),
        partial("ix_inbox_deferred", "deferred_at IS NOT NULL", "id"),
        {"sqlite_autoincrement": True},
    )
    id: int = _number()
    platform: str
    external_id: str
    lane: str
    attempts: int
    owner: str | None
    leased_until: datetime | None = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(sa_type=UtcDateTime)
    deferred_at: datetime | None = Field(sa_type=UtcDateTime)
    buried_why: str | None
    body: Any = Field(sa_type=Wire, nullable=True)


class OutboxMessageRow(StoredRow, table=True):
    """An outbound message; rows of an address go one after another. The body is dropped when it is sent."""

    __tablename__ = "outbox"
    __table_args__ = (_open("ix_outbox_open", "address", "id"), {"sqlite_autoincrement": True})
    id: int = _number()
    key: str = Field(unique=True)
    address: Identity = Field(sa_type=IdentityKey)
    card: str | None
    language: str
    at: datetime = Field(sa_type=UtcDateTime)
    attempts: int
    due_at: datetime | None = Field(sa_type=UtcDateTime)
    owner: str | None
    leased_until: datetime | None = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(sa_type=UtcDateTime)
    buried_why: str | None
    button_ids: Any = Field(sa_type=Wire)
    body: Any = Field(sa_type=Wire, nullable=True)


class EventRow(StoredRow, table=True):
    """An audit event; triggers refuse to change or remove it, `hash` covers `prev_hash` and `body`."""

    __tablename__ = "events"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int = _number()
    brief: str | None = Field(index=True)
    code: str
    at: datetime = Field(sa_type=UtcDateTime)
    body: str
    prev_hash: str
    hash: str


class SurveyRow(StoredRow, table=True):
    """The facts of a spreadsheet, by its SHA-256."""

    __tablename__ = "surveys"
    sha256: str = Field(primary_key=True)
    body: Any = Field(sa_type=sa.JSON)


class TranscriptRow(StoredRow, table=True):
    """One of the last turns of a person's conversation; the turn after the last slot takes the first again."""

    __tablename__ = "transcript"
    person: str = Field(primary_key=True)
    slot: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    body: Any = Field(sa_type=Wire)


class HelpMatterRow(StoredRow, table=True):
    """A request for a person."""

    __tablename__ = "help_matters"
    __table_args__ = (_open("ix_help_matters_open", "person"),)
    id: str = Field(primary_key=True)
    person: str
    updated_at: datetime = Field(sa_type=UtcDateTime, index=True)
    closed_at: datetime | None = Field(sa_type=UtcDateTime)
    body: Any = Field(sa_type=Wire)


class UnclearSentenceRow(StoredRow, table=True):
    """A masked sentence that was not understood; `count` is how often it was said."""

    __tablename__ = "unclear_sentences"
    key: str = Field(primary_key=True)
    count: int
    last_at: datetime = Field(sa_type=UtcDateTime, index=True)
    exported_at: datetime | None = Field(sa_type=UtcDateTime)
    body: Any = Field(sa_type=Wire)


class ReminderRow(StoredRow, table=True):
    """When to look at a matter again for one receiver."""

    __tablename__ = "reminders"
    __table_args__ = (partial("ix_reminders_due", "due_at IS NOT NULL", "due_at"),)
    key: str = Field(primary_key=True)
    subject: str = Field(index=True)
    receiver: str = Field(index=True)
    due_at: datetime | None = Field(sa_type=UtcDateTime)
    body: Any = Field(sa_type=Wire)


class SandboxMessageRow(StoredRow, table=True):
    """A message in the sandbox's chats; `change` is the number of its last change."""

    __tablename__ = "sandbox_messages"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int = _number()
    key: str
    room: str
    author: str
    at: datetime = Field(sa_type=UtcDateTime)
    body: Any = Field(sa_type=sa.JSON)
    former_buttons: Any = Field(sa_type=sa.JSON)
    revision: int
    change: int = Field(index=True)


class SandboxKeyRow(StoredRow, table=True):
    """A key under which the sandbox was asked to show or rewrite: a repeat has no effect."""

    __tablename__ = "sandbox_keys"
    key: str = Field(primary_key=True)
    message: int
