"""What the app is told of: events of the Events API, by its subscriptions, scopes and membership."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tests.fakes.slack.courier import Courier
from tests.fakes.slack.records import Ack, Channel, HostedFile, Json, Message, User
from tests.fakes.slack.telling import file_json, message_json
from tests.fakes.slack.world import Workspace, World

_FAMILY: Final = {"channel": "channels", "group": "groups", "im": "im"}
_LAST_WORDS: Final = ("tokens_revoked", "app_uninstalled")  # said of an app that hears nothing more
_LETTER: Final = {"channel": "C", "group": "G", "im": "D"}
_SCOPES: Final = {
    "app_mention": "app_mentions:read", "file_shared": "files:read", "file_deleted": "files:read",
    "reaction_added": "reactions:read",
}  # fmt: skip


@dataclass(frozen=True)
class AppEvents:
    """Builds events and hands those that the app may have to the courier."""

    world: World
    courier: Courier

    def posted(self, workspace: Workspace, channel: Channel, message: Message) -> None:
        """Tell of a message in the background, as of the app's own."""
        self.courier.start(self.tell_posted(workspace, channel, message))

    def changed(self, workspace: Workspace, channel: Channel, message: Message) -> None:
        """Tell of a rewritten message in the background."""
        self.courier.start(self.tell_changed(workspace, channel, message))

    def removed(self, workspace: Workspace, channel: Channel, message: Message) -> None:
        """Tell of a deleted message in the background."""
        self.courier.start(self.tell_removed(workspace, channel, message))

    def raised(self, workspace: Workspace, event: Json) -> None:
        """Tell of anything else in the background."""
        self.courier.start(self.tell(workspace, event))

    async def tell_posted(self, workspace: Workspace, channel: Channel, message: Message) -> Ack | None:
        """Tell of a message; its mention of the bot and its files are told of too."""
        author = workspace.users.get(message.user)
        told = self._message(channel, message) | _stranger(author)
        if message.ephemeral_to is not None:
            return None
        ack = await self._tell_message(workspace, channel, told)
        mine = workspace.installation
        if (
            f"<@{mine.bot_user}>" in message.text
            and channel.kind != "im"
            and mine.bot_user in channel.members
        ):
            mention = {key: value for key, value in told.items() if key not in {"channel_type", "subtype"}}
            await self.tell(workspace, {**mention, "type": "app_mention"}, channel)
        for file in message.files:
            await self.tell_file(workspace, channel, file, message.user)
        return ack

    async def tell_changed(self, workspace: Workspace, channel: Channel, message: Message) -> Ack | None:
        """Tell of a rewritten message (`message_changed`)."""
        before = message.past[-1]
        previous = {
            **message_json(self.world, message, channel),
            "text": before.text,
            "blocks": before.blocks,
        }
        told = message_json(self.world, message, channel, with_metadata=True)
        event = {"subtype": "message_changed", "message": told, "previous_message": previous}
        return await self._tell_message(workspace, channel, self._hidden(channel, event))

    async def tell_removed(self, workspace: Workspace, channel: Channel, message: Message) -> Ack | None:
        """Tell of a deleted message (`message_deleted`)."""
        previous = message_json(self.world, message, channel)
        event = {"subtype": "message_deleted", "deleted_ts": message.ts, "previous_message": previous}
        return await self._tell_message(workspace, channel, self._hidden(channel, event))

    async def tell_file(
        self, workspace: Workspace, channel: Channel, file: HostedFile, user: str
    ) -> Ack | None:
        """Tell of a shared file (`file_shared`), by ids alone."""
        event = {
            "type": "file_shared", "file_id": file.id, "file": {"id": file.id}, "user_id": user,
            "channel_id": channel.id, "event_ts": self.world.stamp(),
        }  # fmt: skip
        if workspace.installation.bot_user not in channel.members:
            return None
        return await self.tell(workspace, event, channel)

    async def tell_member(
        self, workspace: Workspace, channel: Channel, user: str, *, joined: bool
    ) -> Ack | None:
        """Tell of who came into a channel or left it."""
        kind = "member_joined_channel" if joined else "member_left_channel"
        event = {
            "type": kind, "user": user, "channel": channel.id, "channel_type": _LETTER[channel.kind],
            "team": workspace.id, "event_ts": self.world.stamp(),
        }  # fmt: skip
        if f"{_FAMILY[channel.kind]}:read" not in workspace.installation.scopes:
            return None
        return await self.tell(workspace, event, channel)

    async def tell_opened(self, workspace: Workspace, channel: Channel, tab: str) -> Ack | None:
        """Tell that a person opened the app (`app_home_opened`)."""
        event: Json = {
            "type": "app_home_opened", "user": channel.user, "channel": channel.id, "tab": tab,
            "event_ts": self.world.stamp(),
        }  # fmt: skip
        home = workspace.homes.get(str(channel.user))
        return await self.tell(
            workspace, event | ({"view": home.to_json()} if home and tab == "home" else {})
        )

    async def tell(self, workspace: Workspace, event: Json, channel: Channel | None = None) -> Ack | None:
        """Tell of an event if the app subscribed to it and may have it; None where it may not."""
        scope, mine = _SCOPES.get(event["type"]), workspace.installation
        is_allowed = scope is None or scope in mine.scopes
        is_heard = mine.death is None or event["type"] in _LAST_WORDS
        if event["type"] not in self.world.setup.events or not is_allowed or not is_heard:
            return None
        return await self.courier.event(self._envelope(workspace, event, channel))

    async def _tell_message(self, workspace: Workspace, channel: Channel, event: Json) -> Ack | None:
        family, mine = _FAMILY[channel.kind], workspace.installation
        is_subscribed = f"message.{family}" in self.world.setup.events and f"{family}:history" in mine.scopes
        if not is_subscribed or mine.bot_user not in channel.members or mine.death is not None:
            return None
        return await self.courier.event(self._envelope(workspace, event, channel))

    def _envelope(self, workspace: Workspace, event: Json, channel: Channel | None) -> Json:
        mine = workspace.installation
        known_to = {
            "enterprise_id": None, "team_id": workspace.id, "user_id": mine.bot_user, "is_bot": True,
            "is_enterprise_install": False,
        }  # fmt: skip
        return {
            "token": self.world.verification_token, "team_id": workspace.id, "context_team_id": workspace.id,
            "context_enterprise_id": None, "api_app_id": self.world.app_id, "type": "event_callback",
            "event": event, "event_id": self.world.ids.new("Ev"), "event_time": int(self.world.clock.now()),
            "authorizations": [known_to], "is_ext_shared_channel": bool(channel and channel.is_shared),
            "event_context": self.world.ids.new("4-", 40),
        }  # fmt: skip

    def _message(self, channel: Channel, message: Message) -> Json:
        told = message_json(self.world, message, channel, with_metadata=True)
        if message.files:
            told["files"] = [file_json(self.world, file) for file in message.files]
        return told | {"channel": channel.id, "channel_type": channel.kind, "event_ts": message.ts}

    def _hidden(self, channel: Channel, event: Json) -> Json:
        ts = self.world.stamp()
        shared = {
            "channel": channel.id,
            "channel_type": channel.kind,
            "ts": ts,
            "event_ts": ts,
            "hidden": True,
        }
        return {"type": "message", **event, **shared}


def _stranger(author: User | None) -> Json:
    if author is None or not author.is_stranger:
        return {}
    return {"user_team": author.team_id, "source_team": author.team_id, "team": author.team_id}
