"""What people send: the same few shapes whatever the platform."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Identity:
    """A chat identity as the platform proves it: `slack:TEAM:USER`, `telegram::ID`, `sandbox::handle`."""

    platform: str
    team: str
    user: str

    def __str__(self) -> str:
        return f"{self.platform}:{self.team}:{self.user}" if self.team else f"{self.platform}:{self.user}"


@dataclass(frozen=True)
class TextMessage:
    """Free text in the private conversation with the bot."""

    text: str


@dataclass(frozen=True)
class CardReply:
    """Free text in a card's thread; `card` is the card's key, as the channel remembered it."""

    text: str
    card: str


@dataclass(frozen=True)
class Press:
    """A button press: the opaque id the button carried."""

    button: str


@dataclass(frozen=True)
class FormSubmission:
    """A form sent back: the opaque id it was opened with and its values by input name."""

    form: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class IncomingFile:
    """A file already in the vault: its hash, name as sent, size in bytes and media type as claimed."""

    sha256: str
    name: str
    size: int
    media_type: str = "application/octet-stream"


@dataclass(frozen=True)
class Upload:
    """One or more files with an optional caption; or the files of a form's input: its opaque id, the input's name.

    Files that came `by_link`, and not in a chat, name the Brief that the link was given for.
    """

    files: tuple[IncomingFile, ...]
    caption: str = ""
    form: str = ""
    kind: str = ""
    brief: str = ""
    by_link: bool = False


@dataclass(frozen=True)
class RemoteFile:
    """A file that is still with its platform: the platform's id, and name, size and media type as claimed."""

    id: str
    name: str
    size: int
    media_type: str = "application/octet-stream"


@dataclass(frozen=True)
class RemoteUpload:
    """An upload whose files are to be fetched before the turn; it becomes an `Upload` then."""

    files: tuple[RemoteFile, ...]
    caption: str = ""
    form: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Command:
    """Something asked for by its name, as by a slash command or a shortcut: an intent, and words beside it."""

    intent: str
    text: str = ""


@dataclass(frozen=True)
class Task:
    """Work the bot owes itself, kept as durably as a person's message: a name of `use_cases.tasks`."""

    name: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class PageOpened:
    """Somebody looks at their own page at the bot's (`use_cases.home`), and says nothing."""


Body = TextMessage | CardReply | Press | FormSubmission | Upload | RemoteUpload | Command | PageOpened | Task
SYSTEM = "system"  # the platform of the bot's own tasks
MAIL = "email"  # the platform of e-mail: an identity's user is the address; nothing is heard by it


@dataclass(frozen=True)
class Inbound:
    """One durable row of the inbox: `id` is unique on its platform, `at` is aware business time.

    `place` is the channel's own mark of where it happened (a window, a room): private answers go back there.
    """

    id: str
    identity: Identity
    body: Body
    at: datetime
    place: str | None = None
