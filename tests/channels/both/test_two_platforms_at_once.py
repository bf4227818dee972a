"""One bot, one person, two chats: linked by hand, decided once, closed everywhere."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.use_cases.ports import UnitOfWork
from tests.channels.slack.conftest import SETUP
from tests.channels.telegram.answering import FOLIO, keep_draft, submit
from tests.channels.telegram.conftest import TelegramBot, running_bot
from tests.conftest import RunningRasa
from tests.fakes import slack as slacks
from tests.fakes.telegram import FakeTelegram
from tests.shipped_process import NOWHERE

SECONDS = 30


@dataclass
class Both:
    """A bot that speaks on Telegram and on Slack."""

    telegram: TelegramBot
    slack: slacks.FakeSlack
    boss: slacks.Person  # at Slack


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[Both]:
    """A bot on both platforms, not started, without Rasa."""
    async with FakeTelegram() as tg:
        async for bot in running_bot(tmp_path, RunningRasa(NOWHERE, ""), tg):
            address = f"http://127.0.0.1:{bot.port}/slack/events"
            async with slacks.FakeSlack(SETUP, app_url=address) as slack:
                tg.limits.is_on = slack.limits.is_on = False
                bot.more = {**slack.environment(), "PREGONERO_TELEGRAM_PACE": "100"}
                yield Both(bot, slack, slack.person("boss", email="boss@demo.example"))
                await bot.kill()


async def _linked(both: Both) -> None:
    """Have the boss ask on Slack for the link to Telegram, and open it there."""
    bot = both.telegram
    await bot.tg.until(lambda: bot.tg.is_polled)
    await both.boss.command("/brief", "vincular telegram")
    said = slacks.said_in(await both.boss.sees("t.me/pregonero_bot", SECONDS))
    token = re.search(r"start=([\w-]+)", said)
    assert token is not None
    await bot["boss"].start(token[1])
    await bot["boss"].sees("tu cuenta quedó vinculada")


async def test_p40_slack_lets_its_people_into_telegram(both: Both) -> None:
    bot = both.telegram
    await bot.start()
    await _linked(both)
    noticed = await both.boss.sees("Se vinculó una cuenta de Telegram a tu nombre", SECONDS)
    await both.boss.dm("desvincular telegram")
    await both.boss.sees("quedó desvinculada", SECONDS)
    last = bot["boss"].inbox()[-1]
    await bot["boss"].write("hola")
    stranger = await bot["boss"].sees("todavía no sé quién eres", after=last)

    assert noticed.ts
    assert "vincular telegram" in stranger.text
    assert bot.tg.rejections == []


async def test_p25_presses_on_both_at_once_decide_once_and_close_both(both: Both) -> None:
    bot, boss = both.telegram, both.boss
    await bot.bind("requester")
    await keep_draft(bot)
    await bot.start()
    await _linked(both)
    await submit(bot)
    here = await bot["boss"].sees(FOLIO, with_button="Aprobar")
    await boss.dm("pendientes")
    there = await boss.sees("pide tu aprobación", SECONDS)
    await asyncio.gather(bot["boss"].press("Aprobar", on=here), boss.click("Aprobar", on=there))
    await bot.tg.until(lambda: "Aprobar" not in here.buttons)
    await both.slack.world.bell.until(lambda: "Aprobar" not in slacks.buttons_of(there.blocks), SECONDS)

    def decisions(uow: UnitOfWork) -> list[str]:
        return [one.decision for one in uow.briefs.get("ready").approvals if one.role == "boss"]

    assert await bot.look(decisions) == ["approved"]
    assert "Martín Echeverri" in here.text
    assert "Martín Echeverri" in slacks.said_in(there)
    assert (bot.tg.rejections, both.slack.rejections) == ([], [])
