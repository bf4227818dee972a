"""How a person's message comes into a chat: who signs it, in which topic, and in how many pieces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from tests.fakes.telegram.group import Group
from tests.fakes.telegram.records import Chat, Message, Topic, User
from tests.fakes.telegram.telling import tell_message
from tests.fakes.telegram.texts.formatted import Formatted
from tests.fakes.telegram.texts.found import with_found
from tests.fakes.telegram.world import ANONYMOUS, World

PIECE: Final = 4096


@dataclass(frozen=True)
class Spot:
    """Where and how a person writes; no group is the private chat with the bot."""

    group: Group | None = None
    topic: Topic | None = None
    reply_to: Message | None = None
    is_anonymous: bool = False


@dataclass
class Pen:
    """Writes for one user; `held` are messages whose updates wait for `release`."""

    world: World
    user: User

    def write(self, text: str, spot: Spot) -> Message:
        """Write a text, which the client cuts where it is too long; return the last piece."""
        *first, last = pieces(text)
        for piece in first:
            self.put(with_found(Formatted(piece)), spot)
        return self.put(with_found(Formatted(last)), spot)

    def put(self, said: Formatted, spot: Spot, *, is_told: bool = True, **about: Any) -> Message:
        """Post a message and, unless it is held back, tell the bot."""
        chat = self._enter(spot)
        sender = ANONYMOUS if spot.is_anonymous else self.user
        reply, thread = _thread(chat, spot)
        if spot.is_anonymous:
            about["sender_chat"] = chat
        message = self.world.post(
            chat, sender, said, reply_to=reply, thread_id=thread,
            is_topic_message=thread in chat.topics, **about,
        )  # fmt: skip
        if is_told:
            tell_message(self.world, message)
        return message

    def _enter(self, spot: Spot) -> Chat:
        if spot.group is None and (spot.reply_to is None or spot.reply_to.chat.user is not None):
            assert not self.user.has_blocked, "who blocked the bot cannot write to it"
            self.user.has_started = True
            return self.world.private_chat(self.user)
        chat = spot.group.chat if spot.group else spot.reply_to.chat  # type: ignore[union-attr]
        assert chat.members[self.user.id].is_inside, "who is not in the group cannot write in it"
        return chat


def pieces(text: str) -> Iterator[str]:
    """Return the messages that a client makes of a text."""
    return (text[start : start + PIECE] for start in range(0, max(1, len(text)), PIECE))


def _thread(chat: Chat, spot: Spot) -> tuple[Message | None, int | None]:
    """Return what is replied to and in which thread: in a topic, what replies to nothing replies to its beginning."""
    reply = spot.reply_to
    if spot.topic is not None:
        return reply or chat.message(spot.topic.id), spot.topic.id
    if reply is not None and chat.type == "supergroup":
        return reply, reply.thread_id or (None if chat.is_forum else reply.id)
    return reply, None
