"""The bot with the demo directory and the sandbox's page: no tokens, one process tree."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.bootstrap.channel import Channel
from bot.bootstrap.living import Bot, build
from bot.bootstrap.pages import Pages, pages
from bot.bootstrap.serving import serve
from bot.channels.sandbox.app import body_limits, sandbox_routes
from bot.channels.sandbox.brief_panel import brief_panel
from bot.channels.sandbox.dependencies import MEGABYTE, PLATFORM, SandboxDependencies
from bot.channels.sandbox.records import records
from bot.channels.sandbox.send import SandboxSender
from bot.config import Settings
from bot.delivery.crash_points import crash_point
from bot.directory.demo import seed_demo
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.turn import silent_turn


async def run_sandbox(settings: Settings, *, port: int, announce: Callable[[Bot, int], None]) -> None:
    """Run the sandbox on loopback until SIGTERM or SIGINT."""
    async with build(settings) as bot:
        await bot.transactions.run(lambda uow: seed_demo(uow, settings.language, settings.demo_languages))
        own = [Route("/sandbox/api/records", _records(bot)), Route("/sandbox/api/rasa", _rasa(bot))]
        linked = pages(bot)
        await serve(
            bot, [sandbox_channel(bot)], port=port, pages=Pages([*own, *linked.routes], linked.body_limits),
            announce=lambda: announce(bot, port),
        )  # fmt: skip


def sandbox_channel(bot: Bot) -> Channel:
    """Return the page as a channel of *bot*."""
    needs = _dependencies(bot)
    return Channel(
        PLATFORM,
        SandboxSender(bot.transactions, bot.services.wording, needs.bell),
        routes=sandbox_routes(needs),
        body_limits=body_limits(needs),
        close=needs.bell.close,
    )


def _dependencies(bot: Bot) -> SandboxDependencies:
    async def move_clock(moment: datetime) -> None:
        await bot.sweeper.pass_until(moment, bot.clock.move_to)
        bot.inbox_wake.set()

    async def panel(handle: str) -> dict[str, Any]:
        return await bot.transactions.run(lambda uow: _panel(bot, uow, handle))

    async def asking(handle: str) -> dict[str, Any] | None:
        conversation = await bot.transactions.run(lambda uow: uow.conversations.get(handle))
        ref = conversation.field_asked
        return {"ref": ref, "mode": conversation.mode.value} if ref else None

    return SandboxDependencies(
        transactions=bot.transactions,
        vault=bot.vault,
        wording=bot.services.wording,
        clock=bot.clock,
        move_clock=move_clock,
        idle=bot.idle,
        panel=panel,
        asking=asking,
        wake=bot.inbox_wake,
        calendar=bot.services.calendar,
        most_bytes=bot.settings.attachment_megabytes * MEGABYTE,
        language=bot.settings.language,
        checkpoint=crash_point,
    )


def _panel(bot: Bot, uow: UnitOfWork, handle: str) -> dict[str, Any]:
    """Return what the page shows beside the chat of *handle*, empty where there is no Brief at hand."""
    person = uow.people.get(handle)
    if person is None:
        return {}
    turn = silent_turn(uow, bot.services, person, bot.clock.now())
    turn.conversation = uow.conversations.get(handle)
    found = brief_panel(turn)
    return dict(found) if found else {}


def _records(bot: Bot) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return JSONResponse(await bot.transactions.run(records))

    return answer


def _rasa(bot: Bot) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return JSONResponse({"away": bot.interpreter.is_away})

    return answer
