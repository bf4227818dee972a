"""Single calls that write to a chat: within the limits, and every refusal as what it means for us."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO, TypeVar

import httpx
from telegram import Bot, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.client import seconds_of
from bot.channels.telegram.limits import Limits
from bot.channels.telegram.memory import MOVED, Memory
from bot.channels.telegram.moves import forget_topic, move
from bot.channels.telegram.places import Spot
from bot.errors import DeliveryFailed, ReceiverGone, RetryLater

_log = logging.getLogger(__name__)
T = TypeVar("T")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
SETTLED_SECONDS = 1.0
_UNCHANGED = "message is not modified"
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid", "message not found")
_AS_WANTED = ("topic_not_modified",)
_NO_TOPIC = ("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")


class MessageGone(DeliveryFailed):
    """The message to rewrite is there no more."""


class NotSent(DeliveryFailed):
    """The message surely did not arrive."""


@dataclass(frozen=True)
class Courier:
    """Writes, rewrites and takes back single messages. Raises `RetryLater`, `ReceiverGone`, `DeliveryFailed`."""

    bot: Bot = field(repr=False)  # its text holds the token
    limits: Limits
    memory: Memory
    _locks: defaultdict[int, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))

    def alone(self, chat: int) -> asyncio.Lock:
        """Return the lock under which something is put into a chat and its place is written down."""
        return self._locks[chat]

    async def settled(self, chat: int) -> None:
        """Wait a moment for what is being put into a chat: people answer before we know where it stands."""
        with suppress(TimeoutError):
            async with asyncio.timeout(SETTLED_SECONDS), self.alone(chat):
                return

    async def post(
        self, spot: Spot, html: str, keys: Any = None, *, reply_to: int | None = None
    ) -> tuple[int, int]:  # fmt: skip
        """Send a piece of HTML and return the chat's id, which may be a new one, and the message's."""

        async def send(to: Spot) -> tuple[int, int]:
            sent = await self.bot.send_message(
                to.chat, html, ParseMode.HTML, message_thread_id=to.topic, reply_markup=keys,
                link_preview_options=_NO_PREVIEW, reply_parameters=_reply(reply_to),
            )  # fmt: skip
            return sent.chat.id, sent.message_id

        return await self._write(spot, send)

    async def post_file(
        self, spot: Spot, content: BinaryIO, name: str, *, reply_to: int | None = None
    ) -> int:
        """Send a document, read as it goes, and return the message's id."""

        async def send(to: Spot) -> int:
            content.seek(0)
            sent = await self.bot.send_document(
                to.chat,
                InputFile(content, name, read_file_handle=False),
                message_thread_id=to.topic,
                reply_parameters=_reply(reply_to),
            )
            return sent.message_id

        return await self._write(spot, send)

    async def post_picture(
        self, spot: Spot, content: bytes, name: str, caption: str, *, reply_to: int | None = None
    ) -> int:
        """Send a picture with what it shows and return the message's id."""

        async def send(to: Spot) -> int:
            sent = await self.bot.send_photo(
                to.chat, InputFile(content, name), caption, message_thread_id=to.topic,
                reply_parameters=_reply(reply_to),
            )  # fmt: skip
            return sent.message_id

        return await self._write(spot, send)

    async def rewrite(self, chat: int, message: int, html: str, keys: InlineKeyboardMarkup | None) -> None:
        """Put new words and keys in a message's place. Raises `MessageGone` too."""
        await self._edit(
            chat,
            lambda: self.bot.edit_message_text(
                html,
                chat,
                message,
                parse_mode=ParseMode.HTML,
                reply_markup=keys,
                link_preview_options=_NO_PREVIEW,
            ),
        )

    async def rekey(self, chat: int, message: int, keys: InlineKeyboardMarkup | None) -> None:
        """Put other keys under a message. Raises `MessageGone` too."""
        await self._edit(chat, lambda: self.bot.edit_message_reply_markup(chat, message, reply_markup=keys))

    async def take_back(self, chat: int, message: int) -> None:
        """Delete a message of ours; Raises `MessageGone` where that cannot be (after two days)."""
        try:
            await self._edit(chat, lambda: self.bot.delete_message(chat, message))
        except ReceiverGone as error:
            raise MessageGone from error

    async def begin_topic(self, chat: int, name: str) -> int | None:
        """Begin a topic of a forum and return its number, None where the bot may not or the chat is no forum."""
        await self.limits.admit(chat)
        try:
            return (await self.bot.create_forum_topic(chat, name)).message_thread_id
        except (BadRequest, Forbidden) as error:
            _log.error(
                "no topic can be begun: %s; General is used", type(error).__name__,
                extra={"action": "telegram_no_topic"},
            )  # fmt: skip
            return None
        except TelegramError as error:
            raise self._meaning(error, chat) from error

    async def set_topic(self, spot: Spot, *, is_open: bool) -> bool:
        """Close or reopen a topic; False where that could not be done, which hinders nothing else."""
        turn = self.bot.reopen_forum_topic if is_open else self.bot.close_forum_topic
        assert spot.topic is not None
        try:
            await self.limits.admit(spot.chat, is_edit=True)
            await turn(spot.chat, spot.topic)
        except (RetryLater, TelegramError) as error:
            if _says(error, _AS_WANTED):
                return True
            _log.warning(
                "a topic stays %s: %s", "closed" if is_open else "open", type(error).__name__,
                extra={"action": "telegram_topic_stays"},
            )  # fmt: skip
            return False
        return True

    async def now_at(self, spot: Spot) -> Spot:
        """Return where a chat is now: a group that became a supergroup has another id."""
        moved = await self.memory.get(MOVED, str(spot.chat)) if spot.chat < 0 else None
        return Spot(int(moved["chat"]), None) if moved else spot

    async def _write(self, spot: Spot, send: Callable[[Spot], Awaitable[T]]) -> T:
        spot = await self.now_at(spot)
        await self.limits.admit(spot.chat)
        try:
            return await send(spot)
        except ChatMigrated as error:
            new = error.new_chat_id
            await self.memory.run(lambda uow: move(uow, spot.chat, new))
            return await self._write(Spot(new), send)
        except BadRequest as error:
            if spot.topic is None or not _says(error, _NO_TOPIC):
                raise self._meaning(error, spot.chat) from error
            _log.warning(
                "topic %d is gone; General is used", spot.topic, extra={"action": "telegram_topic_gone"}
            )
            await self.memory.run(lambda uow: forget_topic(uow, spot))
            return await self._write(replace(spot, topic=None), send)
        except TelegramError as error:
            raise self._meaning(error, spot.chat) from error

    async def _edit(self, chat: int, call: Callable[[], Awaitable[object]]) -> None:
        await self.limits.admit(chat, is_edit=True)
        try:
            await call()
        except ChatMigrated as error:
            new = error.new_chat_id
            await self.memory.run(lambda uow: move(uow, chat, new))
            raise MessageGone from error
        except BadRequest as error:
            if _UNCHANGED in str(error).lower():
                return
            raise (MessageGone() if _says(error, _GONE) else self._meaning(error, chat)) from error
        except TelegramError as error:
            raise self._meaning(error, chat) from error

    def _meaning(self, error: TelegramError, chat: int) -> DeliveryFailed:
        if isinstance(error, RetryAfter):
            seconds = seconds_of(error)
            self.limits.block(chat, seconds)
            return RetryLater(seconds)
        if isinstance(error, Forbidden):
            return ReceiverGone("the bot may not write there")
        if isinstance(error, BadRequest):
            return ReceiverGone(f"refused: {str(error)[:80]}")
        if isinstance(error, NetworkError) and isinstance(
            error.__cause__, httpx.ConnectError | httpx.ConnectTimeout
        ):
            return NotSent(type(error).__name__)
        return DeliveryFailed(type(error).__name__)


def _reply(message: int | None) -> ReplyParameters | None:
    return ReplyParameters(message, allow_sending_without_reply=True) if message else None


def _says(error: Exception, words: tuple[str, ...]) -> bool:
    told = str(error).lower()
    return any(one in told for one in words)
