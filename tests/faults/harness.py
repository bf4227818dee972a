"""Runs the small bot, kills it, and looks at what is left."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.delivery.crash_points import VARIABLE
from bot.use_cases.ports import UnitOfWork
from storage.unit_of_work import SqlTransactions

PEOPLE = ("ana", "eva", "luz")
_WORKER = Path(__file__).with_name("worker.py")


@dataclass(frozen=True)
class Aftermath:
    """What is left when all is done: by person, the ids handled and the replies as the platform got them."""

    handled: dict[str, list[str]]
    turns: dict[str, int]
    replies: dict[str, list[str]]
    broken_event: int | None
    left: int

    @property
    def doubled(self) -> int:
        """Return how many replies arrived more than once."""
        return sum(count - 1 for lines in self.replies.values() for count in Counter(lines).values())


@dataclass(frozen=True)
class SmallBot:
    """The small bot on one database, with its platform's folder."""

    url: str
    folder: Path

    def receive(self, names: list[str]) -> None:
        """Write what the platform delivers, to people in turn."""
        lines = [f"{name} {PEOPLE[place % len(PEOPLE)]}" for place, name in enumerate(names)]
        (self.folder / "inbound").write_text("\n".join(lines))

    def start(self, *options: str, crash_at: str = "") -> subprocess.Popen[bytes]:
        """Start the process."""
        command = [sys.executable, str(_WORKER), self.url, str(self.folder), *options]
        return subprocess.Popen(command, env={**os.environ, VARIABLE: crash_at})

    def run(self, *options: str, crash_at: str = "") -> int:
        """Run the process to its end and return how it ended."""
        return self.start(*options, crash_at=crash_at).wait(timeout=60)

    async def aftermath(self) -> Aftermath:
        """Look at the database and at the platform."""
        transactions = SqlTransactions(self.url)
        try:
            return await transactions.run(self._look)
        finally:
            await transactions.close()

    def _look(self, unit: UnitOfWork) -> Aftermath:
        sent = [line.split() for line in (self.folder / "sent").read_text().splitlines()]
        return Aftermath(
            {user: [event.details["id"] for event in unit.events.of_brief(user)] for user in PEOPLE},
            {user: unit.conversations.get(user).turn for user in PEOPLE},
            {user: [words for _, to, words in sent if to == user] for user in PEOPLE},
            unit.events.verify(),
            unit.inbox.waiting() + unit.outbox.waiting(),
        )


def expected(names: list[str]) -> Aftermath:
    """Return what must be left, whatever happened on the way."""
    handled = {user: names[place :: len(PEOPLE)] for place, user in enumerate(PEOPLE)}
    replies = {user: [f"{name}{part}" for name in ids for part in "ab"] for user, ids in handled.items()}
    return Aftermath(handled, {user: len(ids) for user, ids in handled.items()}, replies, None, 0)
