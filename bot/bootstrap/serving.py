"""Keeps a bot running: its loops, its channels and its HTTP server, until it is told to stop or a part dies."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine, Sequence
from itertools import chain
from typing import Any

from bot.bootstrap.channel import Channel
from bot.bootstrap.living import Bot
from bot.bootstrap.pages import Pages
from bot.http.app import HttpParts, create_app
from bot.http.server import LOOPBACK, HttpServer, http_server

PATIENCE = 10
"""Seconds that the loops and the server get to finish what they have begun."""


async def serve(
    bot: Bot,
    channels: Sequence[Channel],
    *,
    port: int | None,
    host: str = LOOPBACK,
    pages: Pages = Pages(),
    works: bool = True,
    announce: Callable[[], None] = lambda: None,
) -> None:
    """Run until SIGTERM or SIGINT; *pages*: beside the channels' routes; *announce* is called once all is up.

    Without a *port* nothing is heard, unless it *works* nothing is done: two halves of one bot on one database.
    A part that dies takes the bot down, loudly: its supervisor starts it again.
    """
    for channel in channels:
        bot.hear(channel)
    server = _server(bot, channels, pages, host, port) if port is not None else None
    orderly = _tasks([server.serve()] if server else [])
    endless = _tasks([one.listen() for one in channels if one.listen] if server else [])
    if works:
        orderly += _tasks([bot.inbox.run(), bot.outbox.run()])
        endless += _tasks(
            [bot.interpreter.watch(bot.recall), bot.sweeper.run(), *(chore() for chore in bot.chores)]
        )
    stopping = asyncio.create_task(_told_to_stop())
    announce()
    ended, _ = await asyncio.wait([*orderly, *endless, stopping], return_when=asyncio.FIRST_COMPLETED)
    if server:
        server.stop()
    for channel in channels:
        channel.close()
    bot.inbox.stop()
    bot.outbox.stop()
    await asyncio.wait(orderly, timeout=PATIENCE)
    for task in (*orderly, *endless, stopping):
        task.cancel()
    await asyncio.gather(*orderly, *endless, stopping, return_exceptions=True)
    for task in ended:
        task.result()


def _tasks(parts: Sequence[Coroutine[Any, Any, None]]) -> list[asyncio.Task[None]]:
    return [asyncio.create_task(part) for part in parts]


async def _told_to_stop() -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()


def _server(bot: Bot, channels: Sequence[Channel], pages: Pages, host: str, port: int) -> HttpServer:
    async def answers() -> bool:
        return await bot.transactions.run(lambda uow: uow.inbox.waiting()) >= 0

    parts = HttpParts(
        bot.services.wording,
        bot.settings.language,
        checks={"database": answers} | {one.platform: one.check for one in channels if one.check},
        routes=[*chain.from_iterable(channel.routes for channel in channels), *pages.routes],
        body_limits={
            path: most
            for limits in (*(one.body_limits for one in channels), pages.body_limits)
            for path, most in limits.items()
        },
    )
    return http_server(create_app(parts), port=port, host=host)
