"""Conversations: one row a person."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.core.conversation import Conversation
from storage.statements import upsert
from storage.tables import ConversationRow, table_of

_T = table_of(ConversationRow)
_GET = sa.select(_T.c.body).where(_T.c.person == sa.bindparam("key"))
_PUT = upsert(_T, ["person"], ["body"])


class SqlConversations:
    """Implements `ports.ConversationRepository`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, person: str) -> Conversation:
        """Return the person's conversation, new where there is none."""
        body: Conversation | None = self._connection.execute(_GET, {"key": person}).scalar()
        return body or Conversation(person)

    def put(self, conversation: Conversation) -> None:
        """Store it."""
        statement = _PUT[self._connection.dialect.name]
        self._connection.execute(statement, {"person": conversation.person, "body": conversation})
