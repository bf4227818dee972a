"""When a message's buttons were made: those that nobody can need any more are forgotten."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("button_sets", sa.Column("at", sa.DateTime(timezone=True), nullable=True))
    sets = sa.table("button_sets", sa.column("at", sa.DateTime(timezone=True)))
    op.execute(sa.update(sets).values(at=datetime.now(UTC)))  # how old they are is not known: as if made now
    op.create_index("ix_button_sets_at", "button_sets", ["at"])
    where = sa.text("card IS NOT NULL")
    op.create_index(
        "ix_button_sets_card", "button_sets", ["card"], sqlite_where=where, postgresql_where=where
    )


def downgrade() -> None:
    op.drop_index("ix_button_sets_card", "button_sets")
    op.drop_index("ix_button_sets_at", "button_sets")
    op.drop_column("button_sets", "at")
