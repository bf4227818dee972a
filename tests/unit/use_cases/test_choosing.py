"""Multiple choices are ticked in place and ended with «Listo»; what is suggested is taken with a yes."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import ready


async def test_toggles_are_ticked_one_by_one_and_ended_with_listo(chats: Chats) -> None:
    await chats.keep(ready(channels=None, message=None))
    await chats.say("requester", "continuar")
    await chats.press("requester", "Correo", "SMS")
    ticked = (await chats.conversation()).ticked
    answer = await chats.press("requester", "Listo")

    assert ticked == ["email", "sms"]
    assert (await chats.brief()).value("channels") == ["sms", "email"]
    assert "Canales: SMS y Correo ✓" in answer


async def test_a_toggle_pressed_twice_is_off_again(chats: Chats) -> None:
    await chats.keep(ready(channels=None, message=None))
    await chats.say("requester", "continuar")
    await chats.press("requester", "Correo", "SMS", "Correo", "Listo")

    assert (await chats.brief()).value("channels") == ["sms"]


async def test_ticking_rewrites_the_question_where_it_stands(chats: Chats) -> None:
    await chats.keep(ready(channels=None, message=None))
    await chats.say("requester", "continuar")
    before = chats.newest("requester").reply
    await chats.press("requester", "Correo")
    after = chats.newest("requester").reply

    assert after.card == before.card
    assert after.paragraphs == before.paragraphs
    assert [button.chosen for button in after.buttons][:5] == [False, True, False, False, False]


async def test_listo_without_a_tick_asks_to_choose(chats: Chats) -> None:
    await chats.keep(ready(channels=None, message=None))
    await chats.say("requester", "continuar")
    answer = await chats.press("requester", "Listo")

    assert "No reconocí ninguna de las opciones de «Canales»" in answer
    assert (await chats.brief()).value("channels") is None


async def test_channels_may_be_written_instead_of_ticked(chats: Chats) -> None:
    await chats.keep(ready(channels=None, message=None))
    await chats.say("requester", "continuar")
    await chats.press("requester", "Correo")
    await chats.say("requester", "solo sms y whatsapp")

    assert (await chats.brief()).value("channels") == ["sms", "whatsapp"]
    assert (await chats.conversation()).ticked == []


@pytest.mark.parametrize("agreed", ["sí", "Sí, claro", "dale", "si"])
async def test_a_suggestion_is_accepted_with_a_yes(chats: Chats, agreed: str) -> None:
    await chats.keep(ready(contact_hours=None))
    asked = await chats.say("requester", "continuar")
    await chats.say("requester", agreed)

    assert "¿Uso esto? lunes a viernes, de 08:00 a 17:00" in asked
    assert (await chats.brief()).value("contact_hours") == {
        "from": "08:00",
        "to": "17:00",
        "days": ["mon", "tue", "wed", "thu", "fri"],
    }


async def test_a_suggestion_is_accepted_with_its_button(chats: Chats) -> None:
    await chats.keep(ready(classification=None))
    await chats.say("requester", "continuar")
    await chats.press("requester", "Sí")

    assert (await chats.brief()).value("classification") == "Servicio · Renovación 2027-1"


async def test_changing_a_multiple_choice_begins_with_what_stands(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.say("requester", "resumen")
    await chats.press("requester", "Cambiar", row="Canales")
    await chats.press("requester", "Correo", "Listo")

    assert (await chats.brief()).value("channels") == ["sms", "email"]


async def test_a_multiple_choice_is_ended_in_words_too(chats: Chats) -> None:
    await chats.keep(ready(channels=None, message=None))
    await chats.say("requester", "continuar")
    await chats.press("requester", "Correo")
    await chats.say("requester", "listo")

    assert (await chats.brief()).value("channels") == ["email"]
