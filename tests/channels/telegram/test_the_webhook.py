"""The webhook lets in what carries the secret, and nothing else."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.channels.telegram.conftest import TelegramBot

PUBLIC = "https://bot.example"
SECRET = "un-secreto-largo"  # of a fake
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def pushed_bot(deaf_bot: TelegramBot) -> AsyncIterator[TelegramBot]:
    """The bot behind a webhook that Telegram knows."""
    bot = deaf_bot
    bot.tg.webhook.reach[PUBLIC] = f"http://127.0.0.1:{bot.port}"
    bot.more = {
        "PREGONERO_TELEGRAM_MODE": "webhook", "PREGONERO_TELEGRAM_WEBHOOK_SECRET": SECRET,
        "PREGONERO_PUBLIC_URL": PUBLIC,
    }  # fmt: skip
    await bot.bind("boss")
    await bot.start()
    await bot.tg.until(lambda: bot.tg.webhook.url)
    yield bot


async def test_t07_only_telegram_gets_in(pushed_bot: TelegramBot) -> None:
    bot, boss = pushed_bot, pushed_bot["boss"]
    url = f"http://127.0.0.1:{bot.port}/telegram/webhook"
    message = {
        "message_id": 900, "date": 1_800_000_000, "text": "/ayuda", "from": boss.json(),
        "chat": {"id": boss.id, "type": "private"},
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    }  # fmt: skip
    body = json.dumps({"update_id": 77, "message": message})
    json_type = {"Content-Type": "application/json; charset=utf-8"}
    async with httpx.AsyncClient(trust_env=False) as client:
        statuses = [
            (await client.post(url, content=content, headers={**json_type, **given})).status_code
            for given, content in (
                ({}, body),
                ({HEADER: "otro"}, body),
                ({HEADER: SECRET}, "{"),
                ({HEADER: SECRET}, "[1]"),
                ({HEADER: SECRET}, '{"update_id": 78}'),
                ({HEADER: SECRET}, " " * 2_000_000),
                ({HEADER: SECRET}, body),
                ({HEADER: SECRET}, body),
            )
        ]
    await boss.sees("Puedo acompañarte")

    assert statuses == [403, 403, 400, 400, 200, 413, 200, 200]
    assert len(boss.inbox()) == 1
    assert SECRET not in bot.log


async def test_t08_the_webhook_is_pushed_to_and_stays_set(pushed_bot: TelegramBot) -> None:
    bot, boss = pushed_bot, pushed_bot["boss"]
    await boss.write("/ayuda")
    await boss.sees("Puedo acompañarte")
    await bot.stop()

    assert bot.tg.webhook.url == f"{PUBLIC}/telegram/webhook"
    assert bot.tg.calls_of("deleteWebhook") == []
    assert bot.tg.rejections == []


async def test_p01_nothing_is_acknowledged_that_is_not_stored(pushed_bot: TelegramBot) -> None:
    bot, boss = pushed_bot, pushed_bot["boss"]
    await bot.kill()
    await boss.write("/ayuda")
    await bot.tg.until(lambda: bot.tg.webhook.last_error)
    await bot.start()
    bot.tg.clock.advance(120)
    await boss.sees("Puedo acompañarte")
    tried = bot.tg.webhook.deliveries

    assert (tried[0].status, tried[-1].status) == (None, 200)


@pytest.mark.parametrize("secret", ["", "con espacios", "s" * 257])
async def test_a_webhook_without_a_good_secret_is_refused_at_the_start(
    deaf_bot: TelegramBot, secret: str
) -> None:
    bot = deaf_bot
    bot.more = {"PREGONERO_TELEGRAM_MODE": "webhook", "PREGONERO_TELEGRAM_WEBHOOK_SECRET": secret}
    with pytest.raises(AssertionError):
        await bot.start()

    assert "PREGONERO_TELEGRAM_WEBHOOK_SECRET" in bot.log


async def test_a_webhook_that_telegram_refuses_is_said_loudly(pushed_bot: TelegramBot) -> None:
    bot = pushed_bot
    await bot.stop()
    bot.tg.faults.error("setWebhook", 400, "Bad Request: bad webhook: HTTPS url must be provided for webhook")
    await bot.start()
    await bot.tg.until(lambda: "telegram_webhook_refused" in bot.log)

    assert bot.tg.faults.take("setWebhook") is None
    assert SECRET not in bot.log
