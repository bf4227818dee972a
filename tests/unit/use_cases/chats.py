"""A whole bot without a network: people write and press, and read what the real catalogue says."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import bot.core.registered  # noqa: F401  # what rows hold can be read back
from bot.attachments.pipeline_sheet import XlsxPipelineSheets
from bot.core.brief import Brief
from bot.core.calendar import BusinessCalendar
from bot.core.conversation import Conversation
from bot.core.events import Event
from bot.core.folding import fold
from bot.core.messages import (
    Body,
    CardReply,
    FormSubmission,
    Identity,
    Inbound,
    IncomingFile,
    Press,
    TextMessage,
    Upload,
)
from bot.directory.demo import PLATFORM, seed_demo
from bot.understanding.policy import PolicyTable
from bot.understanding.scripted import ScriptedInterpreter
from bot.use_cases.converse import Converse
from bot.use_cases.ports import Outgoing, UnitOfWork
from bot.use_cases.turn import Keeping, Services
from bot.use_cases.workshop import Workshop
from storage.memory import MemoryTransactions
from tests.unit.use_cases.parts import (
    CopyingPainter,
    CopyingPrinter,
    ManualClock,
    MemoryVault,
    NamingRepairer,
    NearInspector,
    NearTables,
    template,
)
from tests.unit.use_cases.shown import WORDING, Shown, buttons_of, lines
from tests.unit.use_cases.spoken import SPOKEN

POLICY = Path(__file__).resolve().parents[3] / "models" / "policy.json"
ROOMS = {"analyst": "ocm_channel", "analyst2": "ocm_channel"}


class Chats:
    """The bot, its chats and the people in them."""

    def __init__(self, keeping: Keeping = Keeping()) -> None:  # frozen
        self.transactions = MemoryTransactions()
        self.interpreter = ScriptedInterpreter(SPOKEN)
        self.clock = ManualClock()
        self.vault = MemoryVault()
        self.printer = CopyingPrinter()
        self.painter = CopyingPainter()
        self.seen: list[Shown] = []
        self._since = 0
        self._numbers = itertools.count(1)
        ids = itertools.count(1)
        self.services = Services(
            calendar=BusinessCalendar(),
            wording=WORDING,
            next_action=PolicyTable.load(POLICY).next_action,
            new_id=lambda: f"brief{next(ids)}",
            template=template,
            keeping=keeping,
        )
        workshop = Workshop(
            self.transactions, self.services, self.printer, NamingRepairer(), self.vault,
            XlsxPipelineSheets(WORDING), NearTables(), self.painter,
        )  # fmt: skip
        self.converse = Converse(
            self.transactions, self.interpreter, NearInspector(), self.vault,
            self.services, self.clock, workshop,
        )  # fmt: skip

    async def open(self) -> None:
        """Put the demo directory in place."""
        await self.transactions.run(seed_demo)

    # -- what people do ------------------------------------------------------------------------

    async def say(self, who: str, text: str) -> str:
        """Write to the bot; return what it answers that person."""
        return await self._do(who, TextMessage(text))

    async def press(
        self, who: str, *labels: str, on: str | None = None, row: str | None = None, stale: bool = False
    ) -> str:
        """Press buttons one after another, each on the newest message that has it."""
        answer = ""
        for label in labels:
            answer = await self._do(who, Press(self.button(who, label, on=on, row=row, stale=stale)))
        return answer

    async def press_id(self, who: str, button: str) -> str:
        """Press a button by its id."""
        return await self._do(who, Press(button))

    async def upload(self, who: str, name: str, content: bytes = b"datos", caption: str = "") -> str:
        """Send a file."""
        return await self.upload_all(who, {name: content}, caption)

    async def upload_all(self, who: str, files: Mapping[str, bytes], caption: str = "") -> str:
        """Send several files at once."""
        sent = tuple(
            IncomingFile(self.vault.put(content), name, len(content)) for name, content in files.items()
        )
        return await self._do(who, Upload(sent, caption))

    async def submit(self, who: str, **values: Any) -> str:
        """Fill and send the form that was opened last."""
        opened = [shown for shown in self.seen if shown.room == who and shown.reply.form is not None]
        return await self._do(who, FormSubmission(opened[-1].button_ids[-1], values))

    async def reply(self, who: str, text: str, on: str) -> str:
        """Answer in the thread of a card."""
        cards = [shown for shown in self.standing(who) if shown.reply.card and fold(on) in fold(shown.text)]
        return await self._do(who, CardReply(text, cards[-1].reply.card or ""))

    async def _do(self, who: str, body: Body) -> str:
        self._since = len(self.seen)
        number = next(self._numbers)
        message = Inbound(f"m{number}", Identity(PLATFORM, "", who), body, self.clock.now())
        await self.transactions.run(lambda uow: uow.inbox.add(message))
        await self.settle()
        return self.heard(who)

    async def settle(self) -> None:
        """Handle what waits, then deliver what was said."""
        while rows := await self.transactions.run(lambda uow: uow.inbox.begin()):
            for row in rows:
                await self.converse.handle(row)
        while sent := await self.transactions.run(self._deliver):
            self.seen += sent

    def _deliver(self, uow: UnitOfWork) -> list[Shown]:
        now = datetime.now(UTC)
        claimed = uow.outbox.claim("chats", now=now, lease_seconds=60)
        shown = [self._shown(place, outgoing) for place, outgoing in enumerate(claimed, len(self.seen))]
        for outgoing in claimed:
            uow.outbox.settle(outgoing.id, "chats", platform_ref=f"ref{outgoing.id}")
        return shown

    def _shown(self, place: int, outgoing: Outgoing) -> Shown:
        reply = outgoing.reply
        labels = tuple(name for name, _, _ in buttons_of(reply))
        text = "\n".join(lines(reply))
        return Shown(place, outgoing.address.user, reply, outgoing.button_ids, text, labels)

    # -- what people see -----------------------------------------------------------------------

    def heard(self, room: str) -> str:
        """Return what reached a chat since the last deed."""
        return "\n".join(shown.text for shown in self.seen[self._since :] if shown.room == room)

    def offered(self, room: str) -> tuple[str, ...]:
        """Return the labels on the newest message of a chat."""
        return [shown.labels for shown in self.seen if shown.room == room][-1]

    def newest(self, room: str) -> Shown:
        """Return the newest message of a chat."""
        return [shown for shown in self.seen if shown.room == room][-1]

    def standing(self, who: str) -> list[Shown]:
        """Return the messages a person sees as they stand now, newest last."""
        rooms = {who, ROOMS.get(who, who)}
        newest: dict[tuple[str, object], Shown] = {}
        for shown in self.seen:
            if shown.room in rooms:
                key = (shown.room, shown.reply.card or shown.place)
                newest.pop(key, None)
                newest[key] = shown
        return list(newest.values())

    def button(
        self, who: str, label: str, *, on: str | None = None, row: str | None = None, stale: bool = False
    ) -> str:
        """Return the id of a button that a person sees, or saw before its message was rewritten."""
        standing = self.standing(who)
        rooms = {who, ROOMS.get(who, who)}
        former = [shown for shown in self.seen if shown.room in rooms and shown not in standing]
        for shown in reversed(former if stale else standing):
            found = shown.button(label, row)
            if found is not None and (on is None or fold(on) in fold(shown.text)):
                return found
        seen = [shown.labels for shown in standing][-3:]
        raise AssertionError(f"{who} sees no button «{label}» on «{on}»; newest: {seen}")

    # -- what is stored ------------------------------------------------------------------------

    async def brief(self, who: str = "requester", place: int = 0) -> Brief:
        """Return a person's newest Brief, or an older one."""
        return (await self.briefs(who))[place]

    async def briefs(self, who: str = "requester") -> list[Brief]:
        """Return a person's Briefs, newest first."""
        return await self.transactions.run(lambda uow: uow.briefs.of(who))

    async def conversation(self, who: str = "requester") -> Conversation:
        """Return where a person stands."""
        return await self.transactions.run(lambda uow: uow.conversations.get(who))

    async def events(self, brief: str) -> list[Event]:
        """Return what happened to a Brief."""
        return await self.transactions.run(lambda uow: uow.events.of_brief(brief))

    async def keep(self, brief: Brief, *, in_hand: bool = True) -> None:
        """Store a Brief and put it into its requester's hand."""

        def work(uow: UnitOfWork) -> None:
            uow.briefs.put(brief)
            if in_hand:
                conversation = uow.conversations.get(brief.requester)
                conversation.brief = brief.id
                uow.conversations.put(conversation)

        await self.transactions.run(work)

    async def ask(self, who: str, ref: str) -> None:
        """Make a field the one that a person is being asked."""

        def work(uow: UnitOfWork) -> None:
            conversation = uow.conversations.get(who)
            conversation.ask(ref)
            uow.conversations.put(conversation)

        await self.transactions.run(work)

    def advance(self, **by: float) -> None:
        """Let business time pass."""
        self.clock.moment += timedelta(**by)
