"""«¿Te refieres a …?», namesakes shown with who they are, and whose yes a yes is."""

from __future__ import annotations

from functools import partial

import pytest

from bot.core.people import Person
from bot.use_cases.ports import UnitOfWork
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.spoken import FIRST_MESSAGE


def boss(handle: str, name: str, area: str, *roles: str) -> Person:
    """Return one more person who may approve."""
    return Person(handle, name, f"{handle}@icetex.example", area, frozenset({"requester", "boss", *roles}))


def _save(person: Person, uow: UnitOfWork) -> None:
    uow.people.save_person(person)


async def asked_for_the_boss(chats: Chats, *people: Person) -> None:
    """Have the boss asked, with more people in the directory."""
    for person in people:
        await chats.transactions.run(partial(_save, person))
    await chats.say("requester", FIRST_MESSAGE)
    await chats.ask("requester", "boss")


async def test_two_of_one_name_are_shown_with_who_they_are(chats: Chats) -> None:
    await asked_for_the_boss(
        chats, boss("luz1", "Luz Mora", "becas"), boss("luz2", "Luz Mora", "fondos", "leader")
    )
    answer = await chats.say("requester", "Luz Mora")

    assert "Hay varias personas que pueden ser" in answer
    assert chats.offered("requester")[:2] == (
        "Luz Mora · Oficina de Becas · jefe inmediato",
        "Luz Mora · Vicepresidencia de Fondos · jefe inmediato y líder del proceso",
    )


async def test_namesakes_of_one_area_and_role_are_told_by_their_handles(chats: Chats) -> None:
    await asked_for_the_boss(chats, boss("luz1", "Luz Mora", "becas"), boss("luz2", "Luz Mora", "becas"))
    await chats.say("requester", "Luz")

    assert chats.offered("requester")[:2] == (
        "Luz Mora · Oficina de Becas · jefe inmediato (luz1)",
        "Luz Mora · Oficina de Becas · jefe inmediato (luz2)",
    )


async def test_a_press_chooses_one_of_them(chats: Chats) -> None:
    await asked_for_the_boss(chats, boss("luz1", "Luz Mora", "becas"), boss("luz2", "Luz Mora", "fondos"))
    await chats.say("requester", "Luz")
    await chats.press("requester", "Luz Mora · Vicepresidencia de Fondos · jefe inmediato")

    assert (await chats.brief()).fields["boss"] == "luz2"


async def test_the_area_alone_chooses_one_of_them(chats: Chats) -> None:
    await asked_for_the_boss(chats, boss("luz1", "Luz Mora", "becas"), boss("luz2", "Luz Mora", "fondos"))
    await chats.say("requester", "Luz, la de fondos")

    assert (await chats.brief()).fields["boss"] == "luz2"


@pytest.mark.parametrize(("said", "handle"), [("sí", "boss2"), ("no, Martín", "boss"), ("Echeverri", "boss")])
async def test_what_is_said_to_the_near_match_belongs_to_it(chats: Chats, said: str, handle: str) -> None:
    await asked_for_the_boss(chats)
    question = await chats.say("requester", "Glorita")
    await chats.say("requester", said)

    assert "¿Te refieres a Gloria Santamaría?" in question
    assert (await chats.brief()).fields["boss"] == handle


async def test_a_no_asks_for_the_name_again(chats: Chats) -> None:
    await asked_for_the_boss(chats)
    await chats.say("requester", "Glorita")
    answer = await chats.say("requester", "no")

    assert "¿Quién es tu jefe inmediato?" in answer
    assert (await chats.brief()).fields["boss"] == "boss"


async def test_a_question_in_between_leaves_the_near_match_open(chats: Chats) -> None:
    await asked_for_the_boss(chats)
    await chats.say("requester", "Glorita")
    await chats.say("requester", "¿qué es un barrido?")
    await chats.say("requester", "sí")

    assert (await chats.brief()).fields["boss"] == "boss2"


async def test_a_stranger_brings_the_likeliest(chats: Chats) -> None:
    await asked_for_the_boss(chats)
    answer = await chats.say("requester", "Ramiro Galvis")

    assert "No encontré a esa persona en el directorio" in answer
    assert {label.partition(" · ")[0] for label in chats.offered("requester")[:2]} == {
        "Gloria Santamaría",
        "Martín Echeverri",
    }


async def test_my_boss_is_the_one_of_the_directory(chats: Chats) -> None:
    await asked_for_the_boss(chats)
    await chats.say("requester", "mi jefe de siempre")

    assert (await chats.brief()).fields["boss"] == "boss"
