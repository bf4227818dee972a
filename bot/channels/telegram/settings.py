"""What the channel is told: from whom, where to, and what else the institution decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bot.core.people import ROOMS

PLATFORM = "telegram"
CLOUD_MEGABYTES = 20  # what Telegram's own server hands out; more only from a server of one's own
WEBHOOK_PATH = "/telegram/webhook"
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class TelegramSettings:
    """Settings of the channel; a room is a chat's id, with `/TOPIC` for one topic of a forum."""

    token: str = field(repr=False)
    base_url: str
    base_file_url: str
    folder: Path  # where downloads grow before they are in the vault
    mode: str = "polling"
    secret: str = field(default="", repr=False)
    public_url: str = ""
    is_local: bool = False
    local_root: Path | None = None  # where that server keeps its files; by default the folder of the token
    ocm_chat: str = ""
    sales_chat: str = ""
    provider_chat: str = ""
    ocm_topics: str = "none"  # none | kind | case: how the room's forum is parted
    attachment_megabytes: int = 50
    language: str = "es"
    languages: tuple[str, ...] = ("es",)
    mails: bool = False  # an invitation can be sent to the directory's e-mail
    has_slack: bool = False  # or asked for there
    album_seconds: float = 1.5
    pace: float = 1.0  # how many times as fast as Telegram allows

    @property
    def outgoing(self) -> Path:
        """Where documents stand, without a name, while they are sent."""
        return self.folder.with_name("outgoing")

    @property
    def account(self) -> str:
        """The bot's own id: the part of its token that is no secret."""
        return self.token.partition(":")[0]

    @property
    def rooms(self) -> dict[str, str]:
        """The rooms that are at Telegram, by their codes."""
        chats = (self.ocm_chat, self.sales_chat, self.provider_chat)
        return {code: chat for code, chat in zip(ROOMS, chats, strict=True) if chat}

    @property
    def most_megabytes(self) -> int:
        """How large a file may be."""
        return self.attachment_megabytes if self.is_local else min(CLOUD_MEGABYTES, self.attachment_megabytes)
