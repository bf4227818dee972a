"""What replies leave behind: the copies of a card, and what every opaque button id stands for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.core.messages import Identity
from bot.core.replies import Action, Receiver, Reply
from bot.use_cases.ports import OldButtons, PressedButton
from storage.buttons import split_id
from storage.card_tables import ButtonSetRow, CardCopyRow
from storage.statements import insert_once
from storage.tables import table_of

_C, _B = table_of(CardCopyRow), table_of(ButtonSetRow)
_ADD_BUTTONS = sa.insert(_B).inline()
_BUTTONS = sa.select(_B).where(_B.c.id == sa.bindparam("key"))
_DROP_BUTTONS = sa.delete(_B).where(_B.c.id.in_(sa.bindparam("keys", expanding=True)))
_NEWER = _B.alias("newer")
_BEFORE = sa.bindparam("before", type_=_B.c.at.type)
_AFTER = sa.bindparam("after", type_=_B.c.at.type)
_OLD = (
    sa.select(
        _B.c.id, _B.c.at, _B.c.actions, _B.c.card,
        sa.exists()
        .where(
            _NEWER.c.card == _B.c.card, _NEWER.c.at > _B.c.at, _NEWER.c.at < _BEFORE,
            sa.cast(_NEWER.c.receiver, sa.Text) == sa.cast(_B.c.receiver, sa.Text),
        ).label("is_replaced"),
    )
    .where(_B.c.at < _BEFORE, sa.tuple_(_B.c.at, _B.c.id) > sa.tuple_(_AFTER, sa.bindparam("id")))
    .order_by(_B.c.at, _B.c.id)
    .limit(sa.bindparam("limit"))
)  # fmt: skip
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_ADD_COPY = insert_once(_C)
_COPY = sa.and_(_C.c.card == sa.bindparam("key"), _C.c.address == sa.bindparam("where"))
_REF = sa.select(_C.c.platform_ref).where(_COPY)
_STAND = sa.update(_C).where(_COPY).values(platform_ref=sa.bindparam("ref"))
_THERE = sa.select(_C.c.card).where(_C.c.address == sa.bindparam("new")).scalar_subquery()
_MOVE = (
    sa.update(_C)
    .where(_C.c.address == sa.bindparam("old"), _C.c.card.not_in(_THERE))
    .values(address=sa.bindparam("new"))
)
_AT_ALL = sa.select(_C.c.card, _C.c.address)
_HERE = _C.c.platform_ref == sa.bindparam("ref")
_LONGER = sa.bindparam("longer", type_=sa.String())
_AT = {
    "postgresql": _AT_ALL.where(sa.or_(_HERE, _C.c.platform_ref.startswith(_LONGER, autoescape=False))),
    "sqlite": _AT_ALL.where(
        sa.or_(_HERE, sa.and_(_C.c.platform_ref >= _LONGER, _C.c.platform_ref < sa.bindparam("beyond")))
    ),
}
"""By the index: each database has its own way to look for the beginning of a text in one."""
_RECEIVERS = (
    sa.select(_C.c.receiver, _C.c.address).where(_C.c.card == sa.bindparam("key")).order_by(_C.c.address)
)


class SqlCards:
    """The part of the outbox that outlives the sending."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_buttons(self, key: str, actions: Sequence[Action], reply: Reply) -> None:
        """Remember what the buttons of a set stand for."""
        if actions:
            kept = {
                "id": key, "actions": list(actions), "receiver": reply.to, "card": reply.card,
                "at": datetime.now(UTC),
            }  # fmt: skip
            self._connection.execute(_ADD_BUTTONS, kept)

    def drop_buttons(self, keys: Sequence[str]) -> None:
        """Forget the sets of those keys."""
        if keys:
            self._connection.execute(_DROP_BUTTONS, {"keys": list(keys)})

    def old_buttons(self, before: datetime, after: OldButtons | None, limit: int) -> list[OldButtons]:
        """Return sets made before then (real time), the oldest first."""
        asked = {
            "before": before, "limit": limit, "after": after.at if after else _BEGINNING,
            "id": split_id(after.id)[0] if after else "",
        }  # fmt: skip
        return [
            OldButtons(f"{row.id}0", row.at, tuple(row.actions), row.card, bool(row.is_replaced))
            for row in self._connection.execute(_OLD, asked)
        ]

    def button(self, button_id: str) -> PressedButton | None:
        """Return what the button stands for."""
        key, place = split_id(button_id)
        kept = self._connection.execute(_BUTTONS, {"key": key}).first()
        if kept is None or place is None or place >= len(kept.actions):
            return None
        return PressedButton(button_id, kept.actions[place], kept.receiver, kept.card)

    def add_copy(self, card: str, receiver: Receiver, address: Identity) -> None:
        """Remember that the receiver gets a copy of the card at that address."""
        statement = _ADD_COPY[self._connection.dialect.name]
        self._connection.execute(statement, {"card": card, "receiver": receiver, "address": address})

    def stand(self, card: str, address: Identity, platform_ref: str) -> None:
        """Remember where a copy stands."""
        self._connection.execute(_STAND, {"key": card, "where": address, "ref": platform_ref})

    def posted_ref(self, card: str, address: Identity) -> str | None:
        """Return where a copy stands, None while it is nowhere."""
        ref: str | None = self._connection.execute(_REF, {"key": card, "where": address}).scalar()
        return ref

    def move(self, old: Identity, new: Identity) -> None:
        """Say that what stands at one address stands at another; a card that the other has already stays."""
        self._connection.execute(_MOVE, {"old": old, "new": new})

    def at(self, platform: str, team: str, platform_ref: str) -> str | None:
        """Return the card whose copy stands there, None where none does."""
        sought = {"ref": platform_ref, "longer": f"{platform_ref}:", "beyond": f"{platform_ref};"}
        found = self._connection.execute(_AT[self._connection.dialect.name], sought)
        return next((row.card for row in found if _is_of(row.address, platform, team)), None)

    def receivers(self, card: str) -> list[tuple[Receiver, Identity]]:
        """Return everybody who holds a copy, by address."""
        return [(row.receiver, row.address) for row in self._connection.execute(_RECEIVERS, {"key": card})]


def _is_of(address: Identity, platform: str, team: str) -> bool:
    return (address.platform, address.team) == (platform, team)
