"""What Slack was told that it arrived is never lost, and has one effect however often it comes."""

from __future__ import annotations

import pytest

from bot.delivery.crash_points import VARIABLE
from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack import said_in

STARTED = "llama la campaña"


def _starts(bot: SlackBot) -> int:
    return sum(1 for message in bot["requester"].inbox() if STARTED in said_in(message))


@pytest.mark.faults
async def test_p01_a_press_acknowledged_before_the_process_died_is_answered_once(slack_bot: SlackBot) -> None:
    await slack_bot.start(**{VARIABLE: "turn_begun"})

    ack = await slack_bot["requester"].command("/brief", "nueva")
    assert slack_bot.process is not None
    await slack_bot.process.wait()
    await slack_bot.start()
    await slack_bot["requester"].sees(STARTED)

    assert ack.ok
    assert _starts(slack_bot) == 1


@pytest.mark.faults
async def test_s05_an_event_that_was_never_stored_is_taken_when_it_comes_again(slack_bot: SlackBot) -> None:
    await slack_bot.start(**{VARIABLE: "turn_before_commit"})
    slack, requester = slack_bot.slack, slack_bot["requester"]
    slack.app_url = None

    await requester.dm("hola")
    slack.app_url = f"{slack_bot.url}/slack/events"
    slack.clock.advance(1)
    await slack_bot.kill()
    await slack_bot.start()
    slack.clock.advance(61)
    slack.clock.advance(301)
    await requester.sees("Guardé el tuyo", 10)

    taken = [
        ack
        for ack in slack.acks
        if ack.ok and ack.what == "message" and ack.payload["event"].get("text") == "hola"
    ]
    assert [ack.attempt > 0 for ack in taken] == [True]


async def test_p02_an_event_that_comes_ten_times_and_after_a_restart_is_answered_once(
    slack_bot: SlackBot,
) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]
    slack.courier.duplicate_next(9)

    await requester.dm("hola")
    await requester.sees("Guardé el tuyo")
    payload = slack.acks[0].payload
    await slack_bot.kill()
    await slack_bot.start()
    again = await slack.courier.redeliver(payload)
    await requester.command("/brief", "ayuda")
    await slack.world.bell.until(lambda: len(requester.inbox()) > 2, 5)

    answers = [message for message in requester.inbox() if "Guardé el tuyo" in said_in(message)]
    assert again.ok
    assert len(answers) == 1


async def test_p02_a_press_delivered_twice_counts_once(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]

    ack = await requester.command("/brief", "nueva")
    again = await slack.courier.interaction("slash_commands", ack.payload)
    await requester.sees(STARTED)
    await requester.dm("Renovación de crédito 2027-1")
    await requester.sees("De qué")

    assert again.ok
    assert _starts(slack_bot) == 1


async def test_s05_the_acknowledgement_does_not_wait_for_slack(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]
    slack.faults.slow("users.info", 2)
    slack.faults.slow("chat.postMessage", 2)

    await requester.dm("hola")
    await requester.sees("Guardé el tuyo", 8)

    assert max(ack.seconds for ack in slack.acks) < 1


async def test_p11_edits_deletions_and_bots_are_not_answered(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]

    message = await requester.dm("hola")
    await requester.sees("Guardé el tuyo")
    await requester.edit(message, "hola hola")
    await requester.delete(message)
    await requester.command("/brief", "nueva")
    await requester.sees(STARTED)
    await slack.courier.idle()  # the bot's own messages were told of too

    posted = [call for call in slack.world.calls if call.method == "chat.postMessage"]
    assert len(posted) == 2
    assert slack.rejections == []
