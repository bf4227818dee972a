"""The whole way on Telegram, through the shipped process: asked for, approved, returned, corrected, approved."""

from __future__ import annotations

import pytest

from tests.channels.bot_beside import HANDLES
from tests.channels.telegram.answering import answer_all
from tests.channels.telegram.conftest import TelegramBot
from tests.fakes.telegram import Message, Person

pytestmark = pytest.mark.rasa


async def _invited(bot: TelegramBot, handle: str) -> None:
    """Bind an account by a one-time invitation, as people do."""
    token = (await bot.command("admin", "people", "invite", handle))["token"]
    await bot[handle].start(token)
    await bot[handle].sees("tu cuenta quedó vinculada")


async def _prompt(person: Person, words: str, after: Message | None = None) -> Message:
    found = await person.sees(words, after=after)
    assert found.asks_for_reply
    return found


async def test_a_campaign_is_asked_for_returned_corrected_and_approved(clever_bot: TelegramBot) -> None:
    bot = clever_bot
    await bot.start()
    for handle in HANDLES:
        await _invited(bot, handle)
    requester, boss, analyst = bot["requester"], bot["boss"], bot["analyst"]
    await answer_all(requester, "necesito una campaña por WhatsApp para 40 beneficiarios")
    await requester.press("Enviar solicitud")
    card = await boss.sees("CAMP-2026-0001", with_button="Aprobar")
    await boss.press("Aprobar")
    await boss.toast()
    await boss._world.bell.until(lambda: "Aprobar" not in card.buttons, 30)
    await boss.press("Aprobar", on=card, stale=True)
    assert (await boss.toast("Aprobada por")).is_alert  # the second click is told who decided
    first = await bot["communications"].sees("CAMP-2026-0001", with_button="Dar aval")
    await bot["communications"].write("/pendientes")
    again = await bot["communications"].sees("CAMP-2026-0001", with_button="Dar aval", after=first)
    await bot["communications"].press("Dar aval", on=again)
    await bot.tg.until(lambda: not first.buttons)  # a decision closes every copy of its card
    await analyst.sees(with_button="Tomar", chat=bot.room)
    await analyst.press("Tomar")
    await analyst.sees("La revisa Camilo Duarte", with_button="Soltar", chat=bot.room)
    await bot["analyst2"].press("Aprobar")
    assert (await bot["analyst2"].toast("Camilo Duarte")).is_alert
    await analyst.press("Devolver")
    board = await analyst.sees(with_button="☐ Mensaje por WhatsApp")
    await analyst.press("☐ Mensaje por WhatsApp", on=board)
    await analyst.sees(with_button="☑ Mensaje por WhatsApp")
    await analyst.press("Devolver", on=board)
    await analyst.reply(
        await _prompt(analyst, "qué hay que corregir en «Mensaje por WhatsApp»"), "Falta decir dónde"
    )
    await requester.sees("Falta decir dónde", with_button="Corregir ahora")
    await requester.press("Corregir ahora")
    await requester.sees("Te devolvieron «Mensaje por WhatsApp»")
    await requester.write("Hola, {nombre}. El plazo de renovación va hasta el 15 de diciembre en el portal.")
    await requester.sees("será la versión 2", with_button="Enviar solicitud")
    await requester.press("Enviar solicitud")
    await bot["communications"].sees("versión 2", with_button="Dar aval")
    await bot["communications"].press("Dar aval")
    await analyst.sees("Cambios desde la versión 1", with_button="Aprobar", chat=bot.room)
    await analyst.press("Aprobar", on="versión 2")
    await requester.sees("aprobó")
    await bot.tg.until(lambda: all(query.toast for person in bot.people.values() for query in person.presses))
    ended = await bot.stop()

    assert bot.tg.rejections == []
    assert ended == 0, bot.log
    assert bot.tg.token not in bot.log
    assert "Renovación" not in bot.log
