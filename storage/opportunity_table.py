"""The table of the sales pipeline; `body` is the whole opportunity, the columns are what is asked about."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from storage.columns import UtcDateTime, Wire
from storage.tables import StoredRow, partial

ASKED = (
    "stage", "closing_date", "owner", "client_key", "segment_key", "service_type", "created_at", "stage_since",
    "has_next_step", "total", "weighted",
)  # fmt: skip

REMINDED = ("next_step_date", "delivery_date", "gate_since", "owed_by")
"""The days that reminders look for: `gate_since` is when the oldest decision still waited for was asked, `owed_by` the
first day by which a step that was given away or a promise to the client is owed."""


class OpportunityRow(StoredRow, table=True):
    """An opportunity. What is asked about is a column: text folded, amounts in hundredths of the currency.

    One index holds every column that questions narrow and add up, so that totals read nothing else.
    """

    __tablename__ = "opportunities"
    __table_args__ = (
        sa.Index("ix_opportunities_asked", *ASKED),
        sa.Index("ix_opportunities_client_key", "client_key"),
        *(partial(f"ix_opportunities_{day}", f"{day} IS NOT NULL", day) for day in REMINDED),
        {"sqlite_autoincrement": True},
    )
    number: int = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    stage: str
    closing_date: date | None
    owner: str | None
    client_key: str
    segment_key: str | None
    service_type: str | None
    created_at: date | None
    stage_since: date | None
    has_next_step: bool
    next_step_date: date | None
    delivery_date: date | None
    gate_since: date | None
    owed_by: date | None
    total: int | None = Field(sa_type=sa.BigInteger)
    weighted: int | None = Field(sa_type=sa.BigInteger)
    client: str
    segment: str | None
    revision: int
    updated_at: datetime = Field(sa_type=UtcDateTime, index=True)
    body: Any = Field(sa_type=Wire)
