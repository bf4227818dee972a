"""An update of Telegram's as one of a few plain facts; nothing is looked up here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from telegram import CallbackQuery, Message, MessageEntity, Update, User

from bot.channels.telegram.heard import (
    Blocked,
    Edited,
    Heard,
    Moved,
    Pressed,
    SentFile,
    SentOther,
    Where,
    Wrote,
)
from bot.core.messages import RemoteFile

ANONYMOUS = 1087968824  # the account under which Telegram hides the administrators of a group
_NO_NAME = "archivo"
_UNSEEN = re.compile(r"[\x00-\x1f\x7f/\\\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
LONGEST_NAME = 150


def read_update(body: Mapping[str, Any], username: str) -> Heard | None:
    """Return what an update tells, None for what does not concern us. Raises what the library raises."""
    update = Update.de_json(dict(body), None)
    if update is None:
        return None
    if update.callback_query is not None:
        return _pressed(update.callback_query)
    if update.edited_message is not None:
        edited = update.edited_message
        return Edited(_where(edited, edited.from_user), edited.message_id)
    if update.my_chat_member is not None:
        change = update.my_chat_member
        where = Where(change.chat.id, change.from_user.id, change.chat.type == "private")
        return Blocked(where, change.new_chat_member.status in {"kicked", "left"})
    return _message(update.message, username) if update.message is not None else None


def owner_of(body: Mapping[str, Any]) -> tuple[str, str | None]:
    """Return whose an update is and to which album it belongs, from its bare JSON: nothing may fail here."""
    for kind in ("callback_query", "message", "edited_message", "my_chat_member"):
        told = body.get(kind)
        if isinstance(told, dict):
            person = told.get("from") or told.get("chat") or {}
            album = told.get("media_group_id") if kind == "message" else None
            return str(person.get("id", "")), str(album) if album else None
    return "", None


def query_of(body: Mapping[str, Any]) -> str | None:
    """Return the id of the press that an update tells of."""
    told = body.get("callback_query")
    return str(told["id"]) if isinstance(told, dict) and told.get("id") else None


def _pressed(query: CallbackQuery) -> Pressed | None:
    if query.data is None or query.message is None:
        return None
    chat = query.message.chat
    return Pressed(
        Where(chat.id, query.from_user.id, chat.type == "private", query.from_user.is_bot),
        query.id, query.data, query.message.message_id,
    )  # fmt: skip


def _message(message: Message, username: str) -> Heard | None:
    if message.migrate_to_chat_id is not None:
        return Moved(message.chat.id, message.migrate_to_chat_id)
    user = message.from_user
    if user is None or (user.is_bot and user.id != ANONYMOUS):
        return None  # bots, ourselves among them, are not listened to
    where = _where(message, user)
    replied_to = _replied_to(message, username)
    if message.document is not None:
        is_for_us = _concerns_us(message, where, username, message.caption, message.caption_entities)
        return _document(message, where, is_for_us)
    if message.text is not None:
        return _text(message, where, username, replied_to)
    kind = _other_kind(message)
    if kind is None:
        return None
    is_for_us = where.is_private or replied_to is not None
    return SentOther(where, message.message_id, kind, message.media_group_id, is_for_us)


def _where(message: Message, user: User | None) -> Where:
    is_anonymous = message.sender_chat is not None or user is None or user.is_bot
    topic = message.message_thread_id if message.is_topic_message else None
    is_private = message.chat.type == "private"
    return Where(message.chat.id, user.id if user else 0, is_private, is_anonymous, topic)


def _replied_to(message: Message, username: str) -> int | None:
    """Return which message of the bot's is replied to."""
    replied = message.reply_to_message
    if replied is not None and replied.forum_topic_created is not None:
        return None  # in a topic, whatever replies to nothing is told as a reply to its beginning
    if replied is None or replied.from_user is None or replied.from_user.username != username:
        return None
    return replied.message_id


def _text(message: Message, where: Where, username: str, replied_to: int | None) -> Wrote:
    text = _UNSTORABLE.sub("\ufffd", message.text or "")
    is_for_us = _concerns_us(message, where, username, message.text, message.entities)
    command, argument = _command(message, username)
    if not where.is_private:
        text = re.sub(rf"@{re.escape(username)}\b", "", text, flags=re.IGNORECASE).strip()
    return Wrote(where, message.message_id, text, command, argument, replied_to, is_for_us)


def _command(message: Message, username: str) -> tuple[str, str]:
    """Return a command at the beginning and what stands behind it; one for another bot is none."""
    first = message.entities[0] if message.entities else None
    if first is None or first.type != MessageEntity.BOT_COMMAND or first.offset != 0:
        return "", ""
    name, _, whose = message.parse_entity(first)[1:].partition("@")
    if whose and whose.lower() != username.lower():
        return "", ""
    return name.lower(), (message.text or "")[first.length :].strip()


def _concerns_us(
    message: Message, where: Where, username: str, text: str | None, entities: tuple[MessageEntity, ...]
) -> bool:
    """Tell whether a message is meant for the bot: in a group it must command, mention or answer it."""
    if where.is_private or _replied_to(message, username) is not None:
        return True
    if _command(message, username)[0]:
        return True
    own = f"@{username}".lower()
    units = (text or "").encode("utf-16-le")
    return any(
        units[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le").lower() == own
        for one in entities
        if one.type == MessageEntity.MENTION
    )


def _document(message: Message, where: Where, is_for_us: bool) -> SentFile:
    document = message.document
    assert document is not None
    media_type = document.mime_type or "application/octet-stream"
    file = RemoteFile(document.file_id, file_name(document.file_name), document.file_size or 0, media_type)
    caption = _UNSTORABLE.sub("\ufffd", message.caption or "")
    return SentFile(where, message.message_id, file, caption, message.media_group_id, is_for_us)


def _other_kind(message: Message) -> str | None:
    kinds = ("photo", "voice", "audio", "video", "video_note", "animation", "sticker", "contact", "location")
    return next((kind for kind in kinds if getattr(message, kind)), None)


def file_name(name: str | None) -> str:
    """Return a file's name without its path and without what cannot be seen; never empty."""
    bare = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    seen = _UNSEEN.sub("", bare).strip(" .")
    if len(seen) > LONGEST_NAME:
        stem, dot, ending = seen.rpartition(".")
        seen = f"{stem[: LONGEST_NAME - 10]}{dot}{ending[:9]}" if stem else seen[:LONGEST_NAME]
    return seen or _NO_NAME
