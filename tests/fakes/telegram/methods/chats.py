"""Chats, their members and their topics."""

from __future__ import annotations

from typing import Final

from tests.fakes.telegram.access import chat_of, needs_right
from tests.fakes.telegram.methods.calling import Call, method
from tests.fakes.telegram.records import Chat, Json, Member, Topic
from tests.fakes.telegram.refusals import unlucky, wrong
from tests.fakes.telegram.rendering import chat_json, member_json, message_json
from tests.fakes.telegram.world import World

TOPIC_NAME: Final = 128
_COLOURS: Final = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
_GIFTS: Final = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


async def _get_chat(call: Call) -> Json:
    chat = chat_of(call.world, call.args)
    gifts = dict.fromkeys(_GIFTS, False)
    told = chat_json(chat) | {"accent_color_id": 1, "max_reaction_count": 11, "accepted_gift_types": gifts}
    pinned = chat.message(chat.pinned[-1]) if chat.pinned else None
    return told | ({"pinned_message": message_json(pinned)} if pinned else {})


async def _get_member(call: Call) -> Json:
    world, chat = call.world, chat_of(call.world, call.args)
    wanted = call.args.integer("user_id")
    if wanted not in world.users:
        raise unlucky("PARTICIPANT_ID_INVALID" if chat.user is None else "user not found")
    if chat.user is not None:
        return member_json(Member(world.users[wanted]))
    return member_json(chat.members.get(wanted) or Member(world.users[wanted], "left"))


async def _get_administrators(call: Call) -> list[Json]:
    chat = chat_of(call.world, call.args)
    if chat.user is not None:
        raise wrong("there are no administrators in the private chat")
    high = [member for member in chat.members.values() if member.status in {"creator", "administrator"}]
    return [member_json(one) for one in high if one.user is call.world.bot or not one.user.is_bot]


async def _count_members(call: Call) -> int:
    chat = chat_of(call.world, call.args)
    return 2 if chat.user else sum(member.is_inside for member in chat.members.values())


async def _leave(call: Call) -> bool:
    chat = chat_of(call.world, call.args)
    if chat.user is not None:
        raise wrong("chat member status can't be changed in private chats")
    chat.members[call.world.bot.id].status = "left"
    return True


async def _create_topic(call: Call) -> Json:
    world, chat = call.world, _forum(call)
    needs_right(world, chat, "can_manage_topics", "not enough rights to create a topic")
    name = _name(call.args.text("name"))
    colour = call.args.integer("icon_color", _COLOURS[0])
    if colour not in _COLOURS:
        raise wrong("TOPIC_ICON_COLOR_INVALID")
    made = begin_topic(world, chat, name, colour)
    return {"message_thread_id": made.id, "name": made.name, "icon_color": made.icon_color}


async def _edit_topic(call: Call) -> bool:
    topic = _managed_topic(call)
    if name := call.args.text("name"):
        if _name(name) == topic.name:
            raise unlucky("TOPIC_NOT_MODIFIED")
        topic.name = _name(name)
    return True


async def _close_topic(call: Call) -> bool:
    return _set_closed(_managed_topic(call), True)


async def _reopen_topic(call: Call) -> bool:
    return _set_closed(_managed_topic(call), False)


async def _delete_topic(call: Call) -> bool:
    topic, chat = _managed_topic(call), _forum(call)
    remove_topic(chat, topic)
    return True


def begin_topic(world: World, chat: Chat, name: str, colour: int = _COLOURS[0]) -> Topic:
    """Add a topic with the service message that begins it."""
    told = {"forum_topic_created": {"name": name, "icon_color": colour}}
    message = world.post(chat, world.bot, extra=told, is_topic_message=True)
    message.thread_id = message.id
    chat.topics[message.id] = Topic(message.id, name, colour)
    return chat.topics[message.id]


def remove_topic(chat: Chat, topic: Topic) -> None:
    """Remove a topic with all that was said in it."""
    del chat.topics[topic.id]
    for message in chat.messages:
        message.is_deleted = message.is_deleted or message.thread_id == topic.id


def _set_closed(topic: Topic, is_closed: bool) -> bool:
    if topic.is_closed == is_closed:
        raise unlucky("TOPIC_NOT_MODIFIED")
    topic.is_closed = is_closed
    return True


def _managed_topic(call: Call) -> Topic:
    chat = _forum(call)
    needs_right(call.world, chat, "can_manage_topics", "not enough rights to manage topics")
    topic = chat.topics.get(call.args.integer("message_thread_id"))
    if topic is None:
        raise unlucky("message thread not found")
    return topic


def _forum(call: Call) -> Chat:
    chat = chat_of(call.world, call.args)
    if not chat.is_forum:
        raise unlucky("the chat is not a forum")
    return chat


def _name(given: str) -> str:
    name = given.strip()
    if not name:
        raise wrong("TOPIC_TITLE_EMPTY")
    if len(name) > TOPIC_NAME:
        raise wrong("TOPIC_TITLE_TOO_LONG")
    return name


_TOPIC: Final = "chat_id message_thread_id"
METHODS: Final = dict([
    method("getChat", _get_chat, "chat_id"),
    method("getChatMember", _get_member, "chat_id user_id"),
    method("getChatAdministrators", _get_administrators, "chat_id return_bots"),
    method("getChatMemberCount", _count_members, "chat_id"),
    method("leaveChat", _leave, "chat_id"),
    method("createForumTopic", _create_topic, "chat_id name icon_color icon_custom_emoji_id"),
    method("editForumTopic", _edit_topic, _TOPIC + " name icon_custom_emoji_id"),
    method("closeForumTopic", _close_topic, _TOPIC),
    method("reopenForumTopic", _reopen_topic, _TOPIC),
    method("deleteForumTopic", _delete_topic, _TOPIC),
])  # fmt: skip
