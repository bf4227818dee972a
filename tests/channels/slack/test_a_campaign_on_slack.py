"""A campaign from the first word to its approval, by Slack alone and the shipped process."""

from __future__ import annotations

import pytest

from tests.channels.slack.answering import answer_all
from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack import buttons_of, pings_in, said_in

pytestmark = pytest.mark.rasa
SECONDS = 20


async def test_a_campaign_is_requested_returned_corrected_and_approved(clever_bot: SlackBot) -> None:
    bot = clever_bot
    bot.slack.limits.is_on = False
    await bot.start()
    requester, boss, communications, analyst = (
        bot[handle] for handle in ("requester", "boss", "communications", "analyst")
    )

    await requester.dm("necesito una campaña por WhatsApp para 40 beneficiarios")
    await answer_all(requester)
    await requester.click("Enviar solicitud")
    await boss.sees("CAMP-2026-0001", SECONDS)
    await boss.click("Aprobar")
    await communications.sees("CAMP-2026-0001", SECONDS)
    await communications.click("Dar aval")
    card = await analyst.sees("CAMP-2026-0001", SECONDS)
    await analyst.click("Tomar", on=card)
    await analyst.sees("La revisa", SECONDS)
    await analyst.click("Devolver", on=card)
    modal = await analyst.sees_modal("correg", SECONDS)
    await analyst.submit({"Nota: Mensaje por WhatsApp": "Falta decir dónde se renueva <!channel>"})
    returned = await requester.sees("Falta decir dónde se renueva", SECONDS)
    await requester.click("Corregir ahora")
    await requester.sees("Te devolvieron", SECONDS)
    await requester.dm("Hola, {nombre}. El plazo va hasta el 15 de diciembre en el portal.")
    await requester.sees("Al enviarla será la versión 2", SECONDS)
    await requester.click("Enviar solicitud")
    await communications.sees("versión 2", SECONDS)
    await communications.click("Dar aval")
    second = await analyst.sees("Cambios desde la versión 1", SECONDS)
    await analyst.click("Aprobar", on=second)
    done = await analyst.sees("aprob", SECONDS)

    await bot.slack.world.bell.until(lambda: "Aprobar" not in buttons_of(second.blocks), SECONDS)
    assert modal.errors == {}
    assert pings_in(returned) == []
    assert card.channel == second.channel == bot.room.id
    assert "Camilo Duarte" in said_in(done)
    assert bot.slack.rejections == []
    assert bot.slack.world.leaks == []
    assert [ack for ack in bot.slack.acks if not ack.ok] == []
    assert analyst.client_errors == []
