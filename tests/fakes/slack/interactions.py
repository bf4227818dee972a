"""What the app is told when a person acts: presses, submissions, shortcuts, commands."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from tests.fakes.slack.records import Channel, Json, Message, Revision, User, View
from tests.fakes.slack.telling import message_json, team_json
from tests.fakes.slack.world import Workspace, World


@dataclass(frozen=True)
class Interactions:
    """Builds payloads for one person."""

    world: World
    workspace: Workspace
    user: User

    def on_message(self, message: Message, shown: Revision, action: Json, values: Json) -> Json:
        """Return the payload of an action on a message, as the person saw it."""
        channel = self.workspace.channels[message.channel]
        is_ephemeral = message.ephemeral_to is not None
        container: Json = {
            "type": "message", "message_ts": message.ts, "channel_id": channel.id, "is_ephemeral": is_ephemeral,
        }  # fmt: skip
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        told = message_json(self.world, message, channel) | {"text": shown.text, "blocks": shown.blocks}
        payload = self._actions(action) | {
            "container": container, "channel": {"id": channel.id, "name": _name(channel)},
            "state": {"values": copy.deepcopy(values)},
            "response_url": self.world.response_url(self.workspace, self.user.id, channel, message),
        }  # fmt: skip
        return payload if is_ephemeral else payload | {"message": told}

    def on_view(self, view: View, action: Json) -> Json:
        """Return the payload of an action in a modal or a Home."""
        in_modal = view if view.type == "modal" else None
        payload = self._actions(action, in_modal)
        return payload | {
            "container": {"type": "view", "view_id": view.id}, "view": view.to_json(),
            "state": {"values": copy.deepcopy(view.values)},
        }  # fmt: skip

    def submission(self, view: View) -> Json:
        """Return the payload of a submitted modal."""
        trigger = self.world.trigger(self.workspace, self.user.id, view)
        return self._person("view_submission") | {
            "trigger_id": trigger, "view": view.to_json(), "response_urls": []
        }  # fmt: skip

    def closed(self, view: View, *, is_cleared: bool) -> Json:
        """Return the payload of a modal that the person closed."""
        return self._person("view_closed") | {"view": view.to_json(), "is_cleared": is_cleared}

    def shortcut(self, callback_id: str) -> Json:
        """Return the payload of a global shortcut."""
        trigger = self.world.trigger(self.workspace, self.user.id)
        return self._person("shortcut") | {
            "callback_id": callback_id, "trigger_id": trigger, "action_ts": self.world.stamp()
        }  # fmt: skip

    def message_shortcut(self, callback_id: str, message: Message) -> Json:
        """Return the payload of a shortcut on a message."""
        channel = self.workspace.channels[message.channel]
        return self._person("message_action") | {
            "callback_id": callback_id, "trigger_id": self.world.trigger(self.workspace, self.user.id),
            "action_ts": self.world.stamp(), "message_ts": message.ts,
            "message": message_json(self.world, message, channel),
            "channel": {"id": channel.id, "name": _name(channel)},
            "response_url": self.world.response_url(self.workspace, self.user.id, channel, message),
        }  # fmt: skip

    def command(self, command: str, text: str, channel: Channel) -> Json:
        """Return the fields of a slash command."""
        return {
            "token": self.world.verification_token, "team_id": self.workspace.id,
            "team_domain": self.workspace.domain, "channel_id": channel.id, "channel_name": _name(channel),
            "user_id": self.user.id, "user_name": self.user.name, "command": command, "text": text,
            "api_app_id": self.world.app_id, "is_enterprise_install": "false",
            "response_url": self.world.response_url(self.workspace, self.user.id, channel, None),
            "trigger_id": self.world.trigger(self.workspace, self.user.id),
        }  # fmt: skip

    def _actions(self, action: Json, view: View | None = None) -> Json:
        trigger = self.world.trigger(self.workspace, self.user.id, view)
        return self._person("block_actions") | {
            "trigger_id": trigger, "actions": [{**action, "action_ts": self.world.stamp()}]
        }  # fmt: skip

    def _person(self, kind: str) -> dict[str, Any]:
        user = self.user
        return {
            "type": kind, "team": team_json(self.workspace), "api_app_id": self.world.app_id,
            "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": user.team_id},
            "token": self.world.verification_token, "enterprise": None, "is_enterprise_install": False,
        }  # fmt: skip


def _name(channel: Channel) -> str:
    return "privategroup" if channel.kind == "group" else channel.name
