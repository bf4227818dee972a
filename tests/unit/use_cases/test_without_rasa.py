"""While Rasa is away the field asked and the buttons go on; what only Rasa could read is kept and answered later."""

from __future__ import annotations

from bot.core.messages import Identity
from bot.use_cases.ports import UnitOfWork
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import ready
from tests.unit.use_cases.spoken import FIRST_MESSAGE

AWAY = "Por un momento entiendo solo respuestas y botones"
KEPT = "Guardé el tuyo y te respondo apenas vuelva"


async def test_the_field_asked_is_answered(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    chats.interpreter.available = False
    answer = await chats.say("requester", "Renovación 2027-1")

    assert "Nombre de la campaña: Renovación 2027-1 ✓" in answer
    assert "¿De qué clase es la campaña?" in answer


async def test_the_person_is_told_once(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    chats.interpreter.available = False
    answers = [
        await chats.say("requester", text) for text in ("Renovación 2027-1", "servicio", "informativa")
    ]

    assert [AWAY in answer for answer in answers] == [True, False, False]


async def test_the_person_is_told_again_the_next_time(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    chats.interpreter.available = False
    await chats.say("requester", "Renovación 2027-1")
    chats.interpreter.available = True
    await chats.say("requester", "servicio")
    chats.interpreter.available = False

    assert AWAY in await chats.say("requester", "informativa")


async def test_commands_are_understood(chats: Chats) -> None:
    await chats.keep(ready())
    chats.interpreter.available = False

    assert "Revisa tus respuestas" in await chats.say("requester", "resumen")


async def test_buttons_work_and_need_no_apology(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    await chats.say("requester", "Renovación 2027-1")
    chats.interpreter.available = False
    answer = await chats.press("requester", "Servicio")

    assert "Clase de campaña: Servicio ✓" in answer
    assert AWAY not in answer


async def test_a_free_message_is_kept_and_answered_after_the_recall(chats: Chats) -> None:
    chats.interpreter.available = False
    first = await chats.say("requester", FIRST_MESSAGE)
    waiting = await chats.transactions.run(lambda uow: uow.inbox.waiting())
    chats.interpreter.available = True
    recalled = await chats.transactions.run(lambda uow: uow.inbox.recall())
    await chats.settle()

    assert KEPT in first
    assert (waiting, recalled) == (0, 1)
    assert (await chats.brief()).value("records") == 12000
    assert "¿Cómo se llama la campaña?" in chats.newest("requester").text


async def test_two_free_messages_are_kept_in_order_and_told_once(chats: Chats) -> None:
    chats.interpreter.available = False
    answers = [await chats.say("requester", text) for text in ("hola", FIRST_MESSAGE)]
    chats.interpreter.available = True
    await chats.transactions.run(lambda uow: uow.inbox.recall())
    await chats.settle()

    assert [KEPT in answer for answer in answers] == [True, False]
    assert len(await chats.briefs()) == 1


async def test_somebody_unknown_is_put_aside_without_an_answer(chats: Chats) -> None:
    await chats.say("nobody", "hola")

    def unbound(uow: UnitOfWork) -> bool:
        return uow.people.by_identity(Identity("sandbox", "", "nobody")) is None

    assert await chats.transactions.run(unbound)
    assert chats.seen == []
    assert await chats.transactions.run(lambda uow: uow.inbox.waiting()) == 0
