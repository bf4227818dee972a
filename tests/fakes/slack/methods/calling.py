"""What a method of the Web API is given, and how it refuses."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

from tests.fakes.slack.block_kit.blocks import is_message_too_long, message_problems
from tests.fakes.slack.block_kit.given_ids import with_ids
from tests.fakes.slack.rate_limits import RateLimits
from tests.fakes.slack.records import Channel, Installation, Json, Message
from tests.fakes.slack.world import Workspace, World


class ApiError(Exception):
    """`ok: false`, with the code and what else the answer tells."""

    def __init__(self, code: str, *messages: str, **more: Any) -> None:
        super().__init__(code)
        self.code, self.messages, self.more = code, messages, more

    def to_json(self) -> Json:
        told = {"response_metadata": {"messages": list(self.messages)}} if self.messages else {}
        return {"ok": False, "error": self.code, **told, **self.more}


class TooMany(Exception):
    """HTTP 429."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Events(Protocol):
    """Tells the app what happened, in the background."""

    def posted(self, workspace: Workspace, channel: Channel, message: Message) -> None: ...

    def changed(self, workspace: Workspace, channel: Channel, message: Message) -> None: ...

    def removed(self, workspace: Workspace, channel: Channel, message: Message) -> None: ...

    def raised(self, workspace: Workspace, event: Json) -> None: ...


@dataclass
class Request:
    """One call: who calls, with what."""

    world: World
    events: Events
    limits: RateLimits
    method: str
    arguments: Json
    installation: Installation
    workspace: Workspace

    def text(self, name: str, absent: str = "") -> str:
        """Return an argument as words."""
        value = self.arguments.get(name)
        return absent if value is None else str(value)

    def flag(self, name: str) -> bool:
        """Return whether an argument says yes, in any of its spellings."""
        return str(self.arguments.get(name, "")).lower() in {"1", "true"}

    def number(self, name: str, absent: int) -> int:
        """Return an argument as a number. Raises `invalid_arguments`."""
        value = self.text(name) or str(absent)
        if not value.isdigit():
            raise ApiError("invalid_arguments", f"[ERROR] must be a number [json-pointer:/{name}]")
        return int(value)

    def structure(self, name: str, on_garbage: str = "invalid_arguments") -> Any:
        """Return an argument that is JSON, perhaps written into a string; None where absent."""
        value = self.arguments.get(name)
        if not isinstance(value, str) or not value:
            return value or None
        try:
            return json.loads(value)
        except ValueError as error:
            raise ApiError(on_garbage, f"[ERROR] must be JSON [json-pointer:/{name}]") from error

    def needs(self, *scopes: str) -> None:
        """Raises `missing_scope` unless one of the scopes was granted."""
        if not set(scopes) & self.installation.scopes:
            provided = ",".join(sorted(self.installation.scopes))
            raise ApiError("missing_scope", needed=",".join(scopes), provided=provided)

    def channel(self, name: str = "channel") -> Channel:
        """Return the conversation of an argument, if the bot can know of it."""
        channel = self.workspace.channels.get(self.text(name))
        if channel is None or (channel.kind != "channel" and not self.is_member(channel)):
            raise ApiError("channel_not_found")
        return channel

    def is_member(self, channel: Channel) -> bool:
        """Whether the bot is in there."""
        return self.installation.bot_user in channel.members

    def blocks(self) -> list[Json]:
        """Return the message's blocks with ids. Raises what Slack raises for bad ones."""
        found = self.structure("blocks", "invalid_blocks_format")
        if found is None:
            return []
        if not isinstance(found, list):
            raise ApiError("invalid_blocks_format")
        if objections := message_problems(found):
            raise ApiError(
                "invalid_blocks", *objections, errors=[one.removeprefix("[ERROR] ") for one in objections]
            )
        if is_message_too_long(found):
            raise ApiError("msg_blocks_too_long")
        return with_ids(found, self.world.ids)


Handler = Callable[[Request], Awaitable[Json]]
