"""The tables of goals and of what people want to be reminded of."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from storage.columns import Wire
from storage.tables import StoredRow


class GoalRow(StoredRow, table=True):
    """The goal of a month: of a kind, for a scope."""

    __tablename__ = "goals"
    __table_args__ = (sa.Index("ix_goals_kind_month", "kind", "month"),)
    key: str = Field(primary_key=True)
    kind: str
    scope: str
    month: date
    body: Any = Field(sa_type=Wire)


class ReminderWishRow(StoredRow, table=True):
    """What a person wants to be reminded of."""

    __tablename__ = "reminder_wishes"
    person: str = Field(primary_key=True)
    body: Any = Field(sa_type=Wire)
