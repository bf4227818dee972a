"""Everything there is in this Telegram: the bot, people, chats, files, and what the bot did wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

from tests.fakes.clock import Bell, PlatformClock
from tests.fakes.telegram.faults import Faults
from tests.fakes.telegram.ids import Ids
from tests.fakes.telegram.rate_limits import RateLimits
from tests.fakes.telegram.records import (
    ApiCall,
    CallbackQuery,
    Chat,
    Json,
    Message,
    Rejection,
    Revision,
    StoredFile,
    User,
)  # fmt: skip
from tests.fakes.telegram.refusals import Refused
from tests.fakes.telegram.texts.formatted import Formatted
from tests.fakes.telegram.updates import UpdateQueue

ANONYMOUS: Final = User(1087968824, "Group", username="GroupAnonymousBot", is_bot=True)
ACTION_SECONDS: Final = 5.0


@dataclass
class World:
    """The state; `files_dir` is set where a local Bot API server is played."""

    ids: Ids
    bot: User
    token: str
    files_dir: Path | None = None
    privacy: bool = True
    query_seconds: float = 15.0  # how long a press may be answered
    clock: PlatformClock = field(default_factory=PlatformClock)
    bell: Bell = field(default_factory=Bell)
    faults: Faults = field(default_factory=Faults)
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    queries: dict[str, CallbackQuery] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    actions: dict[int, list[tuple[str, float]]] = field(default_factory=dict)  # by chat: what and when
    rejections: list[Rejection] = field(default_factory=list)
    calls: list[ApiCall] = field(default_factory=list)
    crashes: list[Exception] = field(default_factory=list)  # mistakes of this fake, raised when it ends
    is_logged_out: bool = False
    origin: str = ""
    updates: UpdateQueue = field(init=False)
    limits: RateLimits = field(init=False)
    _sequence: Iterator[int] = field(default_factory=lambda: count(1))
    _message_ids: dict[int, Iterator[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.updates = UpdateQueue(self.clock, self.bell, self.ids.update())
        self.limits = RateLimits(self.clock)
        self.users[self.bot.id] = self.bot

    @property
    def is_local(self) -> bool:
        """Whether a local Bot API server is played."""
        return self.files_dir is not None

    def private_chat(self, user: User) -> Chat:
        """Return the user's chat with the bot, new where there was none."""
        return self.chats.setdefault(user.id, Chat(user.id, "private", user=user))

    def reject(self, method: str, refused: Refused) -> None:
        """Remember what the client should not have done."""
        self.rejections.append(Rejection(method, refused.code, refused.description))

    def post(
        self, chat: Chat, sender: User, said: Formatted = Formatted(""), *, markup: Json | None = None, **about: Any
    ) -> Message:  # fmt: skip
        """Put a message into a chat; `about` are fields of `Message`."""
        at = self.clock.now()
        message = Message(
            self.next_id(chat), next(self._sequence), chat, sender, at,
            [Revision(said.text, said.entities, markup, at)], **about,
        )  # fmt: skip
        chat.messages.append(message)
        self.bell.ring()
        return message

    def revise(self, message: Message, said: Formatted, markup: Json | None) -> None:
        """Give a message a new form."""
        message.revisions.append(Revision(said.text, said.entities, markup, self.clock.now()))
        self.bell.ring()

    def next_id(self, chat: Chat) -> int:
        """Take a message id: supergroups count their own, all others share one count."""
        key = chat.id if chat.type == "supergroup" else 0
        return next(self._message_ids.setdefault(key, count(1)))
