"""Users, channels, messages and files as Slack's JSON tells them."""

from __future__ import annotations

import copy
from pathlib import PurePath
from typing import Any

from tests.fakes.slack.records import Channel, HostedFile, Installation, Json, Message, User
from tests.fakes.slack.world import Workspace, World


def user_json(user: User, scopes: frozenset[str], *, with_locale: bool = False) -> Json:
    """Return a user; the address only to whom may read it."""
    profile: Json = {
        "real_name": user.real_name, "display_name": user.name, "real_name_normalized": user.real_name,
        "display_name_normalized": user.name, "team": user.team_id, "title": "", "phone": "",
    }  # fmt: skip
    if user.email and not user.is_stranger and "users:read.email" in scopes:
        profile["email"] = user.email
    told: Json = {
        "id": user.id, "team_id": user.team_id, "name": user.name, "deleted": user.deleted, "profile": profile,
        "is_bot": user.is_bot, "is_app_user": False, "updated": 1_700_000_000,
    }  # fmt: skip
    if user.is_stranger:
        told["is_stranger"] = True
    if not user.deleted:
        told |= {
            "real_name": user.real_name, "tz": user.tz, "tz_label": "Colombia Time", "tz_offset": -18000,
            "is_admin": False, "is_owner": False, "is_restricted": user.is_restricted,
            "is_ultra_restricted": user.is_ultra_restricted, "is_email_confirmed": user.is_email_confirmed,
        }  # fmt: skip
    return told | ({"locale": user.locale} if with_locale else {})


def channel_json(channel: Channel, bot_user: str) -> Json:
    """Return a conversation."""
    shared: Json = {"id": channel.id, "is_archived": channel.is_archived, "created": 1_700_000_000}
    if channel.kind == "im":
        return shared | {"is_im": True, "user": channel.user, "is_user_deleted": False, "priority": 0}
    return shared | {
        "name": channel.name, "name_normalized": channel.name, "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "group", "is_im": False, "is_mpim": False,
        "is_private": channel.kind == "group", "is_member": bot_user in channel.members, "is_general": False,
        "is_shared": channel.is_shared, "is_ext_shared": channel.is_shared, "is_org_shared": False,
        "context_team_id": channel.team_id, "num_members": len(channel.members),
        "topic": {"value": "", "creator": "", "last_set": 0}, "purpose": {"value": "", "creator": "", "last_set": 0},
    }  # fmt: skip


def message_json(world: World, message: Message, channel: Channel, *, with_metadata: bool = False) -> Json:
    """Return a message as histories, events and interactions hold it."""
    told: Json = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text}
    optional = {
        "subtype": message.subtype, "bot_id": message.bot_id, "app_id": message.app_id, "team": message.team,
        "client_msg_id": message.client_msg_id, "thread_ts": message.thread_ts,
        "blocks": copy.deepcopy(message.blocks) or None,
    }  # fmt: skip
    told |= {key: value for key, value in optional.items() if value is not None}
    if message.files:
        told["files"] = [file_json(world, file) for file in message.files]
        told["upload"] = True
    if message.edited_ts:
        told["edited"] = {"user": message.user, "ts": message.edited_ts}
    if message.reactions:
        told["reactions"] = [
            {"name": name, "users": users, "count": len(users)} for name, users in message.reactions.items()
        ]
    if with_metadata and message.metadata:
        told["metadata"] = copy.deepcopy(message.metadata)
    return told | _thread(message, channel)


def file_json(world: World, file: HostedFile) -> Json:
    """Return a file, or what is left of it."""
    if file.deleted:
        return {"id": file.id, "mode": "tombstone"}
    if file.file_access == "check_file_info":
        return {"id": file.id, "created": file.created, "file_access": "check_file_info"}
    kind = PurePath(file.name).suffix.lstrip(".").lower() or "text"
    address = f"{world.origin}/files-pri/{file.team_id}-{file.id}"
    return {
        "id": file.id, "created": file.created, "timestamp": file.created, "name": file.name,
        "title": file.title or file.name, "mimetype": file.mimetype, "filetype": kind, "pretty_type": kind.upper(),
        "user": file.user, "user_team": file.team_id, "editable": False, "size": file.size, "mode": file.mode,
        "is_external": file.mode == "external", "external_type": "", "is_public": False, "public_url_shared": False,
        "display_as_bot": False, "username": "", "file_access": file.file_access,
        "url_private": f"{address}/{_in_path(file.name)}",
        "url_private_download": f"{address}/download/{_in_path(file.name)}",
        "permalink": f"{world.origin}/files/{file.user}/{file.id}/x", "has_rich_preview": False,
    }  # fmt: skip


def team_json(workspace: Workspace) -> Json:
    """Return a workspace, as interactions name it."""
    return {"id": workspace.id, "domain": workspace.domain}


def bot_fields(installation: Installation) -> dict[str, Any]:
    """Return how a message of the app names its author."""
    return {
        "user": installation.bot_user, "bot_id": installation.bot_id, "app_id": installation.app_id,
        "team": installation.team_id,
    }  # fmt: skip


def _thread(message: Message, channel: Channel) -> Json:
    if message.thread_ts not in {None, message.ts}:
        parent = channel.find(str(message.thread_ts))
        return {"parent_user_id": parent.user} if parent else {}
    replies = [
        one for one in channel.messages
        if one.thread_ts == message.ts and one is not message and not one.deleted and not one.ephemeral_to
    ]  # fmt: skip
    if not replies:
        return {}
    return {
        "thread_ts": message.ts, "reply_count": len(replies), "latest_reply": replies[-1].ts,
        "reply_users": sorted({one.user for one in replies}), "reply_users_count": len({one.user for one in replies}),
        "is_locked": False, "subscribed": False,
    }  # fmt: skip


def _in_path(name: str) -> str:
    kept = "".join(sign if sign.isascii() and (sign.isalnum() or sign in ".-_") else "_" for sign in name)
    return kept[-100:].lower()
