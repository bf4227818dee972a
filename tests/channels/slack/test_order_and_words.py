"""What comes out of order or out of time is taken for what it is, and everything is said in Spanish."""

from __future__ import annotations

import re

import pytest

from tests.channels.slack.answering import begin_a_request, send_a_request
from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack import said_in

SECONDS = 30
STARTED = "llama la campaña"
ENGLISH = re.compile(r"\b(the|your|please|error|not|installed|button|sorry)\b", re.IGNORECASE)


async def test_p10_a_press_that_overtakes_the_text_before_it_is_no_answer_to_another_question(
    slack_bot: SlackBot,
) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]
    question = await begin_a_request(requester)

    slack.courier.hold()
    await requester.dm("experiencia")
    await requester.click("Servicio", on=question)
    await requester.sees("informativa", SECONDS)
    await slack.courier.release()
    await slack.world.bell.until(lambda: len(_said(slack_bot)) == 4, SECONDS)

    assert "informativa" in _said(slack_bot)[-1].lower()  # still asked: the late word answered nothing
    assert slack.rejections == []


async def test_p10_a_late_press_is_a_correction_that_is_said(
    slack_bot: SlackBot,
) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]
    question = await begin_a_request(requester)
    await requester.dm("servicio")
    await requester.sees("informativa", SECONDS)

    ack = await requester.click("Comercial", on=question)
    await requester.sees("Cambié Clase de campaña: Servicio → Comercial", SECONDS)

    assert ack.status == 200
    assert slack.rejections == []


async def test_p14_people_of_any_locale_are_answered_in_spanish(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack = slack_bot.slack
    person = slack.person("tourist", email="requester2@demo.example", locale="en-US", tz="America/New_York")
    other = slack.person("nobody", email="nobody@elsewhere.example", locale="en-US")

    await person.command("/brief", "nueva")
    await person.sees(STARTED, SECONDS)
    await other.dm("hello")
    await other.sees("No encuentro tu correo", SECONDS)

    said = [said_in(one) for who in (person, other) for one in who.inbox() if one.bot_id]
    assert [words for words in said if ENGLISH.search(words)] == []


async def test_p14_a_workspace_without_the_app_is_told_so_in_spanish(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    payload = {
        "command": "/brief", "text": "nueva", "team_id": "T0NOWHERE", "user_id": "U1", "channel_id": "D1",
        "trigger_id": "1.2.3", "response_url": "", "team_domain": "nowhere", "api_app_id": "A1",
    }  # fmt: skip

    ack = await slack_bot.slack.courier.interaction("slash_commands", payload)

    assert ack.status == 200
    assert "Todavía no estoy instalado" in str(ack.body)


@pytest.mark.parametrize("composed", ["Renovacio\u0301n an\u0303o 2027", "Renovación año 2027"])
async def test_p14_letters_of_either_composition_are_the_same_answer(
    slack_bot: SlackBot, composed: str
) -> None:
    await slack_bot.start()
    requester = slack_bot["requester"]
    await requester.command("/brief", "nueva")
    await requester.sees(STARTED, SECONDS)

    await requester.dm(f"{composed} 🎓")
    answer = await requester.sees("De qué clase", SECONDS)

    assert "Renovación año 2027" in said_in(answer)


async def test_p31_a_press_that_was_lost_in_an_outage_is_made_again_from_what_is_pending(
    slack_bot: SlackBot,
) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    slack, requester, boss = slack_bot.slack, slack_bot["requester"], slack_bot["boss"]
    await send_a_request(requester)
    card = await boss.sees("CAMP-2026-0001", SECONDS)
    await slack.courier.idle()
    await slack_bot.kill()

    lost = await boss.click("Aprobar", on=card)
    await slack_bot.start()
    await boss.command("/brief", "pendientes")
    again = await slack.world.bell.until(
        lambda: [one for one in boss.inbox() if "CAMP-2026-0001" in said_in(one) and one is not card], SECONDS
    )
    await boss.click("Aprobar", on=again[-1])
    await requester.sees("aprob", SECONDS)

    assert not lost.ok


def _said(bot: SlackBot) -> list[str]:
    return [said_in(one) for one in bot["requester"].inbox() if one.bot_id]
