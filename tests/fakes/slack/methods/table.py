"""Every method of the fake: its scopes (any of them), tier, whether JSON is read, what it cannot do without.

Facts after Slack's reference of methods (slack-ruby/slack-api-ref, August 2026).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from tests.fakes.slack.methods import apps, chat, conversations, files, people, views
from tests.fakes.slack.methods.calling import Handler, Request
from tests.fakes.slack.records import Json


@dataclass(frozen=True)
class Method:
    """`token` is which kind of caller there must be."""

    handler: Handler
    tier: int
    scopes: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    reads_json: bool = True
    token: Literal["bot", "app", "client"] = "bot"


async def _api_test(request: Request) -> Json:
    return {"args": request.arguments}


_WRITE: Final = ("chat:write",)
_READ: Final = ("channels:read", "groups:read", "im:read", "mpim:read")
_HISTORY: Final = ("channels:history", "groups:history", "im:history", "mpim:history")
_OPEN: Final = ("channels:manage", "groups:write", "im:write", "mpim:write")
METHODS: Final[dict[str, Method]] = {
    "api.test": Method(_api_test, 4),
    "apps.connections.open": Method(apps.connections_open, 3, token="app"),
    "apps.uninstall": Method(apps.uninstall, 1, required=("client_id", "client_secret")),
    "auth.revoke": Method(apps.auth_revoke, 3, reads_json=False),
    "auth.test": Method(apps.auth_test, 5),
    "chat.delete": Method(chat.delete, 3, _WRITE, ("channel", "ts")),
    "chat.getPermalink": Method(chat.get_permalink, 5, (), ("channel", "message_ts"), reads_json=False),
    "chat.postEphemeral": Method(chat.post_ephemeral, 4, _WRITE, ("channel", "user")),
    "chat.postMessage": Method(chat.post_message, 5, _WRITE, ("channel",)),
    "chat.update": Method(chat.update, 3, _WRITE, ("channel", "ts")),
    "conversations.history": Method(conversations.history, 3, _HISTORY, ("channel",)),
    "conversations.info": Method(conversations.info, 3, _READ, ("channel",), reads_json=False),
    "conversations.join": Method(conversations.join, 3, ("channels:join",), ("channel",)),
    "conversations.list": Method(conversations.list_, 2, _READ, reads_json=False),
    "conversations.members": Method(conversations.members, 4, _READ, ("channel",), reads_json=False),
    "conversations.open": Method(conversations.open_, 3, _OPEN),
    "conversations.replies": Method(conversations.replies, 3, _HISTORY, ("channel", "ts"), reads_json=False),
    "files.completeUploadExternal": Method(files.complete_upload, 4, ("files:write",), ("files",)),
    "files.delete": Method(files.delete, 3, ("files:write",), ("file",)),
    "files.getUploadURLExternal": Method(
        files.get_upload_url, 4, ("files:write",), ("filename", "length"), reads_json=False
    ),
    "files.info": Method(files.info, 4, ("files:read",), ("file",), reads_json=False),
    "oauth.v2.access": Method(apps.oauth_access, 5, reads_json=False, token="client"),
    "reactions.add": Method(conversations.add_reaction, 3, ("reactions:write",), ("channel", "name", "timestamp")),
    "team.info": Method(apps.team_info, 3, ("team:read",)),
    "users.info": Method(people.info, 4, ("users:read",), ("user",), reads_json=False),
    "users.list": Method(people.list_, 2, ("users:read",), reads_json=False),
    "users.lookupByEmail": Method(people.lookup_by_email, 3, ("users:read.email",), ("email",), reads_json=False),
    "views.open": Method(views.open_, 4, (), ("trigger_id", "view")),
    "views.publish": Method(views.publish, 4, (), ("user_id", "view")),
    "views.push": Method(views.push, 4, (), ("trigger_id", "view")),
    "views.update": Method(views.update, 4, (), ("view",)),
}  # fmt: skip
