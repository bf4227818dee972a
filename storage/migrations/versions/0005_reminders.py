"""Reminders."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

DUE = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_reminders"),
    )
    op.create_index("ix_reminders_subject", "reminders", ["subject"])
    op.create_index("ix_reminders_receiver", "reminders", ["receiver"])
    op.create_index("ix_reminders_due", "reminders", ["due_at"], sqlite_where=DUE, postgresql_where=DUE)


def downgrade() -> None:
    op.drop_table("reminders")
