"""Not understood: the two likeliest readings that fit, then a menu of what fits here; and what is learnt from it."""

from __future__ import annotations

import itertools

import pytest

from bot.core.unclear import OTHER, UnclearSentence
from bot.use_cases.turn import Keeping
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import in_review, ready
from tests.unit.use_cases.spoken import NONSENSE

VAGUE = "eso de los tiempos de la cosa"


async def _kept(chats: Chats) -> list[UnclearSentence]:
    return await chats.transactions.run(lambda uow: uow.unclear.waiting())


async def test_two_readings_that_fit_are_offered(chats: Chats) -> None:
    await chats.keep(ready(), in_hand=True)
    answer = await chats.say("requester", VAGUE)

    assert "¿Es alguna de estas dos cosas?" in answer
    assert chats.offered("requester") == ("Conocer los plazos", "Cancelar la solicitud", "Otra cosa")


@pytest.mark.parametrize("pointing", ["la primera", "1", "El primero"])
async def test_a_reading_may_be_pointed_at(chats: Chats, pointing: str) -> None:
    await chats.keep(ready())
    await chats.say("requester", VAGUE)

    assert "El primer día en que puede empezar" in await chats.say("requester", pointing)


@pytest.mark.parametrize("pointing", ["ninguna", "ninguna de las dos", "otra cosa"])
async def test_neither_brings_the_menu(chats: Chats, pointing: str) -> None:
    await chats.keep(ready())
    await chats.say("requester", VAGUE)
    await chats.say("requester", pointing)

    assert chats.offered("requester")[-1] == "Hablar con una persona"


async def test_a_yes_to_two_readings_is_asked_which_and_to_one_is_taken(chats: Chats) -> None:
    await chats.say("requester", VAGUE)
    alone = await chats.say("requester", "sí")
    await chats.keep(ready())
    await chats.say("requester", VAGUE)
    both = await chats.say("requester", "sí")
    taken = await chats.say("requester", "la primera")

    assert "El primer día en que puede empezar" in alone
    assert both == "¿Cuál de las dos?"
    assert "El primer día en que puede empezar" in taken


async def test_a_no_to_the_readings_brings_the_menu(chats: Chats) -> None:
    await chats.say("requester", VAGUE)

    assert "ninguna de esas" in await chats.say("requester", "no")


async def test_after_an_offer_anything_else_is_taken_as_ever(chats: Chats) -> None:
    await chats.say("requester", VAGUE)

    assert "Hola, Laura" in await chats.say("requester", "hola")


@pytest.mark.parametrize(
    ("who", "menu"),
    [
        ("requester", ("Nueva campaña", "Mis solicitudes", "Ayuda", "Hablar con una persona")),
        ("analyst", ("Mis pendientes", "Ayuda", "Hablar con una persona")),
        (
            "boss",
            ("Nueva campaña", "Mis solicitudes", "Mis pendientes", "Ayuda", "Hablar con una persona"),
        ),
        ("provider", ("Ayuda", "Hablar con una persona")),
    ],
)
async def test_the_menu_fits_the_persons_roles(chats: Chats, who: str, menu: tuple[str, ...]) -> None:
    for _ in range(2):
        await chats.say(who, NONSENSE)

    assert chats.offered(who) == menu


async def test_over_the_card_to_check_the_menu_is_about_it(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.say("requester", "resumen")
    for _ in range(2):
        await chats.say("requester", NONSENSE)

    assert chats.offered("requester") == (
        "Enviar solicitud", "Cambiar un dato", "Guardar y seguir luego", "Hablar con una persona",
    )  # fmt: skip


async def test_ten_misses_never_bring_the_same_words_twice_in_a_row(chats: Chats) -> None:
    answers = [await chats.say("requester", NONSENSE) for _ in range(10)]

    assert all(one != other for one, other in itertools.pairwise(answers))


# -- what is learnt ------------------------------------------------------------------------------


async def test_an_unclear_sentence_is_kept_once_masked_with_its_readings(chats: Chats) -> None:
    for text in (
        "Dígale a Camilo Duarte que 3001234567 qué hubo",
        "dígale a camilo que 3001234567, qué hubo",
    ):
        await chats.say("requester", text)
        await chats.say("requester", "gracias")
    (kept,) = await _kept(chats)

    assert (kept.text, kept.count, kept.mode) == ("Dígale a _person_ que _number_ qué hubo", 2, "idle")
    assert kept.readings == {"due_dates": 0.2, "cancel": 0.15}


async def test_a_reading_that_was_pressed_labels_the_sentence(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.say("requester", VAGUE)
    await chats.press("requester", "Cancelar la solicitud")
    (kept,) = await _kept(chats)

    assert (kept.chosen, kept.likeliest, kept.count) == ({"cancel": 1}, "cancel", 1)


async def test_readings_that_were_refused_leave_it_without_a_label(chats: Chats) -> None:
    await chats.keep(ready())
    await chats.say("requester", VAGUE)
    await chats.press("requester", "Otra cosa")
    (kept,) = await _kept(chats)

    assert (kept.chosen, kept.likeliest) == ({OTHER: 1}, None)


async def test_an_answer_that_was_not_read_is_kept_too(chats: Chats) -> None:
    await chats.keep(ready(collection=None))
    await chats.say("requester", "continuar")
    await chats.say("requester", NONSENSE)

    assert [kept.mode for kept in await _kept(chats)] == ["asking"]


async def test_the_name_of_somebody_is_never_kept(chats: Chats) -> None:
    await chats.keep(ready(boss=None))
    await chats.say("requester", "continuar")
    await chats.say("requester", NONSENSE)

    assert await _kept(chats) == []


async def test_what_was_understood_is_not_kept(chats: Chats) -> None:
    await in_review(chats)
    await chats.say("requester", "hola")

    assert await _kept(chats) == []


async def test_keeping_may_be_switched_off() -> None:
    chats = Chats(Keeping(transcript_days=0, unclear_days=0))
    await chats.open()
    await chats.say("requester", VAGUE)
    await chats.press("requester", "Otra cosa")
    await chats.say("requester", "hablar con una persona")

    assert await _kept(chats) == []
    assert "Últimos mensajes" not in chats.heard("ocm_channel")
