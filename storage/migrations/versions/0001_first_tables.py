"""The first tables."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.append_only import TRIGGERS

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

OPEN = sa.text("closed_at IS NULL")
DEFERRED = sa.text("deferred_at IS NOT NULL")
TABLES = (
    "areas", "people", "person_roles", "identities", "rooms", "conversations", "briefs", "counters", "inbox",
    "outbox", "card_copies", "button_sets", "events", "surveys", "sandbox_messages", "sandbox_keys",
)  # fmt: skip


def upgrade() -> None:
    _directory()
    _briefs()
    _inbox()
    _outbox()
    _cards()
    _events()
    _sandbox()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION events_refuse()")


def _text(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(), nullable=null)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _moment(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null)


def _json(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=null)


def _table(name: str, *parts: sa.schema.SchemaItem, key: tuple[str, ...], **options: Any) -> None:
    op.create_table(name, *parts, sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"), **options)


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _of_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["person"], ["people.handle"], name=f"fk_{table}_person_people", ondelete="CASCADE"
    )


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _directory() -> None:
    _table("areas", _text("code"), _text("name"), key=("code",))
    _table(
        "people",
        _text("handle"), _text("name"), _text("email"), _text("area", null=True), _text("boss", null=True),
        _text("substitute", null=True), _text("language"), sa.Column("active", sa.Boolean(), nullable=False),
        key=("handle",),
    )  # fmt: skip
    _index("people", "email")
    _table("person_roles", _text("person"), _text("role"), _of_person("person_roles"), key=("person", "role"))
    _index("person_roles", "role")
    _table(
        "identities",
        _text("identity"), _text("person"), _moment("seen_at", null=True), _of_person("identities"),
        key=("identity",),
    )  # fmt: skip
    _index("identities", "person")
    _table("rooms", _text("code"), _text("platform"), _text("identity"), key=("code", "platform"))


def _briefs() -> None:
    _table("conversations", _text("person"), _json("body"), key=("person",))
    _table(
        "briefs",
        _number("number"), _text("id"), _text("folio", null=True), _text("state"), _number("version"),
        _text("requester"), _number("revision"), _moment("created_at"), _moment("updated_at", null=True),
        _json("body"), _unique("briefs", "id"), _unique("briefs", "folio"),
        key=("number",), sqlite_autoincrement=True,
    )  # fmt: skip
    _index("briefs", "state")
    op.create_index("ix_briefs_requester", "briefs", ["requester", "number"])
    _table("counters", _text("name"), _number("value"), key=("name",))
    _table("surveys", _text("sha256"), _json("body"), key=("sha256",))


def _inbox() -> None:
    _table(
        "inbox",
        _number("id"), _text("platform"), _text("external_id"), _text("lane"), _number("attempts"),
        _text("owner", null=True), _moment("leased_until", null=True), _moment("closed_at", null=True),
        _moment("deferred_at", null=True), _text("buried_why", null=True), _json("body", null=True),
        _unique("inbox", "platform", "external_id"),
        key=("id",), sqlite_autoincrement=True,
    )  # fmt: skip
    op.create_index("ix_inbox_open", "inbox", ["lane", "id"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_inbox_deferred", "inbox", ["id"], sqlite_where=DEFERRED, postgresql_where=DEFERRED)


def _outbox() -> None:
    _table(
        "outbox",
        _number("id"), _text("key"), _text("address"), _text("card", null=True), _text("language"),
        _moment("at"), _number("attempts"), _moment("due_at", null=True), _text("owner", null=True),
        _moment("leased_until", null=True), _moment("closed_at", null=True), _text("buried_why", null=True),
        _json("button_ids"), _json("body", null=True), _unique("outbox", "key"),
        key=("id",), sqlite_autoincrement=True,
    )  # fmt: skip
    op.create_index("ix_outbox_open", "outbox", ["address", "id"], sqlite_where=OPEN, postgresql_where=OPEN)


def _cards() -> None:
    _table(
        "card_copies",
        _text("card"), _text("address"), _json("receiver"), _text("platform_ref", null=True),
        key=("card", "address"),
    )  # fmt: skip
    _table(
        "button_sets", _text("id"), _json("actions"), _json("receiver"), _text("card", null=True), key=("id",)
    )


def _events() -> None:
    _table(
        "events",
        _number("id"), _text("brief", null=True), _text("code"), _moment("at"), _text("body"),
        _text("prev_hash"), _text("hash"),
        key=("id",), sqlite_autoincrement=True,
    )  # fmt: skip
    _index("events", "brief")
    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)


def _sandbox() -> None:
    _table(
        "sandbox_messages",
        _number("id"), _text("key"), _text("room"), _text("author"), _moment("at"), _json("body"),
        _json("former_buttons"), _number("revision"), _number("change"),
        key=("id",), sqlite_autoincrement=True,
    )  # fmt: skip
    _index("sandbox_messages", "change")
    _table("sandbox_keys", _text("key"), _number("message"), key=("key",))
