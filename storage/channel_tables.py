"""The tables of what channels keep for themselves."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from bot.core.messages import Identity
from storage.columns import IdentityKey, PlainJson, UtcDateTime
from storage.tables import StoredRow

_WAITING = sa.text("closed_at IS NULL")


class ChannelUpdateRow(StoredRow, table=True):
    """What a platform told, to be read by its channel; the body is dropped when that is done."""

    __tablename__ = "channel_updates"
    __table_args__ = (
        sa.UniqueConstraint("platform", "external_id"),
        sa.Index("ix_channel_updates_open", "lane", "id", sqlite_where=_WAITING, postgresql_where=_WAITING),
        {"sqlite_autoincrement": True},
    )
    id: int = Field(default=None, primary_key=True)
    platform: str
    external_id: str
    lane: str
    album: str | None
    attempts: int
    owner: str | None
    leased_until: datetime | None = Field(sa_type=UtcDateTime)
    arrived_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(sa_type=UtcDateTime)
    buried_why: str | None
    body: Any = Field(sa_type=PlainJson, nullable=True)


class ChannelNoteRow(StoredRow, table=True):
    """What a channel remembers of its own platform."""

    __tablename__ = "channel_notes"
    platform: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    body: Any = Field(sa_type=sa.JSON)


class InvitationRow(StoredRow, table=True):
    """A one-time token to bind a chat identity by; its digest only."""

    __tablename__ = "invitations"
    digest: str = Field(primary_key=True)
    person: str = Field(index=True)
    platform: str
    expires_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(sa_type=UtcDateTime)
    used_by: Identity | None = Field(sa_type=IdentityKey)
