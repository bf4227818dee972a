"""A process that does nothing but remind: real storage, the real sweep, a clock of the test's own.

Run as `python reminding_worker.py URL MOMENT`: it sweeps until nothing is due at that moment. Every receiver is
found at an address of the platform `files`; what is said stays in the outbox.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from datetime import datetime

import bot.core.registered  # noqa: F401  # what rows hold can be read back
from bot.core.calendar import BusinessCalendar
from bot.core.replies import Document
from bot.core.text import Param
from bot.delivery.crash_points import crash_point
from bot.reminders.sweeper import Sweeper
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.turn import Services
from storage.unit_of_work import SqlTransactions


@dataclass(frozen=True)
class StandingClock:
    """Business time that stands still."""

    moment: datetime

    def now(self) -> datetime:
        """Return the moment."""
        return self.moment


class Wordless:
    """Words are of no matter here."""

    def render(self, text: Param, language: str) -> str:
        """Return nothing to read."""
        return ""


def _template(kind: str, channels: tuple[str, ...], variables: tuple[str, ...], language: str) -> Document:
    return Document("0" * 64, f"{kind}.xlsx", "text/plain")


def services() -> Services:
    """Return what a sweep needs."""
    return Services(BusinessCalendar(), Wordless(), lambda mode, intent: "", lambda: "id", _template)


async def main(url: str, moment: datetime) -> None:
    """Sweep until nothing is due."""
    transactions = SqlTransactions(url)

    def is_left(unit: UnitOfWork) -> bool:
        due = unit.reminders.next_due()
        return due is not None and due <= moment

    sweeper = Sweeper(
        transactions, services(), StandingClock(moment), lambda: None, checkpoint=crash_point
    )  # fmt: skip
    while await sweeper.sweep() or await transactions.run(is_left):  # noqa: ASYNC110  # another process holds it
        await asyncio.sleep(0.01)
    await transactions.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], datetime.fromisoformat(sys.argv[2])))
