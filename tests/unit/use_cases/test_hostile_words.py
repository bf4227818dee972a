"""Whatever a person sends, the bot answers, loses nothing and shows their words as they wrote them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.forms.brief import BRIEF
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import in_review, ready
from tests.unit.use_cases.spoken import FIRST_MESSAGE

HOSTILE = {
    "huge": "á" * 100_000,
    "words": "palabra " * 12_000,
    "emoji": "🙈🙉🙊",
    "control": "\x00\x01\x1b[31m\x7f",
    "spaces": " \n\t \u200b",
    "markup": "<script>alert(1)</script> *negrita* [a](http://b) &amp; {0} {name} %s %(x)s",
    "digits": "9" * 5_000,
    "rtl": "\u202eabc\u202c",
    "dates": "31/31/31 " * 500,
    "braces": "{" * 500,
}


EVERYTHING_APPLIES: dict[str, Any] = {
    "channels": ["call"],
    "class": "commercial",
    "type": "transactional",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_with_nothing_open_there_is_always_an_answer(chats: Chats, text: str) -> None:
    assert await chats.say("requester", text) != ""


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("ref", tuple(BRIEF.refs(EVERYTHING_APPLIES)))
async def test_every_question_survives_it(chats: Chats, ref: str, text: str) -> None:
    await chats.keep(ready(**EVERYTHING_APPLIES))
    await chats.ask("requester", ref)

    assert await chats.say("requester", text) != ""
    assert await chats.transactions.run(lambda uow: uow.inbox.waiting()) == 0


async def test_markup_comes_back_literally(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    answer = await chats.say("requester", HOSTILE["markup"])

    assert f"Nombre de la campaña: {HOSTILE['markup']} ✓" in answer


async def test_a_name_of_emoji_only_is_no_name(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    answer = await chats.say("requester", "🙈🙉🙊")

    assert "No pude leer eso como «Nombre de la campaña»" in answer


async def test_a_message_keeps_its_line_breaks_and_emoji(chats: Chats) -> None:
    await chats.keep(ready(message=None))
    await chats.say("requester", "continuar")
    await chats.say("requester", "Hola 👋\r\nEl plazo vence el 18\x00")

    assert (await chats.brief()).value("message.sms") == "Hola 👋\nEl plazo vence el 18"


async def test_an_empty_message_is_answered_and_the_question_stays(chats: Chats) -> None:
    await chats.say("requester", FIRST_MESSAGE)
    answer = await chats.say("requester", "   ")

    assert "Me llegó un mensaje vacío." in answer
    assert "¿Cómo se llama la campaña?" in answer


async def test_a_form_with_unexpected_values_is_survived(chats: Chats) -> None:
    await in_review(chats)
    await chats.press("analyst", "Devolver")
    await chats.submit("analyst", reason="x" * 50_000, corrections={"segment": "y" * 50_000}, extra=["z"])
    brief = await chats.brief()

    assert len(brief.returned_reason or "") == 1000
    assert [len(item.note) for item in brief.corrections] == [1000]
