"""Everything that the fake Slack knows, and the few ways in which it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.fakes.clock import Bell, PlatformClock
from tests.fakes.slack.ids import Ids
from tests.fakes.slack.records import (
    Ack,
    Call,
    Channel,
    HostedFile,
    Installation,
    Message,
    Rejection,
    ResponseUrl,
    Trigger,
    User,
    View,
)  # fmt: skip
from tests.fakes.slack.setup import AppSetup

TRIGGER_SECONDS = 3.0
RESPONSE_URL_SECONDS = 30 * 60
RESPONSE_URL_USES = 5


@dataclass
class Workspace:
    """One workspace: its people and channels by id, who has which Home, and the app in it."""

    id: str
    name: str
    domain: str
    installation: Installation
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)

    def dm_of(self, user: str) -> Channel | None:
        """Return the person's conversation with the bot."""
        return next((channel for channel in self.channels.values() if channel.user == user), None)

    def by_email(self, email: str) -> User | None:
        """Return who has that address, in any case."""
        people = (user for user in self.users.values() if not user.deleted and user.email)
        return next((user for user in people if str(user.email).lower() == email.lower()), None)


@dataclass
class Upload:
    """An upload that was announced and perhaps received."""

    name: str
    length: int
    team_id: str
    content: bytes | None = None
    alt: str = ""


@dataclass
class World:
    """The state behind every endpoint; whoever changes it rings the bell."""

    setup: AppSetup
    ids: Ids
    clock: PlatformClock = field(default_factory=PlatformClock)
    bell: Bell = field(default_factory=Bell)
    origin: str = ""  # where this server answers, without a slash at the end
    other_origin: str = ""  # the second host, which redirected downloads go to
    app_id: str = ""
    verification_token: str = ""
    client_id: str = ""
    client_secret: str = ""
    app_token: str = ""
    tickets: set[str] = field(default_factory=set)  # of addresses for Socket Mode that were not used yet
    workspaces: dict[str, Workspace] = field(default_factory=dict)
    installations: dict[str, Installation] = field(default_factory=dict)  # by token, dead ones too
    files: dict[str, HostedFile] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    views: dict[str, View] = field(default_factory=dict)
    modals: dict[str, list[View]] = field(default_factory=dict)  # a person's open modals, the upper one last
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    grants: dict[str, str] = field(default_factory=dict)  # OAuth codes: of which workspace
    rejections: list[Rejection] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    acks: list[Ack] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)  # Authorization headers that reached the other host

    def reject(self, method: str, error: str, *messages: str, refused: bool = True) -> None:
        """Note what the app did wrong."""
        self.rejections.append(Rejection(method, error, messages, refused))

    def trigger(self, workspace: Workspace, user: str, view: View | None = None) -> str:
        """Return a fresh trigger id for what a person did."""
        made = Trigger(self.ids.new("", 13), user, workspace.id, self.clock.now(), view)
        self.triggers[made.id] = made
        return made.id

    def response_url(self, workspace: Workspace, user: str, channel: Channel, message: Message | None) -> str:
        """Return a fresh address for answering what a person did."""
        made = ResponseUrl(self.ids.new("", 24), user, channel.id, workspace.id, self.clock.now(), message)
        self.response_urls[made.id] = made
        return f"{self.origin}/response/{made.id}"

    def stamp(self) -> str:
        """Return the next time stamp."""
        return self.ids.stamp(self.clock.now())

    def open_dm(self, workspace: Workspace, user: str) -> Channel:
        """Return the conversation of a person with the bot, opened where there is none."""
        channel = workspace.dm_of(user)
        if channel is None:
            members = {user, workspace.installation.bot_user}
            channel = Channel(self.ids.new("D"), "directmessage", "im", workspace.id, members, user=user)
            workspace.channels[channel.id] = channel
        return channel

    def put(self, channel: Channel, message: Message) -> Message:
        """Add a message to a channel."""
        channel.messages.append(message)
        self.bell.ring()
        return message

    def seen_by(self, workspace: Workspace, user: str) -> Iterator[Message]:
        """Yield the standing messages that a person sees, in no order."""
        for channel in workspace.channels.values():
            if user in channel.members:
                shown = (one for one in channel.messages if one.ephemeral_to in {None, user})
                yield from (one for one in shown if not one.deleted)
