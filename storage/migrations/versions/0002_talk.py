"""The last turns of a conversation, requests for a person, sentences that were not understood."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "transcript",
        _text("person"), sa.Column("slot", sa.Integer(), nullable=False), _moment("at"), _json("body"),
        sa.PrimaryKeyConstraint("person", "slot", name="pk_transcript"),
    )  # fmt: skip
    op.create_index("ix_transcript_at", "transcript", ["at"])
    op.create_table(
        "help_matters",
        _text("id"), _text("person"), _moment("updated_at"), _moment("closed_at", null=True), _json("body"),
        sa.PrimaryKeyConstraint("id", name="pk_help_matters"),
    )  # fmt: skip
    op.create_index("ix_help_matters_updated_at", "help_matters", ["updated_at"])
    op.create_index(
        "ix_help_matters_open", "help_matters", ["person"], sqlite_where=OPEN, postgresql_where=OPEN
    )
    op.create_table(
        "unclear_sentences",
        _text("key"), sa.Column("count", sa.Integer(), nullable=False), _moment("last_at"),
        _moment("exported_at", null=True), _json("body"),
        sa.PrimaryKeyConstraint("key", name="pk_unclear_sentences"),
    )  # fmt: skip
    op.create_index("ix_unclear_sentences_last_at", "unclear_sentences", ["last_at"])


def downgrade() -> None:
    for table in ("unclear_sentences", "help_matters", "transcript"):
        op.drop_table(table)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=False)


def _moment(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null)


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False)
