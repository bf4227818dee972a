"""What is said arrives once, whatever the network and Slack's limits do on the way."""

from __future__ import annotations

from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack import said_in

STARTED = "llama la campaña"
SECONDS = 15


def _times(bot: SlackBot, words: str) -> int:
    return sum(1 for one in bot["requester"].inbox() if words in said_in(one))


async def test_p33_a_message_whose_answer_was_lost_is_found_and_not_sent_again(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]
    slack.faults.drop("chat.postMessage", after_effect=True)

    await requester.command("/brief", "nueva")
    await slack.world.bell.until(
        lambda: [call for call in slack.world.calls if call.method == "conversations.history"], SECONDS
    )
    await requester.dm("Renovación de crédito 2027-1")
    await requester.sees("De qué", SECONDS)

    assert _times(slack_bot, STARTED) == 1


async def test_p33_a_message_that_slack_could_not_take_comes_later(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]
    slack.faults.server_error("chat.postMessage", status=503)
    slack.faults.drop("chat.postMessage")

    await requester.command("/brief", "nueva")
    await requester.sees(STARTED, SECONDS)

    assert _times(slack_bot, STARTED) == 1
    assert slack.rejections == []


async def test_p32_too_many_requests_wait_as_long_as_slack_says_in_that_channel_alone(
    slack_bot: SlackBot,
) -> None:
    await slack_bot.start()
    slack, requester, boss = slack_bot.slack, slack_bot["requester"], slack_bot["boss"]
    slack.faults.ratelimited("chat.postMessage", retry_after=3)

    await requester.command("/brief", "nueva")
    await slack.world.bell.until(lambda: not slack.faults._waiting["chat.postMessage"], SECONDS)
    await boss.command("/brief", "ayuda")
    await slack.world.bell.until(lambda: [one for one in boss.inbox() if one.bot_id], 2.5)
    waited = _times(slack_bot, STARTED)
    await requester.sees(STARTED, SECONDS)

    assert waited == 0
    assert _times(slack_bot, STARTED) == 1


async def test_p09_a_person_who_is_slow_to_be_looked_up_delays_nobody_else(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, requester, boss = slack_bot.slack, slack_bot["requester"], slack_bot["boss"]
    slack.faults.slow("users.info", 4)

    await boss.command("/brief", "ayuda")
    await slack.world.bell.until(lambda: not slack.faults._waiting["users.info"], SECONDS)
    await requester.command("/brief", "nueva")
    await requester.sees(STARTED, 2)

    assert [one for one in boss.inbox() if one.bot_id] == []


async def test_p34_a_person_who_left_is_given_up_and_others_are_served(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, boss = slack_bot.slack, slack_bot["boss"]
    slack.faults.error("chat.postMessage", "user_not_found")

    await boss.command("/brief", "ayuda")
    await slack.world.bell.until(lambda: "outbox_buried" in slack_bot.log, SECONDS)
    await slack_bot["requester"].command("/brief", "nueva")
    await slack_bot["requester"].sees(STARTED, SECONDS)

    assert [one for one in boss.inbox() if one.bot_id] == []


async def test_p43_the_bot_stops_in_order_and_quickly(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    await slack_bot["requester"].command("/brief", "nueva")
    await slack_bot["requester"].sees(STARTED)

    assert await slack_bot.stop() == 0
    assert "Traceback" not in slack_bot.log


async def test_p38_no_secret_and_no_word_of_a_person_is_logged(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]
    slack.faults.error("chat.postMessage", "invalid_blocks")
    slack.faults.server_error("users.info")

    await requester.dm("mi clave es perro-azul")
    await slack.world.bell.until(lambda: "outbox_buried" in slack_bot.log, SECONDS)
    await requester.command("/brief", "nueva perro-azul")
    await requester.sees(STARTED)

    secrets = (slack.bot_token, slack.signing_secret, "perro-azul", "requester@demo.example", requester.id)
    assert [secret for secret in secrets if secret in slack_bot.log] == []
