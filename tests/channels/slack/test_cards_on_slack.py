"""Cards that people decide on: windows at once, errors in place, one decision, rewritten where they stand."""

from __future__ import annotations

import asyncio

from tests.channels.slack.answering import send_a_request
from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack import Message, Person, buttons_of, said_in

SECONDS = 20
FOLIO = "CAMP-2026-0001"


async def test_s27_returning_opens_its_window_at_once_and_is_checked_in_place(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    slack, requester, boss = slack_bot.slack, slack_bot["requester"], slack_bot["boss"]
    await send_a_request(requester)
    card = await boss.sees(FOLIO, SECONDS)

    pressed = await boss.click("Devolver", on=card)
    modal = await boss.sees_modal("Nota: Objetivo", SECONDS)
    empty = await boss.submit({})
    errors = dict(modal.errors)
    await boss.submit({"Nota: Objetivo": "No dice para qué <!here> *ya* & <b>"})
    returned = await requester.sees("No dice para qué", SECONDS)
    stale = await boss.click("Aprobar", on=card, stale=True)
    await boss.sees("devol", SECONDS)

    assert [call.error for call in slack.world.calls if call.method == "views.open"] == [None]
    assert (pressed.ok, empty.ok, stale.ok) == (True, True, True)
    assert list(errors.values()) == ["Escribe el motivo, o marca al menos un campo."]
    assert boss.modal is None
    assert "No dice para qué <!here> *ya* & <b>" in said_in(returned)
    assert "Aprobar" not in buttons_of(card.blocks)
    assert slack.rejections == []


async def test_p24_a_card_of_the_room_can_be_decided_by_the_reviewers_alone(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]
    boss, analyst = slack_bot["boss"], slack_bot["analyst"]
    await boss.join(slack_bot.room)
    await send_a_request(requester)
    await boss.sees(FOLIO, SECONDS)
    await boss.click("Aprobar")
    await slack_bot["communications"].sees(FOLIO, SECONDS)
    await slack_bot["communications"].click("Dar aval")
    card = await analyst.sees(FOLIO, SECONDS)

    await boss.click("Aprobar", on=card)
    refusal = await _ephemeral(slack_bot, boss.id)
    await boss.click("Devolver", on=card)
    window = await boss.sees_modal("le corresponde a otra persona", SECONDS)
    await analyst.say(slack_bot.room, "No se entiende el objetivo", thread_ts=card.ts)
    offered = await slack.world.bell.until(lambda: _offers(analyst), SECONDS)

    assert refusal == slack_bot.room.id
    assert "submit" not in window.spec
    assert "Aprobar" in buttons_of(card.blocks)
    assert [one.channel for one in offered] == [analyst.dm_channel.id]
    assert slack.rejections == []


async def test_p25_of_two_reviewers_at_the_same_moment_one_decides(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    slack, analysts = slack_bot.slack, (slack_bot["analyst"], slack_bot["analyst2"])
    await send_a_request(slack_bot["requester"])
    await slack_bot["boss"].sees(FOLIO, SECONDS)
    await slack_bot["boss"].click("Aprobar")
    await slack_bot["communications"].sees(FOLIO, SECONDS)
    await slack_bot["communications"].click("Dar aval")
    card = await analysts[0].sees(FOLIO, SECONDS)

    acks = await asyncio.gather(*(one.click("Aprobar", on=card) for one in analysts))
    lost = await slack.world.bell.until(
        lambda: [one for one in slack_bot.room.messages if one.ephemeral_to], SECONDS
    )
    await slack.world.bell.until(lambda: "Aprobar" not in buttons_of(card.blocks), SECONDS)
    sheets = await slack.world.bell.until(lambda: _sheets(slack_bot), SECONDS)

    winners = [one for one in ("Camilo Duarte", "Sofía Beltrán") if one in said_in(card)]
    assert [ack.ok for ack in acks] == [True, True]
    assert len(winners) == len(lost) == 1
    assert winners[0] in said_in(lost[0])
    assert {one.thread_ts for one in sheets} == {card.ts}
    assert len(sheets) == len({one.files[0].name for one in sheets})
    assert slack.rejections == []


def _sheets(bot: SlackBot) -> list[Message]:
    return [one for one in bot.room.messages if one.files]


def _offers(person: Person) -> list[Message]:
    said = (one for one in person.inbox() if one.bot_id and "No se entiende el objetivo" in said_in(one))
    return list(said)


async def _ephemeral(bot: SlackBot, user: str) -> str:
    found = await bot.slack.world.bell.until(
        lambda: [one for one in bot.room.messages if one.ephemeral_to == user], SECONDS
    )
    return found[0].channel


async def test_p26_a_closed_card_tells_who_decided_and_when_and_an_old_press_is_told(
    slack_bot: SlackBot,
) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    slack, boss = slack_bot.slack, slack_bot["boss"]
    await send_a_request(slack_bot["requester"])
    card = await boss.sees(FOLIO, SECONDS)

    await boss.click("Aprobar", on=card)
    await slack.world.bell.until(lambda: "Aprobar" not in buttons_of(card.blocks), SECONDS)
    await boss.click("Devolver", on=card, stale=True)
    late = await boss.sees_modal("ya", SECONDS)

    assert "Aprobada por Martín Echeverri" in said_in(card)
    assert "9:0" in said_in(card)  # business time: the clock began at nine
    assert "submit" not in late.spec
    assert slack.rejections == []


async def test_p29_a_card_that_was_deleted_is_posted_anew_with_the_decision(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    slack, boss = slack_bot.slack, slack_bot["boss"]
    await send_a_request(slack_bot["requester"])
    card = await boss.sees(FOLIO, SECONDS)
    slack.faults.error("chat.update", "message_not_found")

    await boss.click("Aprobar", on=card)
    anew = await slack.world.bell.until(
        lambda: [one for one in boss.inbox() if FOLIO in said_in(one) and one is not card], SECONDS
    )

    assert "Aprobar" not in buttons_of(anew[-1].blocks)
    assert "Martín Echeverri" in said_in(anew[-1])
