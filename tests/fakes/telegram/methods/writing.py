"""Messages of text: sending, changing, copying, removing and pinning them."""

from __future__ import annotations

from typing import Any, Final

from tests.fakes.telegram.access import chat_of, message_of, needs_right
from tests.fakes.telegram.keyboards import read_inline
from tests.fakes.telegram.methods.calling import Call, method
from tests.fakes.telegram.methods.place import FIELDS, place_of
from tests.fakes.telegram.records import Json, Message
from tests.fakes.telegram.refusals import NOT_MODIFIED, unlucky, wrong
from tests.fakes.telegram.rendering import message_json
from tests.fakes.telegram.texts.formatted import Formatted
from tests.fakes.telegram.texts.given import read_caption, read_text

DELETE_SECONDS: Final = 48 * 3600
_ACTIONS: Final = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip
_EDITED: Final = "business_connection_id chat_id message_id inline_message_id reply_markup "


async def _send_message(call: Call) -> Json:
    place = place_of(call, "text messages")
    said = text_of(call)
    call.world.limits.count(place.chat)
    return message_json(place.post(call, said))


async def _edit_text(call: Call) -> Json:
    message = _editable(call)
    if message.file is not None:
        raise wrong("there is no text in the message to edit")
    return _revised(call, message, text_of(call))


async def _edit_caption(call: Call) -> Json:
    message = _editable(call)
    if message.file is None:
        raise wrong("there is no caption in the message to edit")
    return _revised(call, message, caption_of(call))


async def _edit_markup(call: Call) -> Json:
    message = _editable(call)
    return _revised(call, message, Formatted(message.text, message.now.entities))


async def _delete(call: Call) -> bool:
    world, chat = call.world, chat_of(call.world, call.args)
    message = message_of(chat, call.args, "message to delete")
    if world.clock.now() - message.at > DELETE_SECONDS:
        raise unlucky("message can't be deleted for everyone")
    if chat.user is None and message.sender is not world.bot:
        needs_right(world, chat, "can_delete_messages", "message can't be deleted")
    message.is_deleted = True
    world.bell.ring()
    return True


async def _copy(call: Call) -> Json:
    place = place_of(call, "text messages")
    source = message_of(chat_of(call.world, call.args, "from_chat_id"), call.args, "message to copy")
    if source.extra:
        raise wrong("message can't be copied")
    said = Formatted(source.text, source.now.entities)
    if source.file is not None and call.args.values.get("caption") is not None:
        said = caption_of(call)
    call.world.limits.count(place.chat)
    return {"message_id": place.post(call, said, source.file).id}


async def _pin(call: Call) -> bool:
    chat = chat_of(call.world, call.args)
    message = message_of(chat, call.args, "message to pin")
    _may_pin(call)
    chat.pinned = [one for one in chat.pinned if one != message.id] + [message.id]
    return True


async def _unpin(call: Call) -> bool:
    chat = chat_of(call.world, call.args)
    _may_pin(call)
    wanted = call.args.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if wanted not in chat.pinned:
        raise unlucky("message to unpin not found")
    chat.pinned.remove(wanted)
    return True


async def _chat_action(call: Call) -> bool:
    place = place_of(call, "text messages")
    action = call.args.text("action")
    if action not in _ACTIONS:
        raise wrong("wrong parameter action in request")
    call.world.actions.setdefault(place.chat.id, []).append((action, call.world.clock.now()))
    return True


def text_of(call: Call) -> Formatted:
    """Return a call's text. Raises `Refused`."""
    args = call.args
    return read_text(args.text("text"), args.text("parse_mode"), args.json("entities", "message entities"))


def caption_of(call: Call) -> Formatted:
    """Return a call's caption. Raises `Refused`."""
    entities: Any = call.args.json("caption_entities", "message entities")
    return read_caption(call.args.text("caption"), call.args.text("parse_mode"), entities)


def _may_pin(call: Call) -> None:
    chat = chat_of(call.world, call.args)
    if chat.user is None:
        why = "not enough rights to manage pinned messages in the chat"
        needs_right(call.world, chat, "can_pin_messages", why)


def _editable(call: Call) -> Message:
    if "inline_message_id" in call.args:
        raise wrong("MESSAGE_ID_INVALID")
    chat = chat_of(call.world, call.args)
    message = message_of(chat, call.args, "message to edit")
    markup = message.now.markup
    if message.sender is not call.world.bot or (markup is not None and "inline_keyboard" not in markup):
        raise wrong("message can't be edited")
    return message


def _revised(call: Call, message: Message, said: Formatted) -> Json:
    markup = read_inline(call.args.json("reply_markup", "reply keyboard markup"))
    now = message.now
    if (said.text, said.entities, markup) == (now.text, now.entities, now.markup):
        raise unlucky(NOT_MODIFIED)
    call.world.revise(message, said, markup)
    return message_json(message)


_TEXT: Final = "text parse_mode entities link_preview_options disable_web_page_preview "
_CAPTION: Final = "caption parse_mode caption_entities show_caption_above_media "
METHODS: Final = dict([
    method("sendMessage", _send_message, FIELDS + _TEXT),
    method("editMessageText", _edit_text, _EDITED + _TEXT),
    method("editMessageCaption", _edit_caption, _EDITED + _CAPTION),
    method("editMessageReplyMarkup", _edit_markup, _EDITED),
    method("deleteMessage", _delete, "chat_id message_id"),
    method("copyMessage", _copy, FIELDS + _CAPTION + "from_chat_id message_id video_start_timestamp"),
    method("pinChatMessage", _pin, "business_connection_id chat_id message_id disable_notification"),
    method("unpinChatMessage", _unpin, "business_connection_id chat_id message_id"),
    method("sendChatAction", _chat_action, "business_connection_id chat_id message_thread_id action"),
])  # fmt: skip
