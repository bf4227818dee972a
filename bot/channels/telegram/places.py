"""How Telegram's chats and messages are written down: addresses, references of messages, marks of presses."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.telegram.settings import PLATFORM
from bot.core.messages import Identity


@dataclass(frozen=True)
class Spot:
    """A chat, or one topic of a forum."""

    chat: int
    topic: int | None = None


@dataclass(frozen=True)
class Ref:
    """Where a message stands that may have needed several: `CHAT/ID,ID`."""

    chat: int
    messages: tuple[int, ...]

    def __str__(self) -> str:
        return f"{self.chat}/{','.join(map(str, self.messages))}"

    @classmethod
    def read(cls, text: str) -> Ref:
        """Return a reference as it was written."""
        chat, _, messages = text.partition("/")
        return cls(int(chat), tuple(int(one) for one in messages.split(",") if one))


def spot_of(address: Identity) -> Spot:
    """Return where an address is: a person's private chat, a group, a topic `CHAT/TOPIC`."""
    chat, _, topic = address.user.partition("/")
    return Spot(int(chat), int(topic) if topic else None)


def identity_of(user: int) -> Identity:
    """Return a person's chat identity: the account's number, which nobody can choose or change."""
    return Identity(PLATFORM, "", str(user))


def room_at(text: str) -> Identity:
    """Return the address of a room from its setting. Raises `ValueError` where it is no `CHAT` or `CHAT/TOPIC`."""
    address = Identity(PLATFORM, "", text.strip())
    spot_of(address)
    return address


def mark_of(query: str, *, is_private: bool) -> str:
    """Return the mark of a press, for `Inbound.place`."""
    return f"{query}/{'private' if is_private else 'group'}"


def query_at(place: str | None) -> tuple[str | None, bool]:
    """Return the press that a place marks, and whether it was in a group."""
    query, _, kind = (place or "").partition("/")
    return query or None, kind == "group"


def message_key(chat: int, message: int) -> str:
    """Return under which key notes of a message are kept."""
    return f"{chat}/{message}"
