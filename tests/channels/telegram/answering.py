"""A requester at Telegram who answers each question as it comes."""

from __future__ import annotations

from pathlib import Path

from bot.use_cases.ports import UnitOfWork
from tests.channels.request import ANSWERS, FINISHED, asked_in
from tests.channels.telegram.conftest import TelegramBot
from tests.fakes.telegram import Message, Person
from tests.unit.use_cases.drafts import ready

FOLIO = "CAMP-2026-0001"


async def answer_all(person: Person, first: str) -> Message:
    """Say *first*, answer until the request can be sent, and return the summary."""
    await person.write(first)
    after: Message | None = None
    for _ in range(len(ANSWERS) + 10):
        message = await _question(person, after)
        if FINISHED in message.buttons:
            return message
        after = message
        await _answer(person, message)
    raise AssertionError([one.text for one in person.inbox()[-4:]])


async def _question(person: Person, after: Message | None) -> Message:
    def found() -> Message | None:
        later = [one for one in person.inbox() if after is None or one.sequence > after.sequence]
        asking = [one for one in later if FINISHED in one.buttons or asked_in(one.text)]
        return asking[-1] if asking else None

    try:
        message = await person._world.bell.until(found, 30)
    except AssertionError as error:
        raise AssertionError([one.text for one in person.inbox()[-4:]]) from error
    assert message is not None
    return message


async def _answer(person: Person, message: Message) -> None:
    answer = ANSWERS[asked_in(message.text) or ""]
    if isinstance(answer, tuple):
        await person.press(answer[0], on=message)
    elif isinstance(answer, Path):
        await person.send_document(answer)
    else:
        await person.write(answer)


async def keep_draft(bot: TelegramBot, who: str = "requester") -> None:
    """Put a draft with nothing missing into a requester's hand, before the process starts."""
    brief = ready(requester=who)

    def work(uow: UnitOfWork) -> None:
        uow.briefs.put(brief)
        conversation = uow.conversations.get(who)
        conversation.brief = brief.id
        uow.conversations.put(conversation)

    await bot.look(work)


async def submit(bot: TelegramBot, who: str = "requester") -> None:
    """Send the draft that `keep_draft` left."""
    await bot[who].write("/resumen")
    await bot[who].sees(with_button=FINISHED)
    await bot[who].press(FINISHED)


async def into_review(bot: TelegramBot) -> Message:
    """Send the draft, have it approved by boss and communications, and return the OCM's card."""
    await submit(bot)
    for handle, label in (("boss", "Aprobar"), ("communications", "Dar aval")):
        await bot[handle].sees(FOLIO, with_button=label)
        await bot[handle].press(label)
    return await bot["analyst"].sees(FOLIO, with_button="Tomar", chat=bot.room)
