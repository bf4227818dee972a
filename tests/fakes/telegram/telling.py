"""What of that which happens in chats the bot is told, and in which words."""

from __future__ import annotations

import re
from typing import Final

from tests.fakes.telegram.records import CallbackQuery, Chat, Json, Member, Message, User
from tests.fakes.telegram.rendering import chat_json, member_json, message_json, unreachable_json, user_json
from tests.fakes.telegram.texts.formatted import cut
from tests.fakes.telegram.updates import QUERY_QUEUES, QUERY_SECONDS
from tests.fakes.telegram.world import World

_SERVICE: Final = re.compile(r"new_chat_members|left_chat_member|migrate_|forum_topic_|pinned_message")


def tell_message(world: World, message: Message) -> None:
    """Tell the bot of a message that it may see."""
    message.is_seen_by_bot = may_see(world, message)
    if message.is_seen_by_bot:
        world.updates.add("message", message_json(message), queue=message.chat.id)


def tell_edited(world: World, message: Message) -> None:
    """Tell the bot that a message that it may see says something else."""
    if message.is_seen_by_bot or may_see(world, message):
        world.updates.add("edited_message", message_json(message), queue=message.chat.id)


def tell_pressed(world: World, query: CallbackQuery, *, is_reachable: bool = True) -> None:
    """Tell the bot of a press; a message that is gone or too old comes without its content."""
    world.queries[query.id] = query
    message, chat = query.message, query.message.chat
    shown = message_json(message) if is_reachable and not message.is_deleted else unreachable_json(message)
    body: Json = {
        "id": query.id, "from": user_json(query.user), "message": shown, "chat_instance": str(chat.id * 7919),
        "data": query.data,
    }  # fmt: skip
    world.updates.add("callback_query", body, queue=query.user.id + QUERY_QUEUES, seconds=QUERY_SECONDS)


def tell_member(world: World, chat: Chat, by: User, old: Member, new: Member) -> None:
    """Tell the bot of a change of its own standing, or of another's where it is an administrator."""
    is_own = new.user is world.bot
    if not is_own and chat.members[world.bot.id].status != "administrator":
        return
    body: Json = {
        "chat": chat_json(chat), "from": user_json(by), "date": int(world.clock.now()),
        "old_chat_member": member_json(old), "new_chat_member": member_json(new),
    }  # fmt: skip
    world.updates.add("my_chat_member" if is_own else "chat_member", body, queue=chat.id)


def may_see(world: World, message: Message) -> bool:
    """Return whether the bot is told of a message: with privacy on, a group's talk is none of its business."""
    chat = message.chat
    if chat.user is not None:
        return not chat.user.has_blocked
    member = chat.members.get(world.bot.id)
    if member is None or not member.is_inside:
        return False
    if any(_SERVICE.match(name) for name in message.extra):
        return True
    if message.sender.is_bot and message.sender_chat is None:
        return False  # bots never hear other bots
    return not world.privacy or member.status == "administrator" or _is_meant_for(world.bot, message)


def _is_meant_for(bot: User, message: Message) -> bool:
    replied = message.reply_to
    if replied is not None and not replied.extra and (replied.sender is bot or replied.is_seen_by_bot):
        return True
    own = f"@{bot.username}".lower()
    for entity in message.now.entities:
        words = cut(message.text, entity["offset"], entity["length"]).lower()
        if entity["type"] == "mention" and words == own:
            return True
        if entity["type"] == "bot_command" and ("@" not in words or words.endswith(own)):
            return True
    return False
