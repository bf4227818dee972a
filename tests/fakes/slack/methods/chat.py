"""`chat.*`: messages of the app, with what Slack refuses of them."""

from __future__ import annotations

import json
from typing import Any, Final

from tests.fakes.slack.methods.calling import ApiError, Request, TooMany
from tests.fakes.slack.records import Channel, Json, Message
from tests.fakes.slack.telling import bot_fields, message_json

MOST_TEXT: Final = {"chat.postMessage": 40_000, "chat.update": 4_000, "chat.postEphemeral": 4_000}
MOST_METADATA: Final = 8_000  # not documented; what our payloads must stay well under


async def post_message(request: Request) -> Json:
    """`chat.postMessage`."""
    channel = receiver(request)
    _check_thread(request, channel)
    message = _message(request, channel)
    message.metadata = _metadata(request)
    if (wait := request.limits.wait_for_channel(request.method, channel.id)) is not None:
        raise TooMany(wait)
    request.world.put(channel, message)
    request.events.posted(request.workspace, channel, message)
    return {
        "channel": channel.id,
        "ts": message.ts,
        "message": message_json(request.world, message, channel, with_metadata=True),
    }


async def post_ephemeral(request: Request) -> Json:
    """`chat.postEphemeral`."""
    channel, user = receiver(request), request.text("user")
    if user not in channel.members:
        raise ApiError("user_not_in_channel")
    message = _message(request, channel)
    message.ephemeral_to = user
    request.world.put(channel, message)
    return {"message_ts": message.ts}


async def update(request: Request) -> Json:
    """`chat.update`."""
    channel = request.channel()
    if channel.is_archived:
        raise ApiError("is_inactive")
    message = _own(request, channel, "cant_update_message")
    text, blocks = _content(request)
    keeps = "blocks" not in request.arguments and "text" not in request.arguments
    message.rewrite(
        message.text if keeps else text, message.blocks if keeps else blocks, request.world.stamp()
    )
    message.metadata = _metadata(request) or message.metadata
    request.world.bell.ring()
    request.events.changed(request.workspace, channel, message)
    told = message_json(request.world, message, channel, with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": told}


async def delete(request: Request) -> Json:
    """`chat.delete`."""
    channel = request.channel()
    message = _own(request, channel, "cant_delete_message")
    message.deleted = True
    request.world.bell.ring()
    request.events.removed(request.workspace, channel, message)
    return {"channel": channel.id, "ts": message.ts}


async def get_permalink(request: Request) -> Json:
    """`chat.getPermalink`."""
    channel, ts = request.channel(), request.text("message_ts")
    if channel.find(ts) is None:
        raise ApiError("message_not_found")
    address = f"https://{request.workspace.domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": address}


def receiver(request: Request, name: str = "channel") -> Channel:
    """Return where a message goes: a channel's id or name, or a person's id."""
    place = request.text(name)
    user = request.workspace.users.get(place)
    if user is not None and not user.deleted and not user.is_bot:
        channel = request.world.open_dm(request.workspace, user.id)
    elif place.startswith("#"):
        channel = _named(request, place[1:])
    else:
        channel = request.channel(name)
    _check_open(request, channel)
    return channel


def _named(request: Request, name: str) -> Channel:
    for channel in request.workspace.channels.values():
        if channel.name == name and (channel.kind == "channel" or request.is_member(channel)):
            return channel
    raise ApiError("channel_not_found")


def _check_open(request: Request, channel: Channel) -> None:
    if channel.is_archived:
        raise ApiError("is_archived")
    if channel.kind == "im" and request.workspace.users[str(channel.user)].deleted:
        raise ApiError("channel_not_found")
    if channel.kind == "im" and not request.world.setup.messages_tab:
        raise ApiError("messages_tab_disabled")
    is_public = channel.kind == "channel" and "chat:write.public" in request.installation.scopes
    if not request.is_member(channel) and not is_public:
        raise ApiError("not_in_channel")


def _check_thread(request: Request, channel: Channel) -> None:
    thread = request.text("thread_ts")
    if thread and channel.find(thread) is None:
        raise ApiError("thread_not_found")


def _message(request: Request, channel: Channel) -> Message:
    text, blocks = _content(request)
    return Message(
        request.world.stamp(), channel.id, text=text, blocks=blocks, thread_ts=request.text("thread_ts") or None,
        is_broadcast=request.flag("reply_broadcast"), **bot_fields(request.installation),
    )  # fmt: skip


def _content(request: Request) -> tuple[str, list[Json]]:
    text, blocks = request.text("text"), request.blocks()
    if request.text("markdown_text") and (text or blocks):
        raise ApiError("markdown_text_conflict")
    text = text or request.text("markdown_text")
    if not text and not blocks:
        raise ApiError("no_text")
    if len(text) > MOST_TEXT[request.method]:
        raise ApiError("msg_too_long")
    if not text.strip():
        request.world.reject(
            request.method, "missing_text", "the blocks have no text beside them", refused=False
        )
    return text, blocks


def _own(request: Request, channel: Channel, refusal: str) -> Message:
    message = channel.find(request.text("ts"))
    if message is None:
        raise ApiError("message_not_found")
    if message.bot_id != request.installation.bot_id:
        raise ApiError(refusal)
    return message


def _metadata(request: Request) -> dict[str, Any] | None:
    found = request.structure("metadata", "invalid_metadata_format")
    if not found:
        return None
    if not isinstance(found, dict) or set(found) != {"event_type", "event_payload"}:
        raise ApiError("invalid_metadata_format")
    if not isinstance(found["event_type"], str) or not isinstance(found["event_payload"], dict):
        raise ApiError("invalid_metadata_schema")
    if len(json.dumps(found)) > MOST_METADATA:
        raise ApiError("metadata_too_large")
    return found
