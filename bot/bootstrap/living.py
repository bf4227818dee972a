"""The parts that every running bot has, whatever it is heard by: storage, understanding, the two loops."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import bot.core.registered  # noqa: F401  # what rows hold can be read back
from bot.attachments.inspector import SubprocessInspector
from bot.attachments.mapping_file import read_mapping_file
from bot.attachments.pipeline_sheet import XlsxPipelineSheets
from bot.attachments.repairer import Repairer
from bot.attachments.rows import SubprocessTables
from bot.attachments.template_shelf import TemplateShelf
from bot.attachments.vault import AgeVault, load_identity
from bot.bootstrap.channel import Channel
from bot.business_clock import BusinessClock
from bot.config import Settings
from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.mapping import ImportMapping
from bot.core.pipeline.settings import SalesSettings, stalled_after
from bot.core.replies import Receiver, Reply
from bot.core.text import say
from bot.database import prepare_storage
from bot.delivery.crash_points import crash_point
from bot.delivery.inbox_loop import InboxLoop
from bot.delivery.outbox_loop import OutboxLoop
from bot.delivery.sender import Sender
from bot.documents.brief_printer import TypstBriefPrinter
from bot.documents.brief_translation import TranslatingBriefPrinter
from bot.documents.painter import TypstPainter
from bot.i18n.catalogue import CatalogueWording
from bot.reminders.sweeper import Sweeper
from bot.understanding.home import RasaHome
from bot.understanding.policy import PolicyTable
from bot.understanding.rasa import RasaInterpreter
from bot.understanding.recovery import WatchedInterpreter
from bot.understanding.server import RasaServer
from bot.use_cases.accounts.reception import Reception
from bot.use_cases.accounts.unreached import say_elsewhere
from bot.use_cases.converse import Converse
from bot.use_cases.document_link import document_link
from bot.use_cases.intake.upload_link import give_link
from bot.use_cases.ports import Door, InboxRow, Outgoing, Transactions, UnitOfWork
from bot.use_cases.review.decision_mail import mail_decision
from bot.use_cases.turn import Keeping, Services
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
    sweeper: Sweeper
    senders: dict[str, Sender] = field(default_factory=dict)
    doors: dict[str, Door] = field(default_factory=dict)
    windowed: list[str] = field(default_factory=list)
    chores: list[Callable[[], Coroutine[Any, Any, None]]] = field(default_factory=list)
    """What a working bot does beside its loops."""

    def hear(self, channel: Channel) -> None:
        """Send what is addressed to the channel's platform by it."""
        self.senders[channel.platform] = channel.sender
        if channel.has_windows:
            self.windowed.append(channel.platform)
        if channel.door is not None:
            self.doors[channel.platform] = channel.door

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
        keeping=Keeping(
            settings.transcript_days,
            settings.unclear_days,
            settings.unclear_most,
            settings.message_days,
            settings.button_days,
        ),
        public_url=settings.public_url,
        most_megabytes=settings.attachment_megabytes,
        sales=sales_settings(settings),
    )


def sales_settings(settings: Settings) -> SalesSettings:
    """Return what the institution has set for its pipeline."""
    return SalesSettings(
        settings.currency,
        settings.sales_monthly_goal,
        settings.sales_digest_weekday,
        settings.sales_digest_at,
        read_mapping_file(settings.sales_import_mapping)
        if settings.sales_import_mapping
        else ImportMapping(),
        stalled_after(settings.sales_stalled_after),
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
        yield _assemble(settings, transactions, WatchedInterpreter(rasa))


def _assemble(settings: Settings, transactions: SqlTransactions, interpreter: WatchedInterpreter) -> Bot:
    clock = business_clock(settings)
    key = load_identity(settings.data_dir, settings.vault_key.get_secret_value())
    vault = AgeVault(settings.data_dir / "vault", key)
    senders: dict[str, Sender] = {}
    doors: dict[str, Door] = {}
    windowed: list[str] = []
    services = replace(
        make_services(settings, vault), heard=lambda: tuple(senders), windowed=lambda: tuple(windowed)
    )
    inbox_wake, outbox_wake = asyncio.Event(), asyncio.Event()
    converse = _converse(transactions, interpreter, vault, services, clock)
    reception = Reception(
        transactions, doors, clock, settings.language,
        lambda uow, person: give_link(uow, services, person, clock.now()),
    )  # fmt: skip
    handle = _handler(reception, converse, (inbox_wake, outbox_wake))
    inbox = InboxLoop(
        transactions, handle, inbox_wake, on_poison=_apologise(clock), counting=transactions.hasty
    )
    outbox = OutboxLoop(
        transactions, senders, clock, outbox_wake,
        on_buried=lambda uow, lost, _why: _pass_on(uow, services, lost, clock.now()),
    )  # fmt: skip
    sweeper = Sweeper(transactions, services, clock, outbox_wake.set, checkpoint=crash_point)
    return Bot(
        settings, clock, transactions, services, vault, interpreter,
        inbox_wake, outbox_wake, inbox, outbox, sweeper, senders=senders, doors=doors, windowed=windowed,
    )  # fmt: skip


def _converse(
    transactions: SqlTransactions, interpreter: WatchedInterpreter, vault: AgeVault, services: Services,
    clock: BusinessClock,
) -> Converse:  # fmt: skip
    """Return what answers a message, with what it hands work to outside its transaction."""
    wording = services.wording
    workshop = Workshop(
        transactions, services, TranslatingBriefPrinter(wording, TypstBriefPrinter()), Repairer(wording), vault,
        XlsxPipelineSheets(wording), SubprocessTables(), TypstPainter(wording),
    )  # fmt: skip
    return Converse(
        transactions, interpreter, SubprocessInspector(), vault, services, clock, workshop, crash_point
    )


def _handler(
    reception: Reception, converse: Converse, wakes: tuple[asyncio.Event, ...]
) -> Callable[[InboxRow], Coroutine[Any, Any, None]]:
    """Return what handles a row of the inbox; both loops are woken, for a turn may owe itself a task."""

    async def handle(row: InboxRow) -> None:
        received = await reception.receive(row)
        if received is not None:
            await converse.handle(received)
        for wake in wakes:
            wake.set()

    return handle


def _pass_on(uow: UnitOfWork, services: Services, lost: Outgoing, at: datetime) -> None:
    """Ask by e-mail for a decision whose card did not arrive; say anything else elsewhere."""
    say_elsewhere(
        uow, lost, services.heard(), at,
        write=lambda: mail_decision(uow, services, lost.reply, at),
        link=lambda document: document_link(uow, services, lost.receiver, document, at),
    )  # fmt: skip


def _apologise(clock: BusinessClock) -> Callable[[UnitOfWork, InboxRow], None]:
    """Return what tells a person that their message could not be handled."""

    def tell(uow: UnitOfWork, row: InboxRow) -> None:
        person = uow.people.by_identity(row.message.identity)
        if person is not None:
            reply = Reply(Receiver.person(person.handle), (say("poison"),))
            uow.outbox.add(reply, address=row.message.identity, language=person.language, at=clock.now())

    return tell
