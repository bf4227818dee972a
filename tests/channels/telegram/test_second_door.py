"""The draft filled in by its card's keys, section by section: the same record as by the conversation."""

from __future__ import annotations

from typing import Any

from tests.channels.request import ANSWERS, BASE, FINISHED
from tests.channels.telegram.answering import answer_all
from tests.channels.telegram.conftest import TelegramBot
from tests.fakes.telegram import Message, Person

BY_KEYS: dict[str, str | tuple[str, ...]] = {
    "Nombre de la campaña": "cómo se llama la campaña", "Clase de campaña": ("Servicio",),
    "Tipo de campaña": ("Informativa",), "Objetivo": "cuál es el objetivo",
    "Medida de efectividad": "sabrás que funcionó", "¿Es de cobro?": ("No",), "Público": ("Beneficiarios",),
    "Segmento": "qué personas de ese público", "¿Hay personas en el exterior?": ("No",),
    "Registros estimados": "cuántos registros", "Canales": ("WhatsApp", "Listo"),
    "Fecha de inicio": "qué día empieza", "Fecha de fin": "qué día termina",
    "Horario de contacto": "en qué horario", "Mensaje por WhatsApp": "mensaje por whatsapp",
    "Tipificación sugerida": "con qué tipificación", "Base de datos": "adjunta la base",
}  # fmt: skip
"""A field's key → the keys of its question, or the question whose answer is the conversation's."""
OWN = ("area", "requester", "boss", "recipients", "data_owner")  # of whoever asks


async def _view(bot: TelegramBot, person: Person, card: Message, label: str) -> None:
    """Press a key that only shows others."""
    stood = len(card.revisions)
    await person.press(label, on=card)
    await bot.tg.until(lambda: len(card.revisions) > stood)


async def _card(person: Person, after: Message | None) -> Message:
    await person.write("/resumen")
    return await person.sees("solicitud", with_button="Cambiar", after=after)


async def _answered(person: Person, card: Message, answer: str | tuple[str, ...]) -> None:
    question = await person.sees(with_button="¿Por qué lo piden?", after=card)
    if isinstance(answer, tuple):
        for label in answer:
            await person.press(label, on=question)
    elif ANSWERS[answer] == BASE:
        await person.send_document(BASE)
    else:
        await person.write(str(ANSWERS[answer]))
    await person.sees("✓", after=question)


async def _fields(bot: TelegramBot, who: str) -> dict[str, Any]:
    brief = await bot.look(lambda uow: uow.briefs.of(who)[0])
    held = {code: value for code, value in brief.fields.items() if code not in OWN}
    return held | {"files": [one.sha256 for one in brief.attachments]}


async def test_p13_keys_and_conversation_give_the_same_record(deaf_bot: TelegramBot) -> None:
    bot = deaf_bot
    bot.tg.limits.is_on = False
    bot.people["requester2"] = bot.tg.person("Andrés")
    await bot.bind("requester", "requester2")
    await bot.start(PREGONERO_TELEGRAM_PACE="100")
    await answer_all(bot["requester"], "/brief")
    keys = bot["requester2"]
    await keys.write("/brief")
    last = await keys.sees("cómo se llama")
    for field, answer in BY_KEYS.items():
        last = await _card(keys, last)
        await _view(bot, keys, last, "Responder")
        await keys.press(field, on=last)
        await _answered(keys, last, answer)
        last = keys.inbox()[-1]
    done = await _card(keys, last)

    assert FINISHED in done.buttons
    assert await _fields(bot, "requester2") == await _fields(bot, "requester")
    assert bot.tg.rejections == []
