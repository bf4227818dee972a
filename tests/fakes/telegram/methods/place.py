"""Where a message goes: its chat, topic, the message it replies to, and what stands under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from tests.fakes.telegram.access import topic_of, writable_chat
from tests.fakes.telegram.keyboards import read_markup
from tests.fakes.telegram.methods.calling import Call
from tests.fakes.telegram.records import Chat, Json, Message, StoredFile
from tests.fakes.telegram.refusals import unlucky, wrong
from tests.fakes.telegram.texts.formatted import Formatted

FIELDS: Final = (
    "business_connection_id chat_id message_thread_id direct_messages_topic_id disable_notification protect_content "
    "allow_paid_broadcast message_effect_id suggested_post_parameters reply_parameters reply_markup "
    "reply_to_message_id allow_sending_without_reply "
)


@dataclass(frozen=True)
class Place:
    """A place to write to, checked whole."""

    chat: Chat
    thread_id: int | None
    reply_to: Message | None
    markup: Json | None

    def post(
        self, call: Call, said: Formatted, file: StoredFile | None = None, album_id: str | None = None
    ) -> Message:  # fmt: skip
        """Put the bot's message there."""
        return call.world.post(
            self.chat, call.world.bot, said, markup=self.markup, reply_to=self.reply_to, file=file,
            thread_id=self.thread_id, is_topic_message=self.thread_id is not None, album_id=album_id,
            is_seen_by_bot=True,
        )  # fmt: skip


def place_of(call: Call, what: str) -> Place:
    """Return where a call writes `what`. Raises `Refused`."""
    chat = writable_chat(call.world, call.args, what)
    topic = topic_of(call.world, chat, call.args)
    reply_to = _replied(call, chat)
    thread = topic.id if topic else None
    if thread is None and reply_to is not None and reply_to.is_topic_message:
        thread = reply_to.thread_id
    return Place(chat, thread, reply_to, read_markup(call.args.json("reply_markup", "reply keyboard markup")))


def _replied(call: Call, chat: Chat) -> Message | None:
    given: Any = call.args.json("reply_parameters", "reply parameters") or {}
    if not isinstance(given, dict):
        raise wrong("object expected as reply parameters")
    wanted = given.get("message_id") or call.args.integer("reply_to_message_id")
    if not wanted:
        return None
    found = chat.message(int(wanted))
    may_miss = given.get("allow_sending_without_reply") or call.args.flag("allow_sending_without_reply")
    if found is None and not may_miss:
        raise unlucky("message to be replied not found")
    return found
