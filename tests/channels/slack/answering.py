"""A requester at Slack who answers each question as it comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.fakes.slack import Message, Person, buttons_of, said_in

BASE = Path(__file__).parents[2] / "dialogues/bases/beneficiarios.csv"
FINISHED = "Enviar solicitud"
NAME = "Renovación de crédito 2027-1"
SECONDS = 30
ANSWERS: dict[str, str | Path | tuple[str]] = {
    "cómo se llama la campaña": "Renovación de crédito 2027-1",
    "por qué canales": "WhatsApp",
    "a qué público": "beneficiarios",
    "cuántos registros": "40",
    "de qué clase": ("Servicio",),
    "informativa (solo": "informativa",
    "cuál es el objetivo": "Recordar a los beneficiarios la fecha límite para renovar su crédito",
    "sabrás que funcionó": "porcentaje de personas que renovaron en los 15 días siguientes",
    "cobrar una deuda": ("No",),
    "qué personas de ese público": "beneficiarios de pregrado con renovación pendiente",
    "viven en el exterior": "no",
    "qué día empieza": "martes 1 de diciembre",
    "qué día termina": "15 de diciembre",
    "en qué horario": "de lunes a viernes de 8 a 5",
    "mensaje por whatsapp": "Hola, {nombre}. El plazo de renovación va hasta el 15 de diciembre.",
    "con qué tipificación": "Renovación 2027-1",
    "adjunta la base": BASE,
}
"""A word of each question → words, a button's label in a tuple, or a file."""


async def send_a_request(person: Person) -> None:
    """Ask for a campaign without a word that would need understanding, and send it."""
    await person.command("/brief", "nueva")
    await answer_all(person)
    await person.click(FINISHED)


async def begin_a_request(person: Person) -> Message:
    """Ask for a campaign, name it, and return the question that comes next: of which class it is."""
    await person.command("/brief", "nueva")
    await person.sees("llama la campaña", SECONDS)
    await person.dm(NAME)
    return await person.sees("De qué clase", SECONDS)


async def answer_all(person: Person) -> None:
    """Answer until the request can be sent. Raises AssertionError for a question not known."""
    answered = 0
    for _ in range(len(ANSWERS) + 10):
        message = await _next(person, answered)
        if FINISHED in buttons_of(message.blocks):
            return
        answered = _bot_messages(person)
        await _answer(person, message)
    raise AssertionError(person.texts()[-6:])


async def _answer(person: Person, message: Message) -> None:
    said = said_in(message).lower()
    asked = [word for word in ANSWERS if word in said]
    assert asked, said
    answer = ANSWERS[max(asked, key=said.rfind)]
    if isinstance(answer, tuple):
        await person.click(answer[0], on=message)
    elif isinstance(answer, Path):
        await person.upload([answer])
    else:
        await person.dm(answer)


async def _next(person: Person, answered: int) -> Message:
    """Return the newest question: what the bot said after so many messages of its own."""

    def found() -> Message | None:
        mine = [one for one in person.inbox() if one.bot_id]
        asking = [one for one in mine[answered:] if _asks(one)]
        return asking[-1] if asking else None

    return await _until(person, found)


def _asks(message: Message) -> bool:
    said = said_in(message).lower()
    return FINISHED in buttons_of(message.blocks) or any(word in said for word in ANSWERS)


def _bot_messages(person: Person) -> int:
    return sum(1 for one in person.inbox() if one.bot_id)


async def _until(person: Person, found: Callable[[], Message | None]) -> Message:
    try:
        message = await person.world.bell.until(found, 20)
    except AssertionError as error:
        raise AssertionError(person.texts()[-4:]) from error
    assert message is not None
    return message
