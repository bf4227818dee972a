"""`conversations.*` and `reactions.add`."""

from __future__ import annotations

from typing import Final

from tests.fakes.slack.methods.calling import ApiError, Request
from tests.fakes.slack.methods.paging import page
from tests.fakes.slack.records import Channel, Json, Message
from tests.fakes.slack.telling import channel_json, message_json

_FAMILY: Final = {"channel": "channels", "group": "groups", "im": "im"}
_TYPES: Final = {"public_channel": "channel", "private_channel": "group", "im": "im"}


async def open_(request: Request) -> Json:
    """`conversations.open`: with one person."""
    if request.text("channel"):
        channel = request.channel()
        return {"channel": _opened(request, channel), "no_op": True, "already_open": True}
    users = [one for one in request.text("users").split(",") if one]
    if not users:
        raise ApiError("users_list_not_supplied")
    if len(users) > 1:
        raise ApiError("method_not_supported_for_channel_type")
    request.needs("im:write")
    return _open_with(request, users[0])


async def info(request: Request) -> Json:
    """`conversations.info`."""
    channel = _readable(request, "read")
    return {"channel": channel_json(channel, request.installation.bot_user)}


async def history(request: Request) -> Json:
    """`conversations.history`: the newest first, without the answers in threads."""
    channel = _readable(request, "history")
    if not request.is_member(channel):
        raise ApiError("not_in_channel")
    shown = [one for one in _between(request, channel) if one.is_broadcast or one.thread_ts in {None, one.ts}]
    shown.sort(key=lambda one: float(one.ts), reverse=True)
    return _messages(request, channel, shown)


async def replies(request: Request) -> Json:
    """`conversations.replies`: the thread's first message, then the oldest first."""
    channel = _readable(request, "history")
    ts = request.text("ts")
    if not request.is_member(channel):
        raise ApiError("not_in_channel")
    if channel.find(ts) is None:
        raise ApiError("thread_not_found")
    shown = [one for one in _between(request, channel) if ts in {one.ts, one.thread_ts}]
    return _messages(request, channel, sorted(shown, key=lambda one: (one.ts != ts, float(one.ts))))


async def members(request: Request) -> Json:
    """`conversations.members`."""
    channel = _readable(request, "read")
    part, more = page(request, sorted(channel.members))
    return {"members": part, **more}


async def list_(request: Request) -> Json:
    """`conversations.list`."""
    wished = request.text("types", "public_channel").split(",")
    if any(kind not in {*_TYPES, "mpim"} for kind in wished):
        raise ApiError("invalid_types")
    kinds = {_TYPES[kind] for kind in wished if kind in _TYPES}
    for kind in sorted(kinds):
        request.needs(f"{_FAMILY[kind]}:read")
    found = [
        channel for channel in request.workspace.channels.values()
        if channel.kind in kinds and (channel.kind == "channel" or request.is_member(channel))
        and not (request.flag("exclude_archived") and channel.is_archived)
    ]  # fmt: skip
    part, more = page(request, found)
    return {"channels": [channel_json(one, request.installation.bot_user) for one in part], **more}


async def join(request: Request) -> Json:
    """`conversations.join`: public channels alone."""
    channel = request.channel()
    if channel.kind != "channel":
        raise ApiError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise ApiError("is_archived")
    channel.members.add(request.installation.bot_user)
    return {"channel": channel_json(channel, request.installation.bot_user)}


async def add_reaction(request: Request) -> Json:
    """`reactions.add`."""
    channel, name = request.channel(), request.text("name").strip(":")
    message = channel.find(request.text("timestamp"))
    if message is None:
        raise ApiError("message_not_found")
    users = message.reactions.setdefault(name, [])
    if request.installation.bot_user in users:
        raise ApiError("already_reacted")
    users.append(request.installation.bot_user)
    request.world.bell.ring()
    return {}


def _open_with(request: Request, user_id: str) -> Json:
    user = request.workspace.users.get(user_id)
    if user is None:
        raise ApiError("user_not_found")
    if user.deleted:
        raise ApiError("user_disabled")
    if user.is_bot:
        raise ApiError("cannot_dm_bot")
    known = request.workspace.dm_of(user.id) is not None
    channel = request.world.open_dm(request.workspace, user.id)
    return {"channel": _opened(request, channel), **({"no_op": True, "already_open": True} if known else {})}


def _opened(request: Request, channel: Channel) -> Json:
    return (
        channel_json(channel, request.installation.bot_user)
        if request.flag("return_im")
        else {"id": channel.id}
    )


def _readable(request: Request, what: str) -> Channel:
    channel = request.channel()
    request.needs(f"{_FAMILY[channel.kind]}:{what}")
    return channel


def _between(request: Request, channel: Channel) -> list[Message]:
    oldest, latest = _bound(request, "oldest", 0.0), _bound(request, "latest", float("inf"))
    inclusive = request.flag("inclusive")
    standing = [one for one in channel.messages if not one.deleted and one.ephemeral_to is None]
    return [
        one for one in standing
        if oldest < float(one.ts) < latest or (inclusive and float(one.ts) in {oldest, latest})
    ]  # fmt: skip


def _bound(request: Request, name: str, absent: float) -> float:
    value = request.text(name)
    try:
        return float(value) if value else absent
    except ValueError as error:
        raise ApiError(f"invalid_ts_{name}") from error


def _messages(request: Request, channel: Channel, found: list[Message]) -> Json:
    part, more = page(request, found, most=999)
    with_metadata = request.flag("include_all_metadata")
    told = [message_json(request.world, one, channel, with_metadata=with_metadata) for one in part]
    return {
        "messages": told,
        "has_more": bool(more["response_metadata"]["next_cursor"]),
        "pin_count": 0,
        **more,
    }
