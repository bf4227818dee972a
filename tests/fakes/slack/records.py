"""What Slack remembers: people, channels, messages with their revisions, files, views and who may call."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from tests.fakes.handing_out import Serving

Json = dict[str, Any]
ChannelKind = Literal["im", "channel", "group"]


@dataclass
class User:
    """A member, a guest, a stranger of another workspace, or the bot."""

    id: str
    team_id: str
    name: str
    real_name: str
    email: str | None = None
    locale: str = "es-LA"
    tz: str = "America/Bogota"
    is_bot: bool = False
    deleted: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    is_email_confirmed: bool = True


@dataclass(frozen=True)
class Revision:
    """A message as it once stood."""

    text: str
    blocks: list[Json]


@dataclass
class Message:
    """A message of a channel; `ephemeral_to` is the only person who sees it."""

    ts: str
    channel: str
    user: str
    team: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    subtype: str | None = None
    bot_id: str | None = None
    app_id: str | None = None
    client_msg_id: str | None = None
    metadata: Json | None = None
    files: list[HostedFile] = field(default_factory=list)
    ephemeral_to: str | None = None
    is_broadcast: bool = False
    edited_ts: str | None = None
    deleted: bool = False
    reactions: dict[str, list[str]] = field(default_factory=dict)
    past: list[Revision] = field(default_factory=list)  # oldest first, without the current one

    def rewrite(self, text: str, blocks: list[Json], edited_ts: str) -> None:
        """Change what it says; what it said is kept."""
        self.past.append(Revision(self.text, self.blocks))
        self.text, self.blocks, self.edited_ts = text, blocks, edited_ts

    @property
    def revisions(self) -> list[Revision]:
        """Everything it ever said, the current revision last."""
        return [*self.past, Revision(self.text, self.blocks)]


@dataclass
class Channel:
    """A channel, a private one (`group`) or a conversation of a person with the bot (`im`)."""

    id: str
    name: str
    kind: ChannelKind
    team_id: str
    members: set[str] = field(default_factory=set)
    messages: list[Message] = field(default_factory=list)  # ephemeral ones too
    user: str | None = None  # the person of an `im`
    is_archived: bool = False
    is_shared: bool = False  # with another workspace, by Slack Connect

    def find(self, ts: str) -> Message | None:
        """Return the standing message of that time stamp; ephemeral ones cannot be found."""
        found = (message for message in self.messages if message.ts == ts and not message.deleted)
        return next((message for message in found if message.ephemeral_to is None), None)


@dataclass
class SlackServing(Serving):
    """How Slack hands out a file: besides, to whom and from where."""

    login_page: bool = False  # HTML instead of the file, as without the right to it
    redirect: Literal["", "same_host", "other_host"] = ""


@dataclass
class HostedFile:
    """A file; its bytes are in memory or at a path, which may be huge."""

    id: str
    team_id: str
    name: str
    user: str
    content: bytes | Path
    mimetype: str
    created: int
    title: str = ""
    alt: str = ""
    mode: str = "hosted"
    file_access: str = "visible"
    deleted: bool = False
    channels: set[str] = field(default_factory=set)
    serving: SlackServing = field(default_factory=SlackServing)

    @property
    def size(self) -> int:
        """Its length in bytes."""
        return self.content.stat().st_size if isinstance(self.content, Path) else len(self.content)


@dataclass
class View:
    """A modal or a Home; `spec` is what the app sent, with the ids that Slack adds."""

    id: str
    user: str
    team_id: str
    app_id: str
    bot_id: str
    spec: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    values: dict[str, dict[str, Json]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)  # as the app answered them, by block id
    is_open: bool = True

    @property
    def type(self) -> str:
        return str(self.spec["type"])

    @property
    def title(self) -> str:
        return str(self.spec.get("title", {}).get("text", ""))

    @property
    def blocks(self) -> list[Json]:
        return list(self.spec["blocks"])

    def to_json(self) -> Json:
        """Return it as the Web API and the interactions tell it."""
        optional = {"title": None, "submit": None, "close": None, "callback_id": "", "external_id": ""}
        told = {key: self.spec.get(key, absent) for key, absent in optional.items()}
        return {
            "id": self.id, "team_id": self.team_id, "type": self.type, "blocks": copy.deepcopy(self.blocks),
            "private_metadata": self.spec.get("private_metadata", ""), **told,
            "state": {"values": copy.deepcopy(self.values)}, "hash": self.hash,
            "clear_on_close": self.spec.get("clear_on_close", False),
            "notify_on_close": self.spec.get("notify_on_close", False),
            "previous_view_id": self.previous_id, "root_view_id": self.root_id, "app_id": self.app_id,
            "app_installed_team_id": self.team_id, "bot_id": self.bot_id,
        }  # fmt: skip


@dataclass
class Trigger:
    """The right to open one view; `view` is the modal in which the person acted."""

    id: str
    user: str
    team_id: str
    issued_at: float
    view: View | None = None
    is_used: bool = False


@dataclass
class ResponseUrl:
    """Where an interaction may be answered; `message` is what was acted on."""

    id: str
    user: str
    channel: str
    team_id: str
    issued_at: float
    message: Message | None
    uses: int = 0


@dataclass
class Installation:
    """The app in one workspace: its bot, and the token with what it was granted."""

    team_id: str
    token: str
    scopes: frozenset[str]
    bot_user: str
    bot_id: str
    app_id: str
    death: str | None = None  # the error that its token earns: token_revoked, account_inactive
    refresh: str = ""  # what a new token is given against, once
    ends_at: float | None = None


@dataclass(frozen=True)
class Rejection:
    """A call or an answer of the app that the real Slack would not take, or not well."""

    method: str
    error: str
    messages: tuple[str, ...] = ()
    refused: bool = True  # False: taken, but bad all the same (blocks without text)


@dataclass(frozen=True)
class Call:
    """A call of the Web API and how it ended."""

    method: str
    team_id: str
    arguments: Json
    at: float
    error: str | None


@dataclass(frozen=True)
class Ack:
    """How the app took one delivery; `seconds` of real time, `body` what it answered."""

    kind: str  # events_api, interactive, slash_commands
    what: str  # the event's type, the interaction's type, the command
    payload: Json
    attempt: int
    seconds: float
    status: int | None  # None: no answer
    body: Any = None
    failure: str | None = None  # http_timeout, connection_failed, http_error

    @property
    def ok(self) -> bool:
        """Whether it was acknowledged in time."""
        return self.failure is None
