"""Stopping, configuring, reminding, reporting: what keeps an installation on Slack going."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from tests.channels.slack.answering import send_a_request
from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack import Message, buttons_of, said_in

SECONDS = 30
STARTED = "llama la campaña"
FOLIO = "CAMP-2026-0001"


async def test_p43_what_is_under_way_when_the_bot_is_stopped_is_taken_up_again(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]
    latch = slack.faults.hold("users.info")

    ack = await requester.command("/brief", "nueva")
    await slack.world.bell.until(lambda: not slack.faults._waiting["users.info"], SECONDS)
    loop = asyncio.get_running_loop()
    began = loop.time()
    ended = await slack_bot.stop()
    took = loop.time() - began
    latch.set()
    refused = await _is_refused(slack_bot)
    await slack_bot.start()
    await requester.sees(STARTED, SECONDS)

    assert (ack.ok, ended, refused) == (True, 0, True)
    assert took < 30
    assert sum(STARTED in said_in(one) for one in requester.inbox()) == 1
    assert "Traceback" not in slack_bot.log


async def test_p42_the_process_is_told_everything_by_its_environment(slack_bot: SlackBot) -> None:
    slack_bot.more["PREGONERO_NOW"] = "2027-03-01T09:00-05:00"
    told = slack_bot.environment()
    await slack_bot.start()
    await slack_bot["requester"].command("/brief", "nueva")
    await slack_bot["requester"].sees(STARTED, SECONDS)
    await slack_bot["requester"].dm("Renovación de crédito 2027-1")
    await slack_bot["requester"].sees("De qué clase", SECONDS)

    addresses = [value for name, value in told.items() if name.startswith("PREGONERO_") and "://" in value]
    assert [one for one in addresses if "127.0.0.1" not in one] == []
    assert (slack_bot.folder / "data/pregonero.db").exists()
    assert {call.method for call in slack_bot.slack.world.calls} >= {
        "auth.test",
        "users.info",
        "chat.postMessage",
    }


async def test_p35_a_reminder_comes_once_in_working_time_however_often_the_bot_starts(
    slack_bot: SlackBot,
) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    slack, requester, boss = slack_bot.slack, slack_bot["requester"], slack_bot["boss"]
    await send_a_request(requester)
    card = await boss.sees(FOLIO, SECONDS)
    await slack_bot.stop()

    async def on(moment: str) -> list[Message]:
        before = len(_told(slack_bot))
        slack_bot.more["PREGONERO_NOW"] = moment
        await slack_bot.start()
        answers = _answers(slack_bot)
        await requester.command("/brief", "ayuda")
        await slack.world.bell.until(lambda: _answers(slack_bot) > answers, SECONDS)
        return _told(slack_bot)[before:]

    night = await on("2026-11-25T03:00-05:00")
    await slack_bot.stop()
    await on("2026-11-25T09:30-05:00")
    await slack.world.bell.until(lambda: len(_told(slack_bot)) >= 2, SECONDS)
    reminders = len(_told(slack_bot))
    await slack_bot.kill()
    again = await on("2026-11-25T09:40-05:00")

    assert night == []
    assert reminders == 2
    assert again == []
    assert card in _told(slack_bot)


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
async def test_p23_a_report_that_cannot_be_put_there_is_told_of(slack_bot: SlackBot, method: str) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    slack = slack_bot.slack
    card = await _in_review(slack_bot)
    slack.faults.error(method, "internal_error", times=50)

    await slack_bot["analyst"].click("Aprobar", on=card)
    await slack.world.bell.until(
        lambda: [one for one in slack_bot.room.messages if "no pude" in said_in(one).lower()], SECONDS
    )

    assert "Aprobar" not in buttons_of(card.blocks)
    assert [one for one in slack_bot.room.messages if one.files] == []


async def test_p23_a_report_is_announced_uploaded_and_put_into_the_cards_thread(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    slack = slack_bot.slack
    card = await _in_review(slack_bot)
    before = len(slack.world.calls)

    await slack_bot["analyst"].click("Aprobar", on=card)
    (sheet,) = await slack.world.bell.until(
        lambda: [one for one in slack_bot.room.messages if one.files], SECONDS
    )

    files = [call.method for call in slack.world.calls[before:] if call.method.startswith("files.")]
    assert set(files) == {"files.getUploadURLExternal", "files.completeUploadExternal"}
    assert (sheet.thread_ts, sheet.files[0].name.endswith(".pdf")) == (card.ts, True)
    assert slack.rejections == []


async def _in_review(bot: SlackBot) -> Message:
    await send_a_request(bot["requester"])
    await bot["boss"].sees(FOLIO, SECONDS)
    await bot["boss"].click("Aprobar")
    await bot["communications"].sees(FOLIO, SECONDS)
    await bot["communications"].click("Dar aval")
    return await bot["analyst"].sees(FOLIO, SECONDS)


def _answers(bot: SlackBot) -> int:
    return sum(1 for one in bot["requester"].inbox() if one.bot_id)


def _told(bot: SlackBot) -> list[Message]:
    return [one for one in bot["boss"].inbox() if one.bot_id and FOLIO in said_in(one)]


async def _is_refused(bot: SlackBot) -> bool:
    try:
        async with httpx.AsyncClient(timeout=5, trust_env=False) as client:
            await client.get(f"{bot.url}/healthz")
    except httpx.TransportError:
        return True
    return False
