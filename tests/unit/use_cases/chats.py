"""A whole bot without a network: people write and press, and read what the real catalogue says."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import bot.core.registered  # noqa: F401  # what rows hold can be read back
from bot.attachments.limits import Limits
from bot.attachments.reader import survey_json
from bot.core.bases.survey import Survey
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
from bot.core.replies import Action, Document, Reply
from bot.core.reply_actions import actions_of
from bot.directory.demo import PLATFORM, seed_demo
from bot.i18n.catalogue import CatalogueWording
from bot.understanding.policy import PolicyTable
from bot.understanding.scripted import ScriptedInterpreter
from bot.use_cases.converse import Converse
from bot.use_cases.ports import Outgoing, UnitOfWork
from bot.use_cases.sheet import SheetContent
from bot.use_cases.turn import Services
from bot.use_cases.workshop import Workshop
from storage.memory import MemoryTransactions
from tests.unit.use_cases.spoken import SPOKEN

BOGOTA = ZoneInfo("America/Bogota")
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=BOGOTA)
POLICY = Path(__file__).resolve().parents[3] / "models" / "policy.json"
ROOMS = {"analyst": "ocm_channel", "analyst2": "ocm_channel"}
WORDING = CatalogueWording()


@dataclass
class ManualClock:
    """Business time that only tests move."""

    moment: datetime = TUESDAY

    def now(self) -> datetime:
        """Return the moment."""
        return self.moment


@dataclass
class MemoryVault:
    """Files by their hash."""

    files: dict[str, bytes] = field(default_factory=dict)

    def put(self, content: bytes) -> str:
        """Keep *content*."""
        digest = hashlib.sha256(content).hexdigest()
        self.files[digest] = content
        return digest

    def read(self, sha256: str) -> bytes:
        """Return what was kept."""
        return self.files[sha256]


@lru_cache(maxsize=64)
def surveyed(content: bytes, name: str) -> Survey:
    """Return what the real reader finds out, without a process of its own."""
    plain = json.loads(survey_json(content, name, Limits()))
    return Survey.from_json({**plain, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)})


class NearInspector:
    """The inspector in this process."""

    async def survey(self, content: bytes, name: str) -> Survey:
        """Return the survey."""
        return surveyed(content, name)


@dataclass
class CopyingPrinter:
    """Prints nothing but remembers what it was to print."""

    printed: list[SheetContent] = field(default_factory=list)

    async def print(self, content: SheetContent, language: str) -> bytes:
        """Return bytes that differ for each sheet."""
        self.printed.append(content)
        return f"%PDF {content.folio} {content.version} {len(self.printed)}".encode()


@dataclass(frozen=True)
class Copy:
    """A file made for a person."""

    name: str
    content: bytes


class NamingRepairer:
    """Makes copies that only tell what they were made from."""

    async def corrected(self, content: bytes, name: str, channels: Sequence[str], *, rows: int = 0) -> Copy:
        """Return a corrected copy."""
        return Copy(f"corregida {name}", f"{','.join(channels)} {rows}".encode())

    async def errors(
        self,
        content: bytes,
        name: str,
        channels: Sequence[str],
        variables: Sequence[str] = (),
        *,
        rows: int = 0,
    ) -> Copy:
        """Return a file of the errors."""
        return Copy(f"errores {name}", f"{','.join(channels)} {','.join(variables)} {rows}".encode())


@dataclass(frozen=True)
class Shown:
    """One message as it reached a chat."""

    place: int
    room: str
    reply: Reply
    button_ids: tuple[str, ...]
    text: str
    labels: tuple[str, ...]

    def button(self, label: str, row: str | None = None) -> str | None:
        """Return the id of the first button of that label, on the row whose label is *row* if given."""
        ids = dict(zip(map(id, actions_of(self.reply)), self.button_ids, strict=True))
        for name, action, fact in _buttons(self.reply):
            if fold(name) == fold(label) and (row is None or fold(row) == fold(fact or "")):
                return ids[id(action)]
        return None


def _buttons(reply: Reply) -> Iterator[tuple[str, Action, str | None]]:
    for section in reply.sections:
        for fact in section.facts:
            if fact.button is not None:
                yield words(fact.button.label), fact.button.action, words(fact.label)
    for button in reply.buttons:
        yield words(button.label), button.action, None


def words(text: Any) -> str:
    """Return the Spanish of a text."""
    return WORDING.render(text, "es")


def lines(reply: Reply) -> Iterator[str]:
    """Yield everything that is read on a message."""
    yield from map(words, reply.paragraphs)
    for section in reply.sections:
        yield words(section.title)
        for fact in section.facts:
            before = f"{words(fact.before)} → " if fact.before is not None else ""
            yield f"{words(fact.label)}: {before}{words(fact.value)}"
            if fact.note is not None:
                yield words(fact.note)
    yield from (document.name for document in reply.documents)


def template(code: str, channels: tuple[str, ...], variables: tuple[str, ...]) -> Document:
    """Return a template that tells what it was made for."""
    return Document("0" * 64, f"{code}({','.join(channels)};{','.join(variables)}).xlsx", "text/plain")


class Chats:
    """The bot, its chats and the people in them."""

    def __init__(self) -> None:
        self.transactions = MemoryTransactions()
        self.interpreter = ScriptedInterpreter(SPOKEN)
        self.clock = ManualClock()
        self.vault = MemoryVault()
        self.printer = CopyingPrinter()
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
        )
        workshop = Workshop(self.transactions, self.services, self.printer, NamingRepairer(), self.vault)
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
        labels = tuple(name for name, _, _ in _buttons(reply))
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
