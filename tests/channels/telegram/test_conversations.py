"""Conversations on Telegram: left and taken up at any step, in Spanish however it is typed, whatever overtakes what."""

from __future__ import annotations

import unicodedata
from typing import Any

import httpx
import pytest

from bot.core.brief import Brief
from bot.use_cases.ports import UnitOfWork
from tests.channels.telegram.conftest import TelegramBot
from tests.fakes.telegram import Message, Person

FAST = {"PREGONERO_TELEGRAM_PACE": "100"}
SECRET = {"X-Telegram-Bot-Api-Secret-Token": "un-secreto-largo"}  # of a fake


async def _started(bot: TelegramBot, *handles: str, **more: str) -> None:
    bot.tg.limits.is_on = False
    await bot.bind(*(handles or ("requester",)))
    await bot.start(**FAST, **more)


async def _asked(person: Person, text: str, words: str) -> Message:
    """Write something and return the answer that says so."""
    last = person.inbox()[-1] if person.inbox() else None
    await person.write(text)
    return await person.sees(words, after=last)


async def _brief(bot: TelegramBot, who: str = "requester") -> Brief:
    return await bot.look(lambda uow: uow.briefs.of(who)[0])


async def test_p12_a_form_is_left_and_taken_up_at_any_step(deaf_bot: TelegramBot) -> None:
    bot, ana = deaf_bot, deaf_bot["requester"]
    await _started(bot)
    await _asked(ana, "/brief", "cómo se llama")
    await _asked(ana, "Renovación 2027", "de qué clase")
    await _asked(ana, "atrás", "cómo se llama")
    await _asked(ana, "Renovación 2027-1", "de qué clase")
    await _asked(ana, "/ayuda", "de qué clase")
    await _asked(ana, "pausar", "tal como va")
    await _asked(ana, "/estado", "Renovación 2027-1")
    await bot.kill()
    await bot.start(**FAST)
    await _asked(ana, "continuar", "de qué clase")
    await _asked(ana, "jklñ qwe", "no reconocí")
    await _asked(ana, "servicio", "informativa")
    await _asked(ana, "/resumen", "Renovación 2027-1")
    await _asked(ana, "/cancelar", "seguro que quieres cancelar")
    await ana.press("Sí, cancelar")
    await ana.sees("cancelé")
    brief = await _brief(bot)

    assert (brief.state, brief.fields["name"], brief.fields["class"]) == (
        "cancelled", "Renovación 2027-1", "service",
    )  # fmt: skip
    assert bot.tg.rejections == []


@pytest.mark.rasa
async def test_p12_what_is_not_understood_gets_readings_to_choose_from(clever_bot: TelegramBot) -> None:
    bot, ana = clever_bot, clever_bot["requester"]
    await _started(bot)
    await ana.write("jklñ qwe")

    assert len((await ana.sees()).buttons) >= 2


@pytest.mark.parametrize("form", ["NFC", "NFD"])
async def test_p14_spanish_is_read_and_kept_however_it_is_typed(deaf_bot: TelegramBot, form: Any) -> None:
    bot, ana = deaf_bot, deaf_bot["requester"]
    ana.user.language_code = "en"
    await _started(bot)
    for text, words in (
        ("/brief", "cómo se llama"),
        ("Día del niño ñandú, ¿sí? ¡Ya! 🎉", "de qué clase"),
        ("atención experiencia", "informativa"),
        ("informativa", "objetivo"),
    ):
        await _asked(ana, unicodedata.normalize(form, text), words)
    for text, words in (
        ("cambiar la fecha de inicio", "qué día empieza"), ("1/12/2026", "diciembre"),
        ("cambiar los registros", "cuántos registros"), ("12.500", "12.500"),
        ("cambiar los registros", "cuántos registros"), ("doce mil quinientos uno", "12.501"),
    ):  # fmt: skip
        await _asked(ana, unicodedata.normalize(form, text), words)
    brief = await _brief(bot)

    assert unicodedata.normalize("NFC", brief.fields["name"]) == "Día del niño ñandú, ¿sí? ¡Ya! 🎉"
    assert (brief.fields["start_date"], brief.fields["records"]) == ("2026-12-01", 12501)
    assert not [one.text for one in ana.inbox() if " the " in one.text]


async def _delivered(bot: TelegramBot, *order: int) -> None:
    """Push the updates that wait, the newest ones in that order: a press may overtake a message."""
    waiting = bot.tg.pending
    async with httpx.AsyncClient(trust_env=False, headers=SECRET) as client:
        for place in order:
            url = f"http://127.0.0.1:{bot.port}/telegram/webhook"
            assert (await client.post(url, json=waiting[place].told())).status_code == 200


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
async def test_p10_a_press_that_overtakes_a_message_changes_nothing_in_the_end(
    deaf_bot: TelegramBot, order: tuple[int, int]
) -> None:
    bot, ana = deaf_bot, deaf_bot["requester"]
    bot.more = {
        "PREGONERO_TELEGRAM_MODE": "webhook",
        "PREGONERO_TELEGRAM_WEBHOOK_SECRET": "un-secreto-largo",  # of a fake
        "PREGONERO_PUBLIC_URL": "https://bot.example",
    }
    bot.tg.webhook.reach["https://bot.example"] = f"http://127.0.0.1:{bot.port}"
    await _started(bot)
    await bot.tg.until(lambda: bot.tg.webhook.url)
    await _asked(ana, "/brief", "cómo se llama")
    question = await _asked(ana, "Renovación 2027", "de qué clase")
    bot.tg.webhook.url = ""  # what follows is delivered by hand
    await ana.write("cambiar el nombre por Renovación 2027-1")
    await ana.press("Servicio", on=question)
    await _delivered(bot, *order)
    await ana.sees("informativa", after=question)
    await bot.tg.until(lambda: all(query.toast for query in ana.presses))
    await _settled(bot)
    brief = await _brief(bot)

    assert (brief.fields["name"], brief.fields["class"]) == ("Renovación 2027-1", "service")


async def _settled(bot: TelegramBot) -> None:
    def waiting(uow: UnitOfWork) -> int:
        return uow.inbox.waiting() + uow.outbox.waiting() + uow.channel_updates.waiting("telegram")

    for _ in range(600):
        if not await bot.look(waiting):
            return
    raise AssertionError("the bot does not come to rest")
