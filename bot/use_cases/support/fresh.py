"""Never the same sentence twice in a row: the next of several ways of saying a thing."""

from __future__ import annotations

from bot.core.conversation import Conversation
from bot.core.text import Text


def fresh(conversation: Conversation, *ids: str) -> str:
    """Return the way of saying that follows the one used in the last answer, the first where none was."""
    used = {
        text.id
        for reply in conversation.last_replies
        for text in reply.paragraphs
        if isinstance(text, Text) and text.id in ids
    }
    place = max((ids.index(id) for id in used), default=-1)
    return ids[(place + 1) % len(ids)]
