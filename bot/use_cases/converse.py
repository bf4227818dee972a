"""THE SPINE: one inbox row becomes state, audit, outbox rows and «done» in one transaction (design §3).

inbox row → prepare (understand, inspect, print: no transaction) → turn → use case → commit
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.core.bases.survey import Survey
from bot.core.messages import (
    CardReply,
    Command,
    FormSubmission,
    Inbound,
    PageOpened,
    Press,
    Task,
    TextMessage,
    Upload,
)
from bot.core.people import Person
from bot.core.replies import Receiver, Reply
from bot.core.text import say
from bot.core.understanding import Understanding
from bot.errors import UnderstandingUnavailable
from bot.use_cases import tasks
from bot.use_cases.home.watch import open_page, redraw_after
from bot.use_cases.memory import remember
from bot.use_cases.ports import (
    Clock,
    InboxRow,
    Inspector,
    Interpreter,
    Kept,
    Transactions,
    UnitOfWork,
    Vault,
)
from bot.use_cases.presses import FORMS, run
from bot.use_cases.receivers import addresses_of, language_of
from bot.use_cases.remind.watch import watch_brief
from bot.use_cases.review.card_reply import card_reply
from bot.use_cases.review.decision_mail import mail_decision
from bot.use_cases.sent_files import take_sent_files
from bot.use_cases.take_text import take_text
from bot.use_cases.turn import Services, Turn
from bot.use_cases.workshop import Workshop

SURVEYED = (".xlsx", ".csv", ".txt", ".xlsm", ".xls")
LONGEST_TEXT = 200_000  # beyond what any platform sends in one message


@dataclass(frozen=True)
class Prepared:
    """What was found out before the transaction: an understanding, surveys by hash, a task's product."""

    understanding: Understanding | None = None
    understood: bool = True
    surveys: dict[str, Survey] = field(default_factory=dict)
    product: Any = None


@dataclass(frozen=True)
class Converse:
    """The handler of every inbox row."""

    transactions: Transactions
    interpreter: Interpreter
    inspector: Inspector
    vault: Vault
    services: Services
    clock: Clock
    workshop: Workshop
    checkpoint: Callable[[str], None] = lambda name: None  # where fault tests kill the process

    async def handle(self, row: InboxRow) -> None:
        """Handle one row; it is done, with all its effects, when the transaction commits."""
        self.checkpoint("turn_begun")
        prepared = await self._prepare(row.message)
        await self.transactions.run(lambda uow: self._settle(uow, row, prepared))
        self.checkpoint("turn_committed")

    async def _prepare(self, message: Inbound) -> Prepared:
        body = message.body
        if isinstance(body, TextMessage):
            return await self._understand(body.text)
        if isinstance(body, Upload):
            return Prepared(surveys=await self._survey(body))
        if isinstance(body, Task):
            return Prepared(product=await tasks.prepare(self.workshop, body))
        return Prepared()

    async def _understand(self, text: str) -> Prepared:
        try:
            return Prepared(await self.interpreter.understand(text[:LONGEST_TEXT]))
        except UnderstandingUnavailable:
            return Prepared(understood=False)

    async def _survey(self, body: Upload) -> dict[str, Survey]:
        sheets = [file for file in body.files if file.size and file.name.lower().endswith(SURVEYED)]
        return {
            file.sha256: await self.inspector.survey(Kept(self.vault, file.sha256, file.size), file.name)
            for file in sheets
        }

    def _settle(self, uow: UnitOfWork, row: InboxRow, prepared: Prepared) -> None:
        message = row.message
        if isinstance(message.body, Task):
            tasks.finish(self.services, uow, message, prepared.product, self.clock.now())
            uow.inbox.done(row.id)
            return
        person = uow.people.by_identity(message.identity)
        if person is None:
            uow.inbox.bury(row.id, "no person is bound to this identity")
            return
        if isinstance(message.body, PageOpened):
            open_page(uow, person, message, self.clock.now())
            uow.inbox.done(row.id)
            return
        turn = self._turn(uow, message, person, prepared)
        if self._take(turn, message, prepared):
            uow.inbox.done(row.id)
        else:
            uow.inbox.defer(row.id)
        self._flush(turn, message)
        self.checkpoint("turn_before_commit")

    def _turn(self, uow: UnitOfWork, message: Inbound, person: Person, prepared: Prepared) -> Turn:
        conversation = uow.conversations.get(person.handle)
        conversation.turn += 1
        text = message.body.text[:LONGEST_TEXT] if isinstance(message.body, TextMessage | CardReply) else ""
        now = self.clock.now()
        return Turn(
            uow, self.services, person, message.identity, now, conversation, text, prepared.understood,
            place=message.place,
        )  # fmt: skip

    def _take(self, turn: Turn, message: Inbound, prepared: Prepared) -> bool:
        """Run the turn; False where the message must wait for Rasa."""
        body = message.body
        for sha256, survey in prepared.surveys.items():
            turn.uow.surveys.put(sha256, survey.to_json())
        if isinstance(body, TextMessage):
            return take_text(turn, prepared.understanding)
        if isinstance(body, Press):
            press(turn, body.button)
        elif isinstance(body, FormSubmission):
            press(turn, body.form, values=dict(body.values))
        elif isinstance(body, Command):
            run(turn, "control", {"intent": body.intent, "text": body.text})
        elif isinstance(body, CardReply):
            card_reply(turn, body.card)
        elif isinstance(body, Upload):
            take_sent_files(turn, body, prepared.surveys)
        return True

    def _flush(self, turn: Turn, message: Inbound) -> None:
        """Write the replies and the conversation."""
        me = Receiver.person(turn.me.handle)
        replies = [reply for reply in turn.outbox if reply.paragraphs or reply.buttons or reply.documents]
        for reply in replies:
            send(turn.uow, reply, turn)
        mine = [reply for reply in replies if reply.to == me and not reply.private]
        if mine:
            turn.conversation.last_replies = mine[-1:]
        remember(turn, message, mine)
        for brief in turn.saved.values():
            watch_brief(turn.uow, brief, turn.now, self.services.calendar)
        redraw_after(turn)
        turn.uow.conversations.put(turn.conversation)


def send(uow: UnitOfWork, reply: Reply, turn: Turn) -> None:
    """Put a reply into the outbox, addressed on the platform the person speaks from where possible."""
    mine = reply.to == Receiver.person(turn.me.handle)  # most replies: the directory need not be asked
    addresses = addresses_of(uow, turn.services.heard(), reply, turn.identity, mine)
    if not addresses:
        if not mail_decision(uow, turn.services, reply, turn.now):
            turn.note("receiver_unreachable", kind=reply.to.kind, name=reply.to.name)
        return
    language = turn.me.language if mine else language_of(uow, reply.to, turn.services.language)
    for address in addresses:
        uow.outbox.add(reply, address=address, language=language, at=turn.now)


def press(turn: Turn, button_id: str, values: dict[str, Any] | None = None) -> None:
    """Do what a button or a form stands for, if this person may press it."""
    pressed = turn.uow.outbox.button(button_id)
    if pressed is None:
        turn.privately(say("press.unknown"))
        return
    if pressed.receiver.kind == "person" and pressed.receiver.name != turn.me.handle:
        turn.privately(say("press.not_yours"))
        turn.note("press_refused")
        return
    turn.conversation.reason_for = None  # a press leaves the question: what is written next is no reason
    args = dict(pressed.action.args)
    if values is not None and pressed.action.verb in FORMS:
        args["values"] = values
    run(turn, pressed.action.verb, args)
