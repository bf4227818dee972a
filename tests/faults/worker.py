"""A small bot for the kill tests: real storage and real loops, a platform made of files.

Run as `python worker.py URL FOLDER [--forgetful]`. `FOLDER/inbound` lists `id identity` lines; a message is
delivered again and again until its id stands in `FOLDER/acknowledged`. Replies are appended to
`FOLDER/sent`; where a reply may have arrived before, the sender looks for its key there first, as on
Slack; a forgetful platform cannot be asked, as Telegram. A message `poison…` ends the process.
"""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.core.events import Event
from bot.core.messages import Identity, Inbound, TextMessage
from bot.core.replies import Receiver, Reply
from bot.delivery.crash_points import crash_point
from bot.delivery.despatch import OutboxLimits
from bot.delivery.inbox_loop import InboxLoop
from bot.delivery.intake import Intake
from bot.delivery.outbox_loop import OutboxLoop
from bot.use_cases.ports import InboxRow, Outgoing, UnitOfWork
from storage.migrate import upgrade
from storage.unit_of_work import SqlTransactions

LEASE_SECONDS = 1.0
LIMITS = OutboxLimits(lease_seconds=LEASE_SECONDS, send_seconds=0.8, pause_seconds=0.01, poll_seconds=0.1)


def real_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


class RealClock:
    """The business clock of this small bot."""

    def now(self) -> datetime:
        """Return the time."""
        return real_now()


@dataclass
class FilePlatform:
    """Where messages come from and replies go to."""

    folder: Path
    is_forgetful: bool

    def undelivered(self) -> list[Inbound]:
        """Return the messages that were not acknowledged."""
        known = set(self._lines("acknowledged"))
        lines = (line.split() for line in self._lines("inbound"))
        return [
            Inbound(name, Identity("files", "", user), TextMessage(name), real_now())
            for name, user in lines
            if name not in known
        ]

    def acknowledge(self, message: Inbound) -> None:
        """Note that a message need not be delivered again."""
        self._append("acknowledged", message.id)

    async def send(self, outgoing: Outgoing, *, standing: str | None) -> str:
        """Deliver once for each key, where that can be known."""
        may_have_arrived = outgoing.attempts > 1 and not self.is_forgetful
        if not (may_have_arrived and any(line.startswith(outgoing.key) for line in self._lines("sent"))):
            self._append("sent", f"{outgoing.key} {outgoing.address.user} {outgoing.reply.paragraphs[0]}")
        return outgoing.key

    def _lines(self, name: str) -> list[str]:
        path = self.folder / name
        return path.read_text().splitlines() if path.exists() else []

    def _append(self, name: str, line: str) -> None:
        with (self.folder / name).open("a") as file:
            file.write(f"{line}\n")


def turn(unit: UnitOfWork, row: InboxRow) -> None:
    """Take one turn: state, audit, two replies, and done."""
    user = row.message.identity.user
    conversation = unit.conversations.get(user)
    conversation.turn += 1
    unit.conversations.put(conversation)
    unit.events.append(Event("handled", user, row.message.at, "files", user, {"id": row.message.id}))
    for part in ("a", "b"):
        reply = Reply(Receiver.person(user), (f"{row.message.id}{part}",))
        unit.outbox.add(reply, address=row.message.identity, language="es", at=row.message.at)
    unit.inbox.done(row.id)
    crash_point("turn_before_commit")


async def main(url: str, folder: Path, is_forgetful: bool) -> None:
    """Take every message, answer it, and end when nothing is left to do."""
    upgrade(url)
    transactions = SqlTransactions(url, turn_seconds=LEASE_SECONDS)
    platform = FilePlatform(folder, is_forgetful)
    inbox_wake, outbox_wake = asyncio.Event(), asyncio.Event()

    async def handle(row: InboxRow) -> None:
        crash_point("turn_begun")
        if row.message.id.startswith("poison"):
            os._exit(70)
        await transactions.run(lambda unit: turn(unit, row))
        crash_point("turn_committed")
        outbox_wake.set()

    inbox = InboxLoop(transactions, handle, inbox_wake, counting=transactions.hasty)
    outbox = OutboxLoop(transactions, {"files": platform}, RealClock(), outbox_wake, limits=LIMITS)
    intake = Intake(transactions, inbox_wake)
    async with asyncio.TaskGroup() as group:
        group.create_task(inbox.run())
        group.create_task(outbox.run())
        for message in platform.undelivered():
            await intake.take(message)
            platform.acknowledge(message)
        await inbox.idle()
        await outbox.idle()
        inbox.stop()
        outbox.stop()
    await transactions.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), "--forgetful" in sys.argv))
