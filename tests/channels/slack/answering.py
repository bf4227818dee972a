"""A requester at Slack who answers each question as it comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.channels.request import ANSWERS, FINISHED, asked_in
from tests.fakes.slack import Message, Person, buttons_of, said_in

NAME = "Renovación de crédito 2027-1"
SECONDS = 30


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
    asked = asked_in(said_in(message))
    assert asked is not None, said_in(message)
    answer = ANSWERS[asked]
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
    return FINISHED in buttons_of(message.blocks) or asked_in(said_in(message)) is not None


def _bot_messages(person: Person) -> int:
    return sum(1 for one in person.inbox() if one.bot_id)


async def _until(person: Person, found: Callable[[], Message | None]) -> Message:
    try:
        message = await person.world.bell.until(found, 20)
    except AssertionError as error:
        raise AssertionError(person.texts()[-4:]) from error
    assert message is not None
    return message
