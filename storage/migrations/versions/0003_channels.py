"""Raw updates of platforms, what channels remember, and invitations to bind a chat identity."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "channel_updates",
        sa.Column("id", sa.Integer(), nullable=False), _text("platform"), _text("external_id"), _text("lane"),
        _text("album", null=True), sa.Column("attempts", sa.Integer(), nullable=False), _text("owner", null=True),
        _moment("leased_until", null=True), _moment("arrived_at"), _moment("closed_at", null=True),
        _text("buried_why", null=True), _json("body", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_channel_updates"),
        sa.UniqueConstraint("platform", "external_id", name="uq_channel_updates_platform_external_id"),
        sqlite_autoincrement=True,
    )  # fmt: skip
    op.create_index(
        "ix_channel_updates_open", "channel_updates", ["lane", "id"], sqlite_where=OPEN, postgresql_where=OPEN
    )
    op.create_table(
        "channel_notes",
        _text("platform"), _text("kind"), _text("key"), _moment("at"), _json("body"),
        sa.PrimaryKeyConstraint("platform", "kind", "key", name="pk_channel_notes"),
    )  # fmt: skip
    op.create_index("ix_channel_notes_at", "channel_notes", ["at"])
    op.create_table(
        "invitations",
        _text("digest"), _text("person"), _text("platform"), _moment("expires_at"),
        _moment("closed_at", null=True), _text("used_by", null=True),
        sa.PrimaryKeyConstraint("digest", name="pk_invitations"),
    )  # fmt: skip
    op.create_index("ix_invitations_person", "invitations", ["person"])


def downgrade() -> None:
    for table in ("invitations", "channel_notes", "channel_updates"):
        op.drop_table(table)


def _text(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=null)


def _moment(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null)


def _json(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=null)
