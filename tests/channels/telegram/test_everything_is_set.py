"""The shipped process, unmodified, goes where the environment says and nowhere else."""

from __future__ import annotations

from pathlib import Path

import httpx

from tests.channels.telegram.conftest import TelegramBot
from tests.fakes.telegram import FakeTelegram
from tests.shipped_process import free_port


async def test_p42_addresses_port_clock_and_folder_are_the_environments(
    deaf_bot: TelegramBot, tmp_path: Path
) -> None:
    bot, ana = deaf_bot, deaf_bot["requester"]
    port, folder = free_port(), tmp_path / "elsewhere"
    bot.data.rename(folder)
    bot.data.symlink_to(folder)  # where the test looks
    await bot.bind("requester")
    await bot.start(
        PREGONERO_HTTP_PORT=str(port), PREGONERO_DATA_DIR=str(folder), PREGONERO_NOW="2027-03-01T10:00-05:00"
    )
    sent = await ana.send_document(("base.csv", b"telefono\n3001234567\n"))
    await ana.sees("base.csv")
    async with httpx.AsyncClient(trust_env=False) as client:
        health = await client.get(f"http://127.0.0.1:{port}/healthz")
    last = await ana.sees()
    await ana.write("/brief")
    await ana.sees(after=last)
    begun = await bot.look(lambda uow: uow.briefs.of("requester")[0].created_at)

    assert health.status_code == 200
    assert begun.year == 2027
    assert sent[0].file is not None
    assert sent[0].file.downloads == 1
    assert {path.name for path in folder.iterdir()} >= {"pregonero.db", "vault", "incoming"}
    assert bot.tg.rejections == []


async def test_p42_files_come_from_their_own_address(deaf_bot: TelegramBot) -> None:
    bot, ana = deaf_bot, deaf_bot["requester"]
    await bot.bind("requester")
    async with FakeTelegram() as other:
        await bot.start(PREGONERO_TELEGRAM_BASE_FILE_URL=other.base_file_url)
        await ana.send_document(("base.csv", b"telefono\n3001234567\n"))
        await ana.sees("no pude", within=60)

    assert all(one.downloads == 0 for one in bot.tg.world.files.values())
    assert bot.tg.token not in bot.log
