"""A person is brought in: the OCM sees the last turns, answers in the thread, and the conversation goes on."""

from __future__ import annotations

import itertools

from bot.core.folding import fold
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import in_review, ready

ASK = "hablar con una persona"
CARD = "pide hablar con una persona"


async def _asked(chats: Chats) -> str:
    await chats.keep(ready(objective=None))
    await chats.say("requester", "hola")
    await chats.say("requester", "continuar")
    return await chats.say("requester", ASK)


async def test_the_person_is_told_who_answers_and_by_when(chats: Chats) -> None:
    answer = await _asked(chats)

    assert "avisé a la OCM (Camilo Duarte y Sofía Beltrán)" in answer
    assert "a más tardar hoy, 1:00" in answer
    assert "¿Cuál es el objetivo de la campaña?" in answer


async def test_after_hours_the_answer_comes_the_next_business_day(chats: Chats) -> None:
    chats.advance(days=3, hours=10)  # Friday at seven in the evening

    assert "a más tardar el lunes 30 de noviembre, 12:00" in await chats.say("requester", ASK)


async def test_whoever_reviews_the_brief_is_the_one_who_answers(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Tomar")
    brief = await chats.brief()
    await chats.keep(brief)

    assert "avisé a Camilo Duarte" in await chats.say("requester", ASK)


async def test_the_card_has_the_last_turns_of_both_sides(chats: Chats) -> None:
    await _asked(chats)
    card = chats.heard("ocm_channel")

    assert "Laura Cárdenas pide hablar con una persona. Va en «Renovación 2027-1»." in card
    assert "Laura Cárdenas: hola" in card
    assert "Pregonero: ¡Hola, Laura!" in card
    assert "Laura Cárdenas: continuar" in card
    assert f"Laura Cárdenas: {ASK}" in card
    assert chats.offered("ocm_channel") == ("Atender", "Ver la solicitud", "Dar por atendida")


async def test_a_file_is_mentioned_and_not_passed_on(chats: Chats) -> None:
    await chats.upload("requester", "secreto.pdf")
    await chats.say("requester", ASK)

    assert "(adjuntó 1 archivo)" in chats.heard("ocm_channel")
    assert chats.newest("ocm_channel").reply.documents == ()


async def test_only_the_last_six_turns_are_passed_on(chats: Chats) -> None:
    for number in range(8):
        await chats.say("requester", f"gracias {number}")
    await chats.say("requester", ASK)
    card = chats.heard("ocm_channel")

    assert "gracias 1\n" not in card
    assert "gracias 2\n" in card


async def test_a_second_request_adds_to_the_same_card_and_is_answered_otherwise(chats: Chats) -> None:
    answers = [await _asked(chats), *[await chats.say("requester", ASK) for _ in range(3)]]
    cards = [shown for shown in chats.standing("analyst") if fold(CARD) in fold(shown.text)]

    assert len(cards) == 1
    assert "Lo ha pedido 4 veces" in cards[0].text
    assert all(one != other for one, other in itertools.pairwise(answers))


async def test_another_matter_has_a_card_of_its_own(chats: Chats) -> None:
    await chats.say("requester", ASK)
    await _asked(chats)

    assert (
        len({shown.reply.card for shown in chats.standing("analyst") if fold(CARD) in fold(shown.text)}) == 2
    )


async def test_an_answer_in_the_thread_reaches_the_person_who_goes_on(chats: Chats) -> None:
    await _asked(chats)
    told = await chats.reply("analyst", "La base se corrige en el portal.", on=CARD)
    heard = chats.heard("requester")
    await chats.say("requester", "Que todos renueven antes del cierre del periodo")
    brief = await chats.brief()

    assert told == "La respuesta ya le llegó a Laura Cárdenas."
    assert heard == "Camilo Duarte, de la OCM, responde: «La base se corrige en el portal.»"
    assert brief.fields["objective"] == "Que todos renueven antes del cierre del periodo"
    assert "La atiende Camilo Duarte." in chats.newest("ocm_channel").text


async def test_the_person_answers_back_onto_the_card(chats: Chats) -> None:
    await _asked(chats)
    await chats.reply("analyst", "¿Cuál base?", on=CARD)
    await chats.press("requester", "Responder a Camilo Duarte")
    answer = await chats.submit("requester", reason="La de renovaciones")

    assert "Se lo pasé a Camilo Duarte." in answer
    assert "¿Cuál es el objetivo de la campaña?" in answer
    assert "Laura Cárdenas: La de renovaciones" in chats.heard("ocm_channel")


async def test_the_person_answers_back_in_the_thread_of_the_answer(chats: Chats) -> None:
    await _asked(chats)
    await chats.reply("analyst", "¿Cuál base?", on=CARD)
    await chats.reply("requester", "La de renovaciones", on="¿Cuál base?")

    assert "Laura Cárdenas: La de renovaciones" in chats.heard("ocm_channel")


async def test_taking_tells_the_person_and_closing_ends_the_card(chats: Chats) -> None:
    await _asked(chats)
    await chats.press("analyst", "Atender")
    heard = chats.heard("requester")
    await chats.press("analyst", "Dar por atendida")
    card = chats.newest("ocm_channel")
    await chats.say("requester", ASK)

    assert heard == "Camilo Duarte, de la OCM, ya tiene el mensaje y responde por aquí."
    assert "Atendida por Camilo Duarte" in card.text
    assert card.labels == ()
    assert chats.newest("ocm_channel").reply.card != card.reply.card


async def test_the_case_opens_for_the_analyst_alone(chats: Chats) -> None:
    await _asked(chats)
    await chats.press("analyst", "Ver la solicitud")
    seen = chats.heard("analyst")
    outsider = await chats.press_id("sales", chats.button("analyst", "Ver la solicitud"))

    assert "Solicitud de Laura Cárdenas:" in seen
    assert "Nombre de la campaña: Renovación 2027-1" in seen
    assert outsider == "Ese botón es para otra persona."


async def test_a_matter_nobody_touched_for_days_is_over(chats: Chats) -> None:
    await chats.say("requester", ASK)
    first = chats.newest("ocm_channel").reply.card
    chats.advance(days=4)
    await chats.say("requester", ASK)

    assert chats.newest("ocm_channel").reply.card != first


async def test_what_is_kept_is_forgotten_in_time(chats: Chats) -> None:
    await chats.say("requester", "hola")
    chats.advance(days=31)
    await chats.say("requester", ASK)

    assert "hola" not in chats.heard("ocm_channel")
