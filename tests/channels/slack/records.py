"""What the bot beside a fake Slack has stored."""

from __future__ import annotations

from typing import Any

from bot.core.brief import Brief
from storage.unit_of_work import SqlTransactions
from tests.channels.slack.conftest import SlackBot

NOT_COMPARED = frozenset({"requester"})


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
