"""Which chat a call means, and whether the bot may do that there."""

from __future__ import annotations

from typing import Final

from tests.fakes.telegram.arguments import Arguments
from tests.fakes.telegram.records import Chat, Message, Topic
from tests.fakes.telegram.refusals import forbidden, unlucky, wrong
from tests.fakes.telegram.world import World

GENERAL_TOPIC: Final = 1
_NAMES: Final = {"group": "group", "supergroup": "supergroup"}


def chat_of(world: World, args: Arguments, name: str = "chat_id") -> Chat:
    """Return the chat of a call, which the bot must have met. Raises `Refused`."""
    asked = args.text(name)
    if not asked:
        raise wrong(f"{name} is empty")
    if asked.startswith("@"):
        found = next((chat for chat in world.chats.values() if f"@{chat.username}" == asked), None)
    else:
        found = world.chats.get(_number(asked, name))
    if found is None or (found.user is not None and not found.user.has_started):
        raise _unknown(world, asked)
    return _not_left(world, found)


def writable_chat(world: World, args: Arguments, what: str = "text messages") -> Chat:
    """Return the chat of a call that writes. Raises `Refused`."""
    chat = chat_of(world, args)
    if chat.user is not None:
        _may_write_to(chat)
    elif not chat.members_may_write and chat.members[world.bot.id].status != "administrator":
        raise unlucky(f"not enough rights to send {what} to the chat")
    return chat


def needs_right(world: World, chat: Chat, right: str, description: str) -> None:
    """Raise `Refused` unless the bot is an administrator with that right."""
    member = chat.members[world.bot.id]
    if member.status != "administrator" or right not in member.rights:
        raise unlucky(description)


def topic_of(world: World, chat: Chat, args: Arguments) -> Topic | None:
    """Return the topic to write into, None for General or no forum. Raises `Refused`."""
    thread = args.integer("message_thread_id")
    if not thread:
        return None
    topic = chat.topics.get(thread)
    if topic is None:
        raise unlucky("message thread not found")
    if topic.is_closed and "can_manage_topics" not in chat.members[world.bot.id].rights:
        raise unlucky("TOPIC_CLOSED")
    return topic


def message_of(chat: Chat, args: Arguments, what: str, name: str = "message_id") -> Message:
    """Return the message of a call. Raises `Refused`."""
    wanted = args.integer(name)
    if not wanted:
        raise wrong("message identifier is not specified")
    found = chat.message(wanted)
    if found is None:
        raise unlucky(f"{what} not found")
    return found


def _number(asked: str, name: str) -> int:
    try:
        return int(asked)
    except ValueError:
        raise wrong(f"{name} must be a valid Integer") from None


def _unknown(world: World, asked: str) -> Exception:
    user = world.users.get(int(asked)) if asked.isdigit() else None
    if user is not None and user.is_bot:
        return forbidden("bot can't send messages to bots")
    met = user is not None and any(user.id in chat.members for chat in world.chats.values())
    return forbidden("bot can't initiate conversation with a user") if met else unlucky("chat not found")


def _may_write_to(chat: Chat) -> None:
    assert chat.user is not None
    if chat.user.is_deactivated:
        raise forbidden("user is deactivated")
    if chat.user.has_blocked:
        raise forbidden("bot was blocked by the user")


def _not_left(world: World, chat: Chat) -> Chat:
    if chat.upgraded_to is not None:
        where = {"migrate_to_chat_id": chat.upgraded_to}
        raise unlucky("group chat was upgraded to a supergroup chat", where)
    if chat.user is not None:
        return chat
    if chat.is_deleted:
        raise forbidden("the group chat was deleted")
    member = chat.members.get(world.bot.id)
    if member is None or member.status == "left":
        raise forbidden(f"bot is not a member of the {_NAMES[chat.type]} chat")
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {_NAMES[chat.type]} chat")
    return chat
