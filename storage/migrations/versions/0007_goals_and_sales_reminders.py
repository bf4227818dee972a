"""Goals, what each person wants to be reminded of, and the days of an opportunity that reminders look for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

DAYS = ("next_step_date", "delivery_date", "gate_since")
STEP = {
    "sqlite": "UPDATE opportunities SET next_step_date = json_extract(body, '$.next_step_date._d')",
    "postgresql": "UPDATE opportunities SET next_step_date = CAST(body->'next_step_date'->>'_d' AS DATE) "
    "WHERE body->'next_step_date'->>'_d' IS NOT NULL",
}


def upgrade() -> None:
    op.create_table(
        "goals",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_goals"),
    )
    op.create_index("ix_goals_kind_month", "goals", ["kind", "month"])
    op.create_table(
        "reminder_wishes",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("person", name="pk_reminder_wishes"),
    )
    for day in DAYS:
        op.add_column("opportunities", sa.Column(day, sa.Date(), nullable=True))
        where = sa.text(f"{day} IS NOT NULL")
        op.create_index(
            f"ix_opportunities_{day}", "opportunities", [day], sqlite_where=where, postgresql_where=where
        )
    op.execute(STEP[op.get_bind().dialect.name])


def downgrade() -> None:
    for day in DAYS:
        op.drop_index(f"ix_opportunities_{day}", "opportunities")
        op.drop_column("opportunities", day)
    op.drop_table("reminder_wishes")
    op.drop_table("goals")
