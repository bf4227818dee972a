"""An acknowledgement waits for the disk and for nothing else: not for Slack, not for a file, not for a turn.

Latches, not clocks: what must not be waited for is held until the acknowledgement is there.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx

from tests.channels.slack.answering import send_a_request
from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack.records import SlackServing

SECONDS = 30
STARTED = "llama la campaña"


async def test_s05_nothing_that_comes_in_waits_for_the_web_api(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    slack, requester, boss = slack_bot.slack, slack_bot["requester"], slack_bot["boss"]
    await send_a_request(requester)
    card = await boss.sees("CAMP-2026-0001", SECONDS)
    held = (
        "users.info",
        "chat.postMessage",
        "chat.update",
        "views.open",
        "views.publish",
        "conversations.open",
    )
    latches = [slack.faults.hold(method, times=50) for method in held]
    before = len(slack.acks)

    await slack_bot["analyst"].dm("hola")
    await slack_bot["analyst2"].command("/brief", "ayuda")
    await requester.shortcut("my_briefs")
    await boss.open_home()
    await boss.click("Devolver", on=card)
    taken = slack.acks[before:]
    for latch in latches:
        latch.set()
    await boss.sees_modal("Nota: Objetivo", SECONDS)

    kinds = {"message", "/brief", "shortcut", "app_home_opened", "block_actions"}
    assert kinds <= {ack.what for ack in taken}
    assert {ack.status for ack in taken} == {200}


async def test_s05_nothing_that_comes_in_waits_for_a_file(slack_bot: SlackBot, tmp_path: Path) -> None:
    await slack_bot.start()
    slack, requester, boss = slack_bot.slack, slack_bot["requester"], slack_bot["boss"]
    await requester.command("/brief", "nueva")
    await requester.sees(STARTED, SECONDS)
    (tmp_path / "guion.pdf").write_bytes(b"%PDF-1.4 " + b"x" * 1_000_000)
    latch = asyncio.Event()

    slack.courier.hold()
    message = await requester.upload([tmp_path / "guion.pdf"])
    message.files[0].serving = SlackServing(latch=latch)
    await slack.courier.release()
    await slack.world.bell.until(lambda: slack.files.downloads, SECONDS)
    mine = await requester.command("/brief", "ayuda")
    others = await boss.command("/brief", "ayuda")
    await slack.world.bell.until(lambda: [one for one in boss.inbox() if one.bot_id], SECONDS)
    waiting = [one for one in requester.inbox() if one.bot_id]
    latch.set()
    await slack.world.bell.until(lambda: len([one for one in requester.inbox() if one.bot_id]) > 2, SECONDS)

    assert (mine.status, others.status) == (200, 200)
    assert len(waiting) == 1  # order within a conversation: the file first, then what came after it


async def test_s05_nothing_is_acknowledged_before_it_is_stored(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]

    with _locked(slack_bot.folder / "data/pregonero.db"):
        sending = asyncio.create_task(requester.command("/brief", "nueva"))
        await _alive(slack_bot, times=20)
        is_acknowledged = sending.done()
    ack = await sending
    await requester.sees(STARTED, SECONDS)

    assert is_acknowledged is False
    assert ack.status == 200
    assert slack.rejections == []


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold SQLite's write lock, as a long job of another process would."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=20)) as database:
        database.execute("BEGIN IMMEDIATE")
        yield
        database.execute("ROLLBACK")


async def _alive(bot: SlackBot, times: int) -> None:
    async with httpx.AsyncClient(timeout=20, trust_env=False) as client:
        for _ in range(times):
            assert (await client.get(f"{bot.url}/healthz")).status_code == 200
