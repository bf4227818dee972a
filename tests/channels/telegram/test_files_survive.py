"""Files through the shipped process: whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
import signal

from bot.use_cases.ports import UnitOfWork
from tests.channels.telegram.conftest import TelegramBot

CONTENT = b"telefono,nombre\n" + b"3001234567,Ana\n" * 20_000


def _kept(bot: TelegramBot) -> int:
    return len(list((bot.data / "vault").glob("*/*.age")))


async def test_p22_a_download_cut_by_a_kill_begins_again(deaf_bot: TelegramBot) -> None:
    bot, requester = deaf_bot, deaf_bot["requester"]
    await bot.bind("requester")
    await bot.start()
    sent = await requester.send_document(("base.csv", CONTENT))
    stored = sent[0].file
    assert stored is not None
    stored.serving.seconds_per_chunk = 1.0
    await bot.tg.until(lambda: stored.downloads)
    await bot.kill()
    before = _kept(bot)
    stored.serving.seconds_per_chunk = 0.0
    await bot.start()
    await requester.sees()
    await bot.tg.until(lambda: stored.downloads >= 2)

    assert (before, _kept(bot)) == (0, 1)
    assert list((bot.data / "incoming").iterdir()) == []
    assert bot.tg.rejections == []


async def test_p22_an_album_cut_by_a_kill_is_gathered_again(deaf_bot: TelegramBot) -> None:
    bot, requester = deaf_bot, deaf_bot["requester"]
    await bot.bind("requester")
    await bot.start()
    await bot.tg.until(lambda: bot.tg.is_polled)
    await requester.send_document(
        ("a.csv", CONTENT), ("b.csv", CONTENT + b"1,2\n"), ("c.csv", CONTENT + b"3,4\n")
    )
    await bot.tg.until(lambda: not bot.tg.pending)
    assert bot.process is not None
    os.kill(bot.process.pid, signal.SIGKILL)
    await bot.died()
    await bot.start()
    await requester.sees("a.csv", within=30)

    assert _kept(bot) == 3
    assert sum("a.csv" in one.text for one in requester.inbox()) == 1


async def test_p19_a_file_that_cannot_be_fetched_is_told_of(deaf_bot: TelegramBot) -> None:
    bot, requester = deaf_bot, deaf_bot["requester"]
    await bot.bind("requester")
    await bot.start()
    sent = await requester.send_document(("base.csv", CONTENT))
    assert sent[0].file is not None
    sent[0].file.serving.status = 404
    await requester.sees("base.csv", within=30)

    assert _kept(bot) == 0
    assert bot.tg.token not in bot.log


async def test_p17_a_page_in_the_place_of_a_workbook_is_refused_in_words(deaf_bot: TelegramBot) -> None:
    bot, requester = deaf_bot, deaf_bot["requester"]
    await bot.bind("requester")
    await bot.start()
    await requester.write("/brief")
    await requester.sees("cómo se llama")
    page = b"<!DOCTYPE html><html><body>Inicia sesi\xc3\xb3n</body></html>"
    await requester.send_document(("base.xlsx", page), caption="la base de datos")
    answer = await requester.sees("base.xlsx")

    def files(uow: UnitOfWork) -> list[str]:
        return [held.name for brief in uow.briefs.of("requester") for held in brief.attachments]

    assert "No es una hoja de cálculo" in answer.text
    assert await bot.look(files) == []
