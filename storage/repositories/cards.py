"""What replies leave behind: the copies of a card, and what every opaque button id stands for."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.core.messages import Identity
from bot.core.replies import Action, Receiver, Reply
from bot.use_cases.ports import PressedButton
from storage.statements import insert_once
from storage.tables import ButtonRow, CardCopyRow, table_of

_C, _B = table_of(CardCopyRow), table_of(ButtonRow)
_ADD_BUTTONS = sa.insert(_B)
_BUTTON = sa.select(_B).where(_B.c.id == sa.bindparam("key"))
_ADD_COPY = insert_once(_C)
_COPY = sa.and_(_C.c.card == sa.bindparam("key"), _C.c.address == sa.bindparam("where"))
_REF = sa.select(_C.c.platform_ref).where(_COPY)
_STAND = sa.update(_C).where(_COPY).values(platform_ref=sa.bindparam("ref"))
_RECEIVERS = (
    sa.select(_C.c.receiver, _C.c.address).where(_C.c.card == sa.bindparam("key")).order_by(_C.c.address)
)


class SqlCards:
    """The part of the outbox that outlives the sending."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_buttons(self, ids: Sequence[str], actions: Sequence[Action], reply: Reply) -> None:
        """Remember what each id stands for."""
        rows = [
            {"id": button_id, "action": action, "receiver": reply.to, "card": reply.card}
            for button_id, action in zip(ids, actions, strict=True)
        ]
        if rows:
            self._connection.execute(_ADD_BUTTONS, rows)

    def button(self, button_id: str) -> PressedButton | None:
        """Return what the button stands for."""
        row = self._connection.execute(_BUTTON, {"key": button_id}).first()
        return None if row is None else PressedButton(row.id, row.action, row.receiver, row.card)

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

    def receivers(self, card: str) -> list[tuple[Receiver, Identity]]:
        """Return everybody who holds a copy, by address."""
        return [(row.receiver, row.address) for row in self._connection.execute(_RECEIVERS, {"key": card})]
