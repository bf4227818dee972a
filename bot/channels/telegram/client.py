"""The official client, kept quiet about the token and told how long to wait."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field

from telegram import Bot
from telegram.error import RetryAfter
from telegram.request import HTTPXRequest

from bot.channels.telegram.settings import TelegramSettings

os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library's own switch to what its next version does
CONNECTIONS = 64
ANSWER_SECONDS = 12.0  # less than the outbox gives a message
FILE_SECONDS = 18.0
POLL_SECONDS = 25  # how long Telegram holds a question for updates
SLACK_SECONDS = 10.0


@dataclass(frozen=True)
class Client:
    """The bot's account, and the connections that its calls go by."""

    bot: Bot = field(repr=False)  # its text holds the token
    requests: tuple[HTTPXRequest, HTTPXRequest]

    async def close(self) -> None:
        """Let go of the connections."""
        for request in self.requests:
            await request.shutdown()


def make_client(settings: TelegramSettings) -> Client:
    """Return a client; nothing is asked of Telegram yet."""
    for name in ("httpx", "httpcore"):  # they write addresses with the token in them
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)  # it writes whole answers that it cannot read
    polling = HTTPXRequest(2, read_timeout=POLL_SECONDS + SLACK_SECONDS, pool_timeout=SLACK_SECONDS)
    calls = HTTPXRequest(
        CONNECTIONS, read_timeout=ANSWER_SECONDS, write_timeout=ANSWER_SECONDS, pool_timeout=ANSWER_SECONDS,
        media_write_timeout=FILE_SECONDS,
    )  # fmt: skip
    bot = Bot(
        settings.token, base_url=settings.base_url, base_file_url=settings.base_file_url,
        request=calls, get_updates_request=polling, local_mode=settings.is_local,
    )  # fmt: skip
    return Client(bot, (polling, calls))


def seconds_of(error: Exception) -> float:
    """Return in how many seconds Telegram wants to be asked again, 0 where it did not say."""
    told = error.retry_after if isinstance(error, RetryAfter) else 0
    return float(told) if isinstance(told, int) else told.total_seconds()
