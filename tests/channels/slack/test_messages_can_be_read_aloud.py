"""What a screen reader and a notification say: words on every message, for every image, on every button."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from tests.channels.slack.answering import send_a_request
from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack import Person

SECONDS: Final = 30
FOLIO: Final = "CAMP-2026-0001"
SHOWING: Final = ("chat.postMessage", "chat.update", "chat.postEphemeral")
WORD: Final = re.compile(r"[^\W\d_]{2,}")


async def test_s36_every_message_card_page_and_window_says_in_words_what_it_is(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    await _a_whole_request(slack_bot)
    calls = [call for call in slack_bot.slack.world.calls if call.error is None]
    messages = [call.arguments for call in calls if call.method in SHOWING]
    drawn = [call.arguments for call in calls if call.method in (*SHOWING, "views.publish", "views.update")]

    assert {call.method for call in calls} >= {*SHOWING, "views.publish", "views.open", "views.update"}
    assert [one for one in messages if not WORD.search(str(one.get("text", "")))] == []
    assert [one for one in _of_type(drawn, "image") if not WORD.search(one.get("alt_text", ""))] == []
    assert [one for one in _of_type(drawn, "button") if not WORD.search(one["text"]["text"])] == []
    assert [one for one in _of_type(drawn, "input") if not WORD.search(one["label"]["text"])] == []
    assert slack_bot.slack.rejections == []


async def test_s36_the_text_beside_a_card_is_how_the_card_begins(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    await send_a_request(slack_bot["requester"])
    card = await slack_bot["boss"].sees(FOLIO, SECONDS)

    assert FOLIO in card.text
    assert "Laura Cárdenas" in card.text


async def _a_whole_request(bot: SlackBot) -> None:
    """Ask, look at pages, fill in a form, be refused in a room, return, approve."""
    requester, boss, communications, analyst = (
        bot[handle] for handle in ("requester", "boss", "communications", "analyst")
    )
    await boss.join(bot.room)
    await analyst.open_home()
    await analyst.sees_home("Hola", SECONDS)
    await send_a_request(requester)
    await boss.sees(FOLIO, SECONDS)
    await boss.click("Aprobar")
    await communications.sees(FOLIO, SECONDS)
    await communications.click("Dar aval")
    card = await analyst.sees(FOLIO, SECONDS)
    await boss.click("Tomar", on=card)
    await analyst.click("Tomar", on=card)
    await analyst.sees("La revisa", SECONDS)
    await analyst.click("Devolver", on=card)
    await analyst.sees_modal("Nota: Objetivo", SECONDS)
    await analyst.submit({"Nota: Objetivo": "Falta decir para qué"})
    await requester.sees("Falta decir para qué", SECONDS)
    await _by_form(requester)


async def _by_form(requester: Person) -> None:
    await requester.click("Corregir ahora")
    await requester.sees("Formulario: Propósito", SECONDS)
    await requester.click("Formulario: Propósito")
    await requester.sees_modal("Objetivo", SECONDS)
    await requester.submit({"Objetivo": "Recordar la fecha límite para que nadie pierda su renovación"})
    await requester.sees("Será la versión 2", SECONDS)


def _of_type(value: Any, kind: str) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _of_type(one, kind)
    elif isinstance(value, dict):
        if value.get("type") == kind:
            yield value
        for one in value.values():
            yield from _of_type(one, kind)
