"""Updates reach the disk before Telegram forgets them, and have one effect however often they come."""

from __future__ import annotations

import time

from tests.channels.telegram.conftest import TelegramBot
from tests.channels.telegram.fake.calling import Caller
from tests.fakes.telegram import Message, Person

HELP = "Puedo acompañarte"


def _said(person: Person, words: str) -> list[Message]:
    return [one for one in person.inbox() if words in one.text]


async def test_p01_what_was_acknowledged_is_answered_once_after_a_kill(deaf_bot: TelegramBot) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    await bot.bind("boss")
    await bot.start(PREGONERO_CRASH_AT="inbox_stored")
    await boss.write("/ayuda")
    await bot.died()
    await bot.start()
    await boss.sees(HELP)
    await boss.write("/mis")
    await boss.sees("solicitudes")

    assert len(_said(boss, HELP)) == 1
    assert bot.tg.rejections == []


async def test_p02_an_update_that_comes_again_has_one_effect(deaf_bot: TelegramBot) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    await bot.bind("boss")
    await bot.start()
    await boss.write("/ayuda")
    await boss.sees(HELP)
    update = bot.tg.updates[-1]
    for _ in range(10):
        bot.tg.redeliver(update)
    await bot.stop()
    bot.tg.redeliver(update)
    await bot.start()
    await boss.write("/mis")
    await boss.sees("solicitudes")

    assert len(_said(boss, HELP)) == 1


async def test_t08_what_came_while_the_bot_was_away_is_answered(deaf_bot: TelegramBot) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    await bot.bind("boss")
    await boss.write("/ayuda")
    await boss.write("/mis")
    await bot.start()

    await boss.sees(HELP)
    await boss.sees("solicitudes")
    await bot.tg.until(lambda: not bot.tg.pending)

    assert len(_said(boss, HELP)) == 1
    assert bot.tg.rejections == []


async def test_t08_a_second_poller_is_reported_and_survived(deaf_bot: TelegramBot) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    await bot.bind("boss")
    await bot.start()
    await bot.tg.until(lambda: bot.tg.is_polled)
    async with Caller(bot.tg) as other:
        await other.result("getUpdates")
    await boss.write("/ayuda")
    await boss.sees(HELP)

    assert "telegram_conflict" in bot.log


async def test_t08_polling_takes_over_from_a_webhook_with_its_backlog(deaf_bot: TelegramBot) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    await bot.bind("boss")
    bot.tg.webhook.url = "https://nowhere.example/telegram/webhook"
    await boss.write("/ayuda")
    await bot.start()

    await boss.sees(HELP)
    assert "telegram_webhook_removed" in bot.log


async def test_p09_one_persons_slow_file_delays_nobody_else(deaf_bot: TelegramBot) -> None:
    bot, boss, other = deaf_bot, deaf_bot["boss"], deaf_bot["analyst"]
    await bot.bind("boss", "analyst")
    await bot.start()
    await other.write("/mis")
    await other.sees("solicitudes")
    bot.tg.faults.slow("getFile", 6)
    await boss.send_document(("base.csv", b"telefono\n3001234567\n"))
    await bot.tg.until(lambda: bot.tg.world.faults.take("getFile") is None)
    begun = time.monotonic()
    await other.write("/ayuda")
    await other.sees(HELP)

    assert time.monotonic() - begun < 5  # the other's download takes six
    assert boss.inbox() == []


async def test_p11_edits_and_other_bots_make_no_noise(deaf_bot: TelegramBot) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    await bot.bind("boss")
    await bot.start()
    message = await boss.write("/ayuda")
    await boss.sees(HELP)
    await boss.edit(message, "/mis")
    await boss.sees("no cambia al editarlo")
    await boss.edit(message, "/pendientes")
    await boss.write("/mis")
    await boss.sees("solicitudes")

    assert len(_said(boss, "no cambia al editarlo")) == 1
    assert len(_said(boss, HELP)) == 1


async def test_p38_neither_token_nor_text_is_logged(deaf_bot: TelegramBot) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    await bot.bind("boss")
    bot.tg.faults.server_error("getUpdates", times=2)
    bot.tg.faults.drop("sendMessage")
    bot.tg.faults.html("sendMessage")
    await bot.start()
    await boss.write("la cédula es 1020304050")
    await boss.sees()
    await bot.stop()

    assert bot.tg.token not in bot.log
    assert bot.tg.token.partition(":")[2] not in bot.log
    assert "1020304050" not in bot.log
    assert "nginx" not in bot.log  # of an answer that cannot be read
    assert "telegram_poll_failed" in bot.log
