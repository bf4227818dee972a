"""`/readyz` and `doctor` tell how the bot stands at Telegram, apart from everything else."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import httpx

from bot.bootstrap.telegram import telegram_settings
from bot.channels.telegram.look import standing_of
from bot.cli.doctor_telegram import telegram_findings
from bot.config import Settings, load_settings
from tests.channels.telegram.conftest import TelegramBot
from tests.fakes.telegram import FakeTelegram, Group, Person
from tests.shipped_process import NOWHERE

ELSEWHERE = "https://otro.example/telegram/webhook"


def _settings(tg: FakeTelegram, **more: Any) -> Settings:
    given = {"bot_token": tg.token, "base_url": tg.base_url, "base_file_url": tg.base_file_url, **more}
    return load_settings(**{f"telegram_{name}": value for name, value in given.items()})


async def _found(tg: FakeTelegram, **more: Any) -> dict[str, tuple[str, str]]:
    """Return health and code of each finding, as `doctor` puts them together."""
    settings = _settings(tg, **more)
    standing = await standing_of(telegram_settings(settings))
    found = telegram_findings(settings, lambda _: standing)
    return {name: (one.health.value, one.code) for name, one in found.items()}


async def _ready(bot: TelegramBot, status: int) -> dict[str, bool]:
    """Return the checks once `/readyz` answers so."""
    async with asyncio.timeout(60), httpx.AsyncClient(trust_env=False) as client:
        while True:
            with suppress(httpx.TransportError):
                answer = await client.get(f"http://127.0.0.1:{bot.port}/readyz")
                if answer.status_code == status:
                    checks: dict[str, bool] = answer.json()["checks"]
                    return checks
            await asyncio.sleep(0.1)


async def test_p43_readyz_tells_telegram_apart(deaf_bot: TelegramBot) -> None:
    bot = deaf_bot
    bot.tg.faults.server_error("getMe", times=1000)
    await bot.start()
    before = await _ready(bot, 503)
    bot.tg.faults.clear()

    assert before == {"database": True, "telegram": False}
    assert await _ready(bot, 200) == {"database": True, "telegram": True}


async def test_p43_a_stop_leaves_nothing_behind(deaf_bot: TelegramBot) -> None:
    bot, boss = deaf_bot, deaf_bot["boss"]
    await bot.bind("boss")
    await bot.start()
    await bot.tg.until(lambda: bot.tg.is_polled)
    for _ in range(5):
        await boss.write("/ayuda")
    ended = await bot.stop()
    await bot.start()
    await bot.tg.until(lambda: sum("Puedo acompañarte" in one.text for one in boss.inbox()) == 5)

    assert ended == 0, bot.log
    assert bot.tg.rejections == []


async def test_doctor_finds_a_healthy_installation(tg: FakeTelegram) -> None:
    group = _room(tg)
    found = await _found(tg, ocm_chat=str(group.id))

    assert found == {
        "telegram": ("ok", "telegram"), "telegram_updates": ("ok", "telegram.polling"),
        "telegram_room": ("ok", "telegram.room"), "telegram_privacy": ("ok", "telegram.privacy"),
    }  # fmt: skip


async def test_doctor_finds_a_wrong_token_and_a_silent_server(tg: FakeTelegram) -> None:
    wrong = await _found(tg, bot_token="1:otro")  # of a fake
    away = await _found(tg, base_url=f"{NOWHERE}/bot")

    assert wrong == {"telegram": ("failed", "telegram.token")}
    assert away == {"telegram": ("failed", "telegram.away")}


async def test_doctor_tells_where_updates_go(tg: FakeTelegram) -> None:
    told = []
    for url, more in (
        (ELSEWHERE, {}),
        ("", {"mode": "webhook"}),
        ("", {"mode": "webhook", "webhook_secret": "s" * 8}),
        (ELSEWHERE, {"mode": "webhook", "webhook_secret": "s" * 8}),
    ):
        tg.webhook.url = url
        told.append((await _found(tg, **more))["telegram_updates"])

    assert told == [
        ("warning", "telegram.webhook_set"), ("failed", "telegram.no_secret"),
        ("failed", "telegram.no_public_url"), ("ok", "telegram.webhook"),
    ]  # fmt: skip


async def test_doctor_tells_of_the_room(tg: FakeTelegram) -> None:
    group = _room(tg)
    none = await _found(tg)
    topics = await _found(tg, ocm_chat=str(group.id), ocm_topics="kind")
    await group.kick_bot()
    gone = await _found(tg, ocm_chat=str(group.id))

    assert [one["telegram_room"] for one in (none, topics, gone)] == [
        ("warning", "telegram.no_room"), ("warning", "telegram.no_topics"), ("failed", "telegram.room_gone"),
    ]  # fmt: skip


async def test_doctor_warns_where_the_bot_reads_everything() -> None:
    async with FakeTelegram(privacy=False) as tg:
        found = await _found(tg)

    assert found["telegram_privacy"] == ("warning", "telegram.reads_all")


async def test_doctor_is_silent_where_telegram_is_not_set_up() -> None:
    assert telegram_findings(load_settings()) == {}


async def test_the_doctor_of_the_shipped_process_asks_telegram(deaf_bot: TelegramBot) -> None:
    told = await deaf_bot.command("doctor", code=None)
    rows = {row["check"]: row["text"] for row in told["checks"]}

    assert rows["telegram"] == "Telegram conoce el bot: @pregonero_bot."
    assert "«OCM»" in rows["telegram_room"]
    assert deaf_bot.tg.token not in str(told)


def _room(tg: FakeTelegram) -> Group:
    ana: Person = tg.person("Ana")
    return tg.group("OCM", [ana], supergroup=True)
