"""The bot for real: the channels that have tokens, over HTTP and by loops of their own; and workers beside it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from bot.bootstrap.channel import Channel
from bot.bootstrap.crm import keep_in_step
from bot.bootstrap.living import Bot, build
from bot.bootstrap.mail import mail_channel
from bot.bootstrap.pages import pages
from bot.bootstrap.serving import serve
from bot.bootstrap.slack import slack_channel
from bot.bootstrap.telegram import telegram_channel
from bot.config import Settings
from bot.core.text import say
from bot.errors import SettingsInvalid

_log = logging.getLogger(__name__)

MAKERS: Sequence[tuple[Callable[[Settings], bool], Callable[[Bot], Channel]]] = (
    (lambda settings: settings.has_slack, slack_channel),
    (lambda settings: settings.has_telegram, telegram_channel),
    (lambda settings: settings.has_mail, mail_channel),
)
"""Whether a platform is configured, and what makes its channel."""


async def run(settings: Settings, *, works: bool = True, announce: Callable[[str], None]) -> None:
    """Hear and, unless *works* is False, also do the work, until SIGTERM or SIGINT.

    On SQLite this process is the only one that writes, so it has to work. Raises `SettingsInvalid` otherwise.
    """
    if not works:
        _needs_postgresql(settings, "run --no-worker")
    async with build(settings) as bot:
        _add_chores(bot)
        channels = [make(bot) for is_wanted, make in MAKERS if is_wanted(settings)]
        if not channels:
            _log.warning("no channel has a token", extra={"action": "no_channels"})
        address = f"http://{settings.http_host}:{settings.http_port}/"
        await serve(
            bot, channels, port=settings.http_port, host=settings.http_host, works=works, pages=pages(bot),
            announce=lambda: announce(address),
        )  # fmt: skip


def _add_chores(bot: Bot) -> None:
    """Have a working bot do what is configured beside its loops."""
    if bot.settings.has_crm and bot.settings.crm_sync_minutes:
        bot.chores.append(lambda: keep_in_step(bot))


async def work(settings: Settings, *, announce: Callable[[], None]) -> None:
    """Do the work that others hear: any number of such processes share one PostgreSQL database.

    Raises `SettingsInvalid` on SQLite, where `run` is the only writer.
    """
    _needs_postgresql(settings, "worker")
    async with build(settings) as bot:
        _add_chores(bot)
        channels = [make(bot) for is_wanted, make in MAKERS if is_wanted(settings)]
        await serve(bot, channels, port=None, announce=announce)


def _needs_postgresql(settings: Settings, command: str) -> None:
    if not settings.storage_url.startswith("postgresql"):
        raise SettingsInvalid(say("error.needs_postgresql", command=command))
