"""What can be heard on Telegram, as a few plain facts."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.messages import RemoteFile


@dataclass(frozen=True)
class Where:
    """A chat, and the person who acts in it; `user` is 0 where nobody can be told."""

    chat: int
    user: int
    is_private: bool
    is_anonymous: bool = False
    topic: int | None = None  # of a forum


@dataclass(frozen=True)
class Wrote:
    """Text, a command without its slash, or both; `replied_to` is a message of the bot's."""

    where: Where
    message: int
    text: str
    command: str = ""
    argument: str = ""
    replied_to: int | None = None
    is_for_us: bool = True


@dataclass(frozen=True)
class SentFile:
    """A document, perhaps one of an album."""

    where: Where
    message: int
    file: RemoteFile
    caption: str = ""
    album: str | None = None
    is_for_us: bool = True


@dataclass(frozen=True)
class SentOther:
    """Something that cannot be read: photo, voice, sticker, contact…"""

    where: Where
    message: int
    kind: str
    album: str | None = None
    is_for_us: bool = True


@dataclass(frozen=True)
class Edited:
    """A message that was changed after it was sent."""

    where: Where
    message: int


@dataclass(frozen=True)
class Pressed:
    """A button: its data, and the message it stood under (which may be out of reach)."""

    where: Where
    query: str
    data: str
    message: int


@dataclass(frozen=True)
class Moved:
    """A group that became a supergroup, with another id."""

    old: int
    new: int


@dataclass(frozen=True)
class Blocked:
    """The bot was blocked, or let in again."""

    where: Where
    is_blocked: bool


Heard = Wrote | SentFile | SentOther | Edited | Pressed | Moved | Blocked
