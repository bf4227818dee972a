"""At any step of the form: go back, pause, go on after a restart, ask for help, ask how far it is, cancel."""

from __future__ import annotations

import pytest

from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack import Person, buttons_of, said_in

pytestmark = pytest.mark.rasa
SECONDS = 30
NAME = "Renovación de crédito 2027-1"


async def test_p12_a_form_is_walked_back_paused_resumed_after_a_restart_and_cancelled(
    clever_bot: SlackBot,
) -> None:
    bot, requester = clever_bot, clever_bot["requester"]
    await bot.start()

    told = [
        await _answer(requester, words) for words in ("necesito una campaña", NAME, "atrás", NAME, "pausar")
    ]
    await bot.kill()
    await bot.start()
    told += [
        await _answer(requester, words)
        for words in (
            "sigamos con mi solicitud",
            "ayuda",
            "¿en qué va mi solicitud?",
            "asdfgh qwerty",
            "cancelar",
        )
    ]
    await requester.click("Sí, cancelar")
    await requester.sees(f"Cancelé «{NAME}»", SECONDS)

    wanted = [
        "llama la campaña", "De qué clase", "llama la campaña", "De qué clase", "continuar", "Seguimos con",
        "Puedo acompañarte", "en borrador", "No reconocí ninguna de las opciones", "Sí, cancelar",
    ]  # fmt: skip
    assert [want for want, words in zip(wanted, told, strict=True) if want not in words] == []
    assert bot.slack.rejections == []


async def _answer(person: Person, words: str) -> str:
    """Say something and return the answer, buttons and all."""
    answers = len([one for one in person.inbox() if one.bot_id])
    await person.dm(words)
    mine = await person.world.bell.until(
        lambda: [one for one in person.inbox() if one.bot_id][answers:], SECONDS
    )
    return " ".join((said_in(mine[-1]), *buttons_of(mine[-1].blocks)))
