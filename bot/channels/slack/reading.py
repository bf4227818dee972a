"""Slack's payloads as our own values: words without markup, who acted, where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.core.messages import Identity, RemoteFile

PLATFORM = "slack"
LONGEST_TEXT = 200_000
SPOKEN = frozenset({None, "file_share", "thread_broadcast"})  # subtypes of what a person says
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database takes NUL, no UTF-8 a lone surrogate
_REFERENCE = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))

Payload = Mapping[str, Any]


def words_of(text: Any) -> str:
    """Return what a person typed: references by their words, escapes undone, storable."""
    read = _REFERENCE.sub(_shown, text if isinstance(text, str) else "")
    for written, sign in _ESCAPES:
        read = read.replace(written, sign)
    return _UNSTORABLE.sub("\ufffd", read)[:LONGEST_TEXT].strip()


def _shown(found: re.Match[str]) -> str:
    target, label = found[1], found[2]
    if target.startswith("@"):
        return f"@{label}" if label else ""
    if target.startswith("#"):
        return f"#{label or target[1:]}"
    if target.startswith("!"):
        return label or f"@{target[1:].partition('^')[0]}"
    address = target.removeprefix("mailto:").removeprefix("tel:")
    if not label or label == address:
        return address
    return (
        label
        if re.sub(r"^https?://", "", address).rstrip("/") == label.rstrip("/")
        else f"{label} ({address})"
    )


def team_of(payload: Payload) -> str:
    """Return the workspace that has the app in which something happened; in a shared channel others take part."""
    told = [one for one in payload.get("authorizations") or () if isinstance(one, Mapping)]
    team = (payload.get("view") or {}).get("app_installed_team_id") or (told and told[0].get("team_id"))
    team = team or payload.get("team_id") or (payload.get("team") or {}).get("id")
    return str(team or (payload.get("user") or {}).get("team_id") or "")


def actor_of(payload: Payload) -> Identity:
    """Return who pressed, submitted, chose or gave a command."""
    user = payload.get("user_id") or (payload.get("user") or {}).get("id")
    return Identity(PLATFORM, team_of(payload), str(user or ""))


def room_of(payload: Payload) -> str | None:
    """Return the channel in which somebody acted, None in the conversation with the bot or a view."""
    place = (payload.get("container") or {}).get("channel_id") or payload.get("channel_id")
    place = place or (payload.get("channel") or {}).get("id")
    return None if not place or str(place).startswith("D") else str(place)


def is_spoken(event: Payload) -> bool:
    """Tell whether a message event is something that a person says now: no bot, no edit, no notice."""
    is_human = bool(event.get("user")) and not event.get("bot_id") and not event.get("hidden")
    return event.get("type") == "message" and is_human and event.get("subtype") in SPOKEN


def is_private(event: Payload) -> bool:
    """Tell whether a message is one to the bot alone."""
    return event.get("channel_type") == "im" or str(event.get("channel", "")).startswith("D")


def thread_of(event: Payload) -> str | None:
    """Return the reference of the message in whose thread a message stands."""
    thread = event.get("thread_ts")
    return f"{event['channel']}:{thread}" if thread and thread != event.get("ts") else None


def files_of(event: Payload) -> tuple[RemoteFile, ...]:
    """Return the files of a message as Slack tells of them; what is gone has no name."""
    found = [file for file in event.get("files") or () if isinstance(file, Mapping) and file.get("id")]
    return tuple(
        RemoteFile(
            str(file["id"]), str(file.get("name") or ""), int(file.get("size") or 0),
            str(file.get("mimetype") or "application/octet-stream"),
        )
        for file in found
    )  # fmt: skip
