"""The first day by which a step that was given away, or a promise to a client, is owed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

PROMISED = {
    "sqlite": "UPDATE opportunities SET owed_by = created_at "
    "WHERE json_array_length(body, '$.file.commitments._t') > 0",
    "postgresql": "UPDATE opportunities SET owed_by = created_at "
    "WHERE json_array_length(body->'file'->'commitments'->'_t') > 0",
}
"""Whatever was promised before is looked at from its first day until the opportunity is written again."""


def upgrade() -> None:
    op.add_column("opportunities", sa.Column("owed_by", sa.Date(), nullable=True))
    where = sa.text("owed_by IS NOT NULL")
    op.create_index(
        "ix_opportunities_owed_by", "opportunities", ["owed_by"], sqlite_where=where, postgresql_where=where
    )
    op.execute(PROMISED[op.get_bind().dialect.name])


def downgrade() -> None:
    op.drop_index("ix_opportunities_owed_by", "opportunities")
    op.drop_column("opportunities", "owed_by")
