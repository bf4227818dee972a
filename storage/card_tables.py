"""The tables of what replies leave behind: copies of cards, and what buttons stand for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from bot.core.messages import Identity
from storage.columns import IdentityKey, UtcDateTime, Wire
from storage.tables import StoredRow


class CardCopyRow(StoredRow, table=True):
    """A copy of a card: who got it, at which address, and where it stands there once it is posted."""

    __tablename__ = "card_copies"
    __table_args__ = (
        sa.Index(
            "ix_card_copies_platform_ref", "platform_ref", postgresql_ops={"platform_ref": "text_pattern_ops"}
        ),
    )
    card: str = Field(primary_key=True)
    address: Identity = Field(primary_key=True, sa_type=IdentityKey)
    receiver: Any = Field(sa_type=Wire)
    platform_ref: str | None


class ButtonSetRow(StoredRow, table=True):
    """What the buttons of one reply stand for; a button's id is the set's and its place there."""

    __tablename__ = "button_sets"
    __table_args__ = (
        sa.Index("ix_button_sets_at", "at"),
        sa.Index(
            "ix_button_sets_card", "card",
            sqlite_where=sa.text("card IS NOT NULL"), postgresql_where=sa.text("card IS NOT NULL"),
        ),
    )  # fmt: skip
    id: str = Field(primary_key=True)
    actions: Any = Field(sa_type=Wire)
    receiver: Any = Field(sa_type=Wire)
    card: str | None
    at: datetime | None = Field(sa_type=UtcDateTime, nullable=True)
