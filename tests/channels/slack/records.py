"""What the bot beside a fake Slack has stored."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.core.brief import Brief
from bot.core.workflow import BriefState
from bot.use_cases.ports import UnitOfWork
from storage.unit_of_work import SqlTransactions
from tests.channels.slack.conftest import SlackBot

NOT_COMPARED: Final = frozenset({"requester"})
AT: Final = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("America/Bogota"))


async def briefs_of(bot: SlackBot, handle: str) -> list[Brief]:
    """Return a person's Briefs, newest first."""
    transactions = SqlTransactions(f"sqlite:///{bot.folder / 'data' / 'pregonero.db'}")
    try:
        return await transactions.run(lambda uow: uow.briefs.of(handle))
    finally:
        await transactions.close()


def record_of(brief: Brief) -> dict[str, Any]:
    """Return what a Brief says, and its files by kind."""
    said = {code: value for code, value in brief.fields.items() if code not in NOT_COMPARED}
    return {**said, "attachments": [(held.kind, held.name, held.sha256) for held in brief.attachments]}


async def fill_up(bot: SlackBot, *, drafts: int, waiting: int) -> None:
    """Give the requester many drafts, and as many requests that wait for the boss."""
    transactions = SqlTransactions(f"sqlite:///{bot.folder / 'data' / 'pregonero.db'}")

    def work(uow: UnitOfWork) -> None:
        for number in range(1, drafts + waiting + 1):
            brief = Brief(f"b{number}", "requester", AT)
            brief.fill("name", f"Campaña {number if number <= drafts else f'enviada {number}'}")
            brief.fill("boss", "boss")
            if number > drafts:
                brief.folio, brief.state = uow.briefs.next_folio(2026), BriefState.AWAITING_APPROVALS
                brief.submitted_at = AT
            uow.briefs.put(brief)

    try:
        await transactions.run(work)
    finally:
        await transactions.close()


async def known_buttons(bot: SlackBot, ids: Sequence[str]) -> list[bool]:
    """Tell which buttons still stand for something."""
    transactions = SqlTransactions(f"sqlite:///{bot.folder / 'data' / 'pregonero.db'}")
    try:
        return await transactions.run(lambda uow: [uow.outbox.button(one) is not None for one in ids])
    finally:
        await transactions.close()


async def pages_leave_nothing(bot: SlackBot) -> bool:
    """Tell whether the outbox keeps no row of a page once all are drawn, within half a minute."""
    end = time.monotonic() + 30
    with closing(
        sqlite3.connect(f"file:{bot.folder / 'data' / 'pregonero.db'}?mode=ro", uri=True)
    ) as database:
        while time.monotonic() < end:
            if not database.execute("SELECT count(*) FROM outbox WHERE card LIKE 'home:%'").fetchone()[0]:
                return True
            await asyncio.sleep(0.05)
    return False
