"""The channel put together: what hears, what reads, what sends, and how it introduces itself to Telegram."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx
from starlette.routing import BaseRoute
from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.boards import Boards
from bot.channels.telegram.client import Client, make_client, seconds_of
from bot.channels.telegram.commands import set_menus
from bot.channels.telegram.courier import Courier
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.files import READ_SECONDS, TelegramDoor
from bot.channels.telegram.forms import Forms
from bot.channels.telegram.limits import Limits
from bot.channels.telegram.memory import ABOUT, Memory
from bot.channels.telegram.pointing import Pointing
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.queries import Queries
from bot.channels.telegram.receive import Receiver
from bot.channels.telegram.rooms import Rooms
from bot.channels.telegram.send import (
    CLOUD_UPLOAD,
    LOCAL_UPLOAD,
    DocumentLink,
    TelegramSender,
    no_document_link,
)
from bot.channels.telegram.settings import TelegramSettings
from bot.channels.telegram.strangers import Strangers
from bot.channels.telegram.take import Taker, UploadLink, no_link
from bot.channels.telegram.topics import CASE, Topics
from bot.channels.telegram.webhook import Webhook
from bot.core.text import say
from bot.errors import SettingsInvalid
from bot.use_cases.ports import Clock, Transactions, Vault, Wording

_log = logging.getLogger(__name__)
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # what Telegram takes
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
TIDY_SECONDS = 6 * 3600.0
HEARD_SECONDS = 60.0  # how old a sign of life may be


@dataclass(frozen=True)
class TelegramDependencies:
    """What the channel needs from outside; `bot.bootstrap` fills it in."""

    settings: TelegramSettings
    transactions: Transactions
    vault: Vault
    wording: Wording
    clock: Clock
    wake: Callable[[], None]  # starts whoever works on the inbox and the outbox
    checkpoint: Callable[[str], None] = lambda name: None
    upload_link: UploadLink = no_link
    document_link: DocumentLink = no_document_link


class TelegramApp:
    """The parts of the channel. Raises `SettingsInvalid` for a webhook without a secret or a bad room."""

    def __init__(self, needs: TelegramDependencies) -> None:
        settings = needs.settings
        if settings.mode == "webhook" and not SECRET.fullmatch(settings.secret):
            raise SettingsInvalid(say("error.telegram_secret"))
        self._needs = needs
        self._client: Client = make_client(settings)
        bot = self._client.bot
        self._http = httpx.AsyncClient(timeout=READ_SECONDS, trust_env=False)
        self._queries = Queries(bot)
        self._rooms = Rooms(bot, settings, needs.transactions)
        courier = Courier(bot, Limits(pace=settings.pace), Memory(needs.transactions))
        forms = Forms(courier, Boards(needs.wording))
        taker = Taker(settings, needs.clock, forms, Strangers(settings, needs.clock), needs.upload_link)
        self._memory = courier.memory
        self._heard_at = -HEARD_SECONDS
        self._pointing = Pointing(bot, settings, self._hear)
        self._desk = Desk(
            settings, needs.transactions, taker, courier, self._queries, needs.wording, needs.wake
        )
        self._receiver = Receiver(settings, needs.transactions, self._desk, self._queries, needs.checkpoint)
        most = LOCAL_UPLOAD if settings.is_local else CLOUD_UPLOAD
        self._topics = Topics(courier, needs.wording, settings.ocm_topics)
        self.sender = TelegramSender(
            courier, self._queries, forms, needs.vault, needs.wording, self._topics, settings.outgoing, most,
            needs.document_link,
        )  # fmt: skip
        self.door = TelegramDoor(bot, settings, needs.vault, self._http, needs.checkpoint)

    def routes(self) -> list[BaseRoute]:
        """Return the webhook's route, in its mode only."""
        settings = self._needs.settings
        return [*Webhook(self._receiver, settings.secret).routes()] if settings.mode == "webhook" else []

    async def is_heard(self) -> bool:
        """Tell whether Telegram answered of late and its updates come here."""
        return time.monotonic() - self._heard_at < HEARD_SECONDS

    async def listen(self) -> None:
        """Introduce the bot and hear until cancelled. Raises `SettingsInvalid` where the token is wrong."""
        await self._rooms.bind()
        try:
            async with asyncio.TaskGroup() as group:
                desk = group.create_task(self._introduced_desk())
                group.create_task(self._tidy())
                if self._needs.settings.mode == "polling":
                    await self._until_done(self._pointing.take_over)
                    group.create_task(Polling(self._client.bot, self._receiver, self._hear).run())
                else:
                    group.create_task(self._pointing.watch())
                await desk
        except* SettingsInvalid as errors:
            raise errors.exceptions[0] from None
        finally:
            await self._queries.close()
            await self._http.aclose()
            await self._client.close()

    def _hear(self) -> None:
        self._heard_at = time.monotonic()

    async def _introduced_desk(self) -> None:
        await self._until_done(self._introduce)
        await self._desk.run()

    async def _introduce(self) -> None:
        """Learn the bot's own name, tell its commands, point the webhook here and look at the rooms."""
        settings, bot = self._needs.settings, self._client.bot
        me = await bot.get_me()
        self._desk.username = me.username or ""
        await self._memory.put(ABOUT, "bot", {"username": self._desk.username, "account": settings.account})
        await set_menus(bot, self._needs.wording, settings.language, settings.languages)
        await self._pointing.point()
        await self._rooms.look()
        self._hear()

    async def _until_done(self, work: Callable[[], Awaitable[None]]) -> None:
        """Try until Telegram answers. Raises `SettingsInvalid` where it does not know the token."""
        pause = FIRST_PAUSE
        while True:
            try:
                await work()
                return
            except InvalidToken as error:
                raise SettingsInvalid(say("error.telegram_token")) from error
            except TelegramError as error:
                _log.warning("Telegram is away: %s", type(error).__name__, extra={"action": "telegram_away"})
                await asyncio.sleep(max(pause, seconds_of(error)))
                pause = min(LONGEST_PAUSE, pause * 2)

    async def _tidy(self) -> None:
        while True:
            await self._memory.tidy()
            if self._needs.settings.ocm_topics == CASE:
                await self._topics.close_ended()
            await asyncio.sleep(TIDY_SECONDS)
