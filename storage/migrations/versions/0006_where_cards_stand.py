"""Cards are found by where they stand."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_card_copies_platform_ref", "card_copies", ["platform_ref"],
        postgresql_ops={"platform_ref": "text_pattern_ops"},
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("ix_card_copies_platform_ref", "card_copies")
