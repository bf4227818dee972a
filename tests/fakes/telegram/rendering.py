"""People, chats, messages and files as the Bot API writes them."""

from __future__ import annotations

from typing import Final

from tests.fakes.telegram.records import Chat, Json, Member, Message, StoredFile, User

_THUMBNAIL: Final = 90
_ADMIN_RIGHTS: Final = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories", "can_pin_messages", "can_manage_topics",
)  # fmt: skip


def user_json(user: User) -> Json:
    """Return a `User`."""
    told: Json = {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name}
    optional = {"last_name": user.last_name, "username": user.username}
    if not user.is_bot:
        optional["language_code"] = user.language_code
    return told | {name: value for name, value in optional.items() if value}


def chat_json(chat: Chat) -> Json:
    """Return a `Chat`."""
    told: Json = {"id": chat.id, "type": chat.type}
    if chat.user is not None:
        names = user_json(chat.user)
        return told | {name: names[name] for name in ("first_name", "last_name", "username") if name in names}
    told["title"] = chat.title
    if chat.username:
        told["username"] = chat.username
    return told | ({"is_forum": True} if chat.is_forum else {})


def message_json(message: Message, *, with_reply: bool = True) -> Json:
    """Return a `Message`; the message replied to stands in it without its own."""
    told: Json = {
        "message_id": message.id, "from": user_json(message.sender), "chat": chat_json(message.chat),
        "date": int(message.at),
    }  # fmt: skip
    if message.sender_chat is not None:
        told["sender_chat"] = chat_json(message.sender_chat)
    if message.thread_id is not None:
        told["message_thread_id"] = message.thread_id
    if message.is_topic_message:
        told["is_topic_message"] = True
    if with_reply and message.reply_to is not None:
        told["reply_to_message"] = message_json(message.reply_to, with_reply=False)
    if message.album_id is not None:
        told["media_group_id"] = message.album_id
    if message.was_edited:
        told["edit_date"] = int(message.now.at)
    return told | _words(message) | _media(message.file) | message.extra | _markup(message)


def unreachable_json(message: Message) -> Json:
    """Return an `InaccessibleMessage`."""
    return {"chat": chat_json(message.chat), "message_id": message.id, "date": 0}


def member_json(member: Member) -> Json:
    """Return a `ChatMember`."""
    told: Json = {"user": user_json(member.user), "status": member.status}
    if member.status == "creator":
        told["is_anonymous"] = member.is_anonymous
    if member.status == "administrator":
        told |= {"can_be_edited": False, "is_anonymous": member.is_anonymous}
        told |= {right: right in member.rights or right == "can_manage_chat" for right in _ADMIN_RIGHTS}
    if member.status == "kicked":
        told["until_date"] = 0
    return told


def file_json(file: StoredFile) -> Json:
    """Return what any kind of file has."""
    return {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}


def _words(message: Message) -> Json:
    name = "text" if message.file is None else "caption"
    entities = "entities" if message.file is None else "caption_entities"
    told: Json = {name: message.text} if message.text else {}
    return told | ({entities: list(message.now.entities)} if message.now.entities else {})


def _markup(message: Message) -> Json:
    markup = message.now.markup or {}
    return {"reply_markup": markup} if "inline_keyboard" in markup else {}


def _media(file: StoredFile | None) -> Json:
    if file is None:
        return {}
    if file.kind == "photo":
        small = {**file_json(file), "file_id": f"{file.id}s", "file_unique_id": f"{file.unique_id}s"}
        sizes = [{**small, "width": _THUMBNAIL, "height": 67, "file_size": min(file.size, 1200)}]
        return {"photo": [*sizes, {**file_json(file), "width": 1280, "height": 960}]}
    told = file_json(file)
    if file.kind == "voice":
        return {"voice": {**told, "duration": file.seconds, "mime_type": file.media_type}}
    if file.kind == "sticker":
        still = {"is_animated": False, "is_video": False, "type": "regular", "emoji": "👍"}
        return {"sticker": {**told, "width": 512, "height": 512, **still}}
    named = {"file_name": file.name} if file.name else {}
    return {"document": {**told, **named, "mime_type": file.media_type}}
