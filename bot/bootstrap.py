"""The composition root: the only module that knows every adapter.

`build` makes the parts, `Bot.run` keeps them running together until it is told to stop.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import bot.core.registered  # noqa: F401  # what rows hold can be read back
from bot.attachments.inspector import SubprocessInspector
from bot.attachments.repairer import Repairer
from bot.attachments.template_shelf import TemplateShelf
from bot.attachments.vault import AgeVault, load_identity
from bot.business_clock import BusinessClock
from bot.channels.sandbox.app import body_limits, sandbox_routes
from bot.channels.sandbox.brief_panel import brief_panel
from bot.channels.sandbox.dependencies import MEGABYTE, SandboxDependencies
from bot.channels.sandbox.records import records
from bot.channels.sandbox.send import SandboxSender
from bot.config import Settings
from bot.core.calendar import BusinessCalendar
from bot.core.replies import Receiver, Reply
from bot.core.text import say
from bot.database import prepare_storage
from bot.delivery.crash_points import crash_point
from bot.delivery.inbox_loop import InboxLoop
from bot.delivery.outbox_loop import OutboxLoop
from bot.directory.demo import seed_demo
from bot.documents.brief_printer import TypstBriefPrinter
from bot.documents.brief_translation import TranslatingBriefPrinter
from bot.http.app import HttpParts, create_app
from bot.http.server import http_server
from bot.i18n.catalogue import CatalogueWording
from bot.understanding.home import RasaHome
from bot.understanding.policy import PolicyTable
from bot.understanding.rasa import RasaInterpreter
from bot.understanding.recovery import WatchedInterpreter
from bot.understanding.server import RasaServer
from bot.use_cases.converse import Converse
from bot.use_cases.memory import forget_old
from bot.use_cases.ports import InboxRow, Transactions, UnitOfWork
from bot.use_cases.turn import Keeping, Services, Turn, silent_turn
from bot.use_cases.workshop import Workshop
from storage.unit_of_work import SqlTransactions

_log = logging.getLogger(__name__)


@dataclass
class Bot:
    """The parts of a running bot."""

    settings: Settings
    clock: BusinessClock
    transactions: Transactions
    services: Services
    vault: AgeVault
    interpreter: WatchedInterpreter
    inbox_wake: asyncio.Event
    outbox_wake: asyncio.Event
    inbox: InboxLoop
    outbox: OutboxLoop
    sandbox: SandboxDependencies

    async def recall(self) -> None:
        """Take up what waited for Rasa."""
        if await self.transactions.run(lambda uow: uow.inbox.recall()):
            self.inbox_wake.set()

    async def idle(self) -> None:
        """Wait until inbox and outbox are both empty; a turn may fill the other again."""
        while True:
            await self.inbox.idle()
            await self.outbox.idle()
            if await self.transactions.run(lambda uow: uow.inbox.waiting() + uow.outbox.waiting()) == 0:
                return


def business_clock(settings: Settings) -> BusinessClock:
    """Return the clock that the settings ask for."""
    return BusinessClock(settings.zone, settings.clock_shift(datetime.now(UTC)))


def make_services(settings: Settings, vault: AgeVault) -> Services:
    """Return what every turn may use."""
    wording = CatalogueWording(settings.language)
    return Services(
        calendar=BusinessCalendar(
            country=settings.holidays_country,
            added=frozenset(settings.holidays_added),
            removed=frozenset(settings.holidays_removed),
            timezone=settings.timezone,
        ),
        wording=wording,
        next_action=PolicyTable.load(RasaHome(language=settings.language).policy).next_action,
        new_id=lambda: secrets.token_hex(12),
        template=TemplateShelf(vault, wording),
        threshold=settings.intent_threshold,
        institution=settings.institution,
        language=settings.language,
        keeping=Keeping(settings.transcript_days, settings.unclear_days, settings.unclear_most),
    )


@asynccontextmanager
async def build(settings: Settings) -> AsyncIterator[Bot]:
    """Make every part; Rasa is started here when no address is given, and ends with the context."""
    prepare_storage(settings)
    async with AsyncExitStack() as stack:
        urls, token = settings.rasa_url, settings.rasa_token.get_secret_value()
        if not urls:
            server = RasaServer(settings.data_dir, home=RasaHome(language=settings.language))
            await server.start()
            stack.push_async_callback(server.stop)
            await server.ready()
            urls, token = (server.url,), server.token
        rasa = await stack.enter_async_context(RasaInterpreter(urls, token))
        transactions = SqlTransactions(settings.storage_url)
        stack.push_async_callback(transactions.close)
        bot = _assemble(settings, transactions, WatchedInterpreter(rasa))
        await transactions.run(lambda uow: forget_old(uow, bot.services.keeping, bot.clock.now()))
        yield bot


def _assemble(settings: Settings, transactions: SqlTransactions, interpreter: WatchedInterpreter) -> Bot:
    clock = business_clock(settings)
    vault = AgeVault(
        settings.data_dir / "vault", load_identity(settings.data_dir, settings.vault_key.get_secret_value())
    )
    services = make_services(settings, vault)
    inbox_wake, outbox_wake = asyncio.Event(), asyncio.Event()
    printer = TranslatingBriefPrinter(services.wording, TypstBriefPrinter())
    converse = Converse(
        transactions,
        interpreter,
        SubprocessInspector(),
        vault,
        services,
        clock,
        Workshop(transactions, services, printer, Repairer(services.wording), vault),
        crash_point,
    )

    async def handle(row: InboxRow) -> None:
        await converse.handle(row)
        outbox_wake.set()
        inbox_wake.set()  # a turn may owe itself a task

    inbox = InboxLoop(
        transactions, handle, inbox_wake, on_poison=_apologise(clock), counting=transactions.hasty
    )
    sandbox = _sandbox(settings, transactions, services, vault, clock, inbox_wake)
    outbox = OutboxLoop(
        transactions,
        {"sandbox": SandboxSender(transactions, services.wording, sandbox.bell)},
        clock,
        outbox_wake,
    )
    bot = Bot(
        settings, clock, transactions, services, vault, interpreter,
        inbox_wake, outbox_wake, inbox, outbox, sandbox,
    )  # fmt: skip
    object.__setattr__(sandbox, "idle", bot.idle)
    return bot


def _apologise(clock: BusinessClock) -> Callable[[UnitOfWork, InboxRow], None]:
    """Return what tells a person that their message could not be handled."""

    def tell(uow: UnitOfWork, row: InboxRow) -> None:
        person = uow.people.by_identity(row.message.identity)
        if person is not None:
            reply = Reply(Receiver.person(person.handle), (say("poison"),))
            uow.outbox.add(reply, address=row.message.identity, language=person.language, at=clock.now())

    return tell


def _sandbox(
    settings: Settings,
    transactions: Transactions,
    services: Services,
    vault: AgeVault,
    clock: BusinessClock,
    inbox_wake: asyncio.Event,
) -> SandboxDependencies:
    def turn_of(uow: UnitOfWork, handle: str) -> Turn | None:
        person = uow.people.get(handle)
        if person is None:
            return None
        turn = silent_turn(uow, services, person, clock.now())
        turn.conversation = uow.conversations.get(handle)
        return turn

    def panel(uow: UnitOfWork, handle: str) -> dict[str, Any]:
        turn = turn_of(uow, handle)
        found = brief_panel(turn) if turn else None
        return dict(found) if found else {}

    async def move_clock(moment: datetime) -> None:
        clock.move_to(moment)
        inbox_wake.set()

    async def asking(handle: str) -> dict[str, Any] | None:
        conversation = await transactions.run(lambda uow: uow.conversations.get(handle))
        return {"ref": conversation.asking, "mode": conversation.mode.value} if conversation.asking else None

    async def no_wait() -> None:
        return None

    return SandboxDependencies(
        transactions=transactions,
        vault=vault,
        wording=services.wording,
        clock=clock,
        move_clock=move_clock,
        idle=no_wait,
        panel=lambda handle: transactions.run(lambda uow: panel(uow, handle)),
        asking=asking,
        wake=inbox_wake,
        calendar=services.calendar,
        most_bytes=settings.attachment_megabytes * MEGABYTE,
        language=settings.language,
        checkpoint=crash_point,
    )


async def run_sandbox(settings: Settings, *, port: int, announce: Callable[[Bot, int], None]) -> None:
    """Run the bot with the demo directory and the sandbox's page until SIGTERM or SIGINT."""
    async with build(settings) as bot:
        await bot.transactions.run(lambda uow: seed_demo(uow, settings.language, settings.demo_languages))
        parts = HttpParts(
            bot.services.wording,
            settings.language,
            checks={"database": lambda: _answers(bot)},
            routes=[
                *sandbox_routes(bot.sandbox),
                Route("/sandbox/api/records", _records(bot)),
                Route("/sandbox/api/rasa", _rasa(bot)),
            ],
            body_limits=body_limits(bot.sandbox),
        )
        server = http_server(create_app(parts), port=port)
        serving = asyncio.create_task(server.serve())
        tasks = [
            asyncio.create_task(bot.inbox.run()),
            asyncio.create_task(bot.outbox.run()),
            asyncio.create_task(bot.interpreter.watch(bot.recall)),
        ]
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        announce(bot, port)
        stopping = asyncio.create_task(stop.wait())
        ended, _ = await asyncio.wait([serving, *tasks, stopping], return_when=asyncio.FIRST_COMPLETED)
        server.stop()
        bot.sandbox.bell.close()
        bot.inbox.stop()
        bot.outbox.stop()
        await asyncio.wait([serving, *tasks[:2]], timeout=10)
        for task in (*tasks, stopping):
            task.cancel()
        await asyncio.gather(*tasks, stopping, return_exceptions=True)
        for task in ended:
            task.result()  # a part that died takes the bot down, loudly: its supervisor starts it again


def _records(bot: Bot) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return JSONResponse(await bot.transactions.run(records))

    return answer


def _rasa(bot: Bot) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return JSONResponse({"away": bot.interpreter.is_away})

    return answer


async def _answers(bot: Bot) -> bool:
    return await bot.transactions.run(lambda uow: uow.inbox.waiting()) >= 0
