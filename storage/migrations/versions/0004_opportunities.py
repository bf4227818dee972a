"""The sales pipeline."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ASKED = [
    "stage", "closing_date", "owner", "client_key", "segment_key", "service_type", "created_at", "stage_since",
    "has_next_step", "total", "weighted",
]  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "opportunities",
        sa.Column("number", sa.Integer(), nullable=False),
        _text("id"), _text("stage"), _day("closing_date"), _text("owner", null=True), _text("client_key"),
        _text("segment_key", null=True), _text("service_type", null=True), _day("created_at"), _day("stage_since"),
        sa.Column("has_next_step", sa.Boolean(), nullable=False), _cents("total"), _cents("weighted"),
        _text("client"), _text("segment", null=True), sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_opportunities"),
        sa.UniqueConstraint("id", name="uq_opportunities_id"),
        sqlite_autoincrement=True,
    )  # fmt: skip
    op.create_index("ix_opportunities_asked", "opportunities", ASKED)
    op.create_index("ix_opportunities_client_key", "opportunities", ["client_key"])
    op.create_index("ix_opportunities_updated_at", "opportunities", ["updated_at"])


def downgrade() -> None:
    op.drop_table("opportunities")


def _text(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=null)


def _day(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=True)


def _cents(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), nullable=True)
