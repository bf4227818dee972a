"""Decisions on Telegram: one at a time, by whoever may, and never lost with a press."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

from bot.use_cases.ports import UnitOfWork
from tests.channels.bot_beside import HANDLES
from tests.channels.telegram.answering import FOLIO, into_review, keep_draft, submit
from tests.channels.telegram.conftest import TelegramBot
from tests.fakes.telegram.records import CallbackQuery
from tests.fakes.telegram.telling import tell_pressed


def _decisions(uow: UnitOfWork) -> list[tuple[str, str]]:
    brief = uow.briefs.get("ready")
    return [(one.role, one.by) for one in brief.approvals if one.decision == "approved"]


def _refusals(bot: TelegramBot) -> int:
    """Return how many presses were refused, by the audit trail."""
    with closing(sqlite3.connect(bot.data / "pregonero.db")) as database:
        found = database.execute("select count(*) from events where code = 'press_refused'").fetchone()
    return int(found[0])


async def _started(bot: TelegramBot) -> None:
    bot.tg.limits.is_on = False
    await bot.bind(*HANDLES)
    await keep_draft(bot)
    await bot.start(PREGONERO_TELEGRAM_PACE="100")


async def test_p24_a_forged_press_on_anothers_button_is_refused_and_written_down(
    deaf_bot: TelegramBot,
) -> None:
    bot, boss, requester = deaf_bot, deaf_bot["boss"], deaf_bot["requester"]
    await _started(bot)
    await submit(bot)
    card = await boss.sees(FOLIO, with_button="Aprobar")
    data, mine, world = str(card.rows[0][0]["callback_data"]), requester.newest, bot.tg.world
    for forged in (data, f"{data[:-1]}9", "ñ" * 32):
        query = CallbackQuery(world.ids.number(), requester.user, mine, forged, world.clock.now())
        tell_pressed(world, query)
        await bot.tg.until(lambda: requester.presses[-1].toast)

    assert [toast.is_alert for toast in requester.toasts[-3:]] == [True, True, True]
    assert await bot.look(_decisions) == []
    assert "Aprobar" in card.buttons
    assert _refusals(bot) == 1


async def test_p25_a_double_press_decides_once(deaf_bot: TelegramBot) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    await _started(bot)
    await submit(bot)
    card = await boss.sees(FOLIO, with_button="Aprobar")
    await asyncio.gather(*(boss.press("Aprobar", on=card) for _ in range(3)))
    await bot.tg.until(lambda: all(query.toast for query in boss.presses))
    await bot.tg.until(lambda: "Aprobar" not in card.buttons)

    assert [one for one in await bot.look(_decisions) if one[0] == "boss"] == [("boss", "boss")]
    assert sum("Aprobada por" in toast.text for toast in boss.toasts) == 2
    assert bot.tg.rejections == []


async def test_p25_of_two_reviewers_at_the_same_moment_one_decides(deaf_bot: TelegramBot) -> None:
    bot = deaf_bot
    await _started(bot)
    card = await into_review(bot)
    analysts = bot["analyst"], bot["analyst2"]
    await asyncio.gather(*(one.press("Aprobar", on=card) for one in analysts))
    await bot.tg.until(lambda: all(query.toast for one in analysts for query in one.presses))
    await bot.tg.until(lambda: "Aprobar" not in card.buttons)
    decided = [by for role, by in await bot.look(_decisions) if role == "analyst"]

    lost = next(one for one in analysts if bot[decided[0]] is not one)
    assert len(decided) == 1
    assert {"analyst": "Camilo Duarte", "analyst2": "Sofía Beltrán"}[decided[0]] in lost.toasts[-1].text
    assert bot.tg.rejections == []


async def test_p26_a_closed_card_tells_who_decided_and_when(deaf_bot: TelegramBot) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    await _started(bot)
    await submit(bot)
    card = await boss.sees(FOLIO, with_button="Aprobar")
    await boss.press("Aprobar")
    await bot.tg.until(lambda: "Aprobar" not in card.buttons)

    assert "Martín Echeverri" in card.text
    assert "9:0" in card.text  # business time: the clock began at nine
    assert card.buttons == []


async def test_p31_a_press_that_was_lost_is_made_again_by_pendientes(deaf_bot: TelegramBot) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    await _started(bot)
    await submit(bot)
    card = await boss.sees(FOLIO, with_button="Aprobar")
    await bot.kill()
    lost = await boss.press("Aprobar", on=card)
    bot.tg.clock.advance(151)  # longer than Telegram keeps a press
    await bot.start(PREGONERO_TELEGRAM_PACE="100")
    await boss.write("/pendientes")
    again = await boss.sees(FOLIO, with_button="Aprobar", after=card)
    await boss.press("Aprobar", on=again)
    await bot.tg.until(lambda: "Aprobar" not in again.buttons)

    assert lost.toast is None
    assert ("boss", "boss") in await bot.look(_decisions)


async def test_t30_old_buttons_work_after_a_restart(deaf_bot: TelegramBot) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    await _started(bot)
    await submit(bot)
    card = await boss.sees(FOLIO, with_button="Aprobar")
    await bot.stop()
    await bot.start(PREGONERO_TELEGRAM_PACE="100")
    await boss.press("Aprobar", on=card)
    await bot.tg.until(lambda: "Aprobar" not in card.buttons)

    assert ("boss", "boss") in await bot.look(_decisions)
