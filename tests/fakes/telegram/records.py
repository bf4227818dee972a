"""What the fake remembers: people, chats, messages, files and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from tests.fakes.handing_out import Serving

Json = dict[str, Any]
ChatKind = Literal["private", "group", "supergroup"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]
MediaKind = Literal["document", "photo", "voice", "sticker"]
BOT_RIGHTS: Final = frozenset({"can_manage_topics", "can_pin_messages", "can_delete_messages"})


@dataclass(eq=False)
class User:
    """An account. `has_started` once it wrote to the bot in private."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "es"
    is_bot: bool = False
    is_deactivated: bool = False
    has_started: bool = False
    has_blocked: bool = False


@dataclass(eq=False)
class Member:
    """A user's standing in a group; `rights` are an administrator's."""

    user: User
    status: Status = "member"
    rights: frozenset[str] = frozenset()
    is_anonymous: bool = False

    @property
    def is_inside(self) -> bool:
        """Whether the user is in the group now."""
        return self.status in {"creator", "administrator", "member"}


@dataclass(eq=False)
class Topic:
    """A forum topic; its id is the id of the service message that began it."""

    id: int
    name: str
    icon_color: int = 7322096
    is_closed: bool = False


@dataclass(eq=False)
class Chat:
    """A private chat, a basic group or a supergroup."""

    id: int
    type: ChatKind
    title: str = ""
    user: User | None = None
    username: str = ""
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    pinned: list[int] = field(default_factory=list)
    members_may_write: bool = True
    upgraded_to: int | None = None
    is_deleted: bool = False

    def message(self, message_id: int) -> Message | None:
        """Return a message that still stands."""
        return next((one for one in self.messages if one.id == message_id and not one.is_deleted), None)


@dataclass(eq=False)
class StoredFile:
    """A file on Telegram's servers; `path` is where `getFile` last said it can be had, until `path_until`."""

    id: str
    unique_id: str
    kind: MediaKind
    name: str
    media_type: str
    content: bytes | Path
    size: int
    seconds: int = 0
    path: str | None = None
    path_until: float = 0.0
    serving: Serving = field(default_factory=Serving)
    downloads: int = 0

    def read(self) -> bytes:
        """Return the bytes."""
        return self.content if isinstance(self.content, bytes) else self.content.read_bytes()


@dataclass(frozen=True)
class Revision:
    """What a message said, from `at` on; `entities` and `markup` are as the Bot API writes them."""

    text: str
    entities: tuple[Json, ...]
    markup: Json | None
    at: float


@dataclass(eq=False)
class Message:
    """A message, with every form it has had; with a file, its text is the caption."""

    id: int
    sequence: int  # the order over all chats
    chat: Chat
    sender: User
    at: float
    revisions: list[Revision]
    sender_chat: Chat | None = None
    reply_to: Message | None = None
    thread_id: int | None = None
    is_topic_message: bool = False
    file: StoredFile | None = None
    album_id: str | None = None
    extra: Json = field(default_factory=dict)  # contact, or what a service message tells
    is_deleted: bool = False
    is_seen_by_bot: bool = False

    @property
    def now(self) -> Revision:
        """The form it has now."""
        return self.revisions[-1]

    @property
    def text(self) -> str:
        """What it says now."""
        return self.now.text

    @property
    def rows(self) -> list[list[Json]]:
        """The buttons under it, row by row."""
        return inline_rows(self.now.markup)

    @property
    def buttons(self) -> list[str]:
        """The labels of the buttons under it."""
        return [str(button["text"]) for row in self.rows for button in row]

    @property
    def choices(self) -> list[str]:
        """The labels of the keyboard that it puts in the place of the person's own."""
        rows = (self.now.markup or {}).get("keyboard", [])
        return [one if isinstance(one, str) else str(one["text"]) for row in rows for one in row]

    @property
    def asks_for_reply(self) -> bool:
        """Whether the person's client opened a reply to it."""
        return bool((self.now.markup or {}).get("force_reply"))

    @property
    def was_edited(self) -> bool:
        """Whether it says or offers something else than at first."""
        return len(self.revisions) > 1


def inline_rows(markup: Json | None) -> list[list[Json]]:
    """Return the inline buttons of a markup, row by row."""
    rows: list[list[Json]] = (markup or {}).get("inline_keyboard", [])
    return rows


@dataclass(frozen=True)
class Toast:
    """What a person was shown after pressing a button; an empty text only ends the waiting sign."""

    query_id: str
    text: str
    is_alert: bool
    at: float


@dataclass(eq=False)
class CallbackQuery:
    """A press: who, on which message, and how the bot answered."""

    id: str
    user: User
    message: Message
    data: str
    at: float
    toast: Toast | None = None


@dataclass(frozen=True)
class Rejection:
    """A call that a correct client would not have made."""

    method: str
    code: int
    description: str


@dataclass(frozen=True)
class ApiCall:
    """A call as it was answered: `error` is the description, None where it went well."""

    method: str
    arguments: Json
    at: float
    error: str | None


@dataclass(frozen=True)
class Delivery:
    """One try at the webhook; no status where no answer came."""

    update_id: int
    attempt: int
    status: int | None
