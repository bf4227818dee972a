"""Socket Mode: the same bot by a connection of its own, which it keeps whatever happens to it."""

from __future__ import annotations

from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack import said_in

STARTED = "llama la campaña"
SECONDS = 20


async def _connected(bot: SlackBot, times: int = 1) -> None:
    await bot.slack.world.bell.until(
        lambda: bot.slack.sockets.opened >= times and bot.slack.sockets.connections, 40
    )


async def test_s06_envelopes_are_acknowledged_with_the_right_payload(socket_bot: SlackBot) -> None:
    await socket_bot.start()
    await _connected(socket_bot)
    requester = socket_bot["requester"]
    channel = socket_bot.slack.channel("general", requester)

    first = await requester.dm("hola")
    elsewhere = await requester.command("/brief", "nueva", channel=channel)
    await requester.sees(STARTED, SECONDS)
    again = await socket_bot.slack.courier.redeliver(socket_bot.slack.acks[0].payload)

    assert first.ts
    assert elsewhere.body == {"text": "Te respondo por mensaje directo."}
    assert again.ok
    assert sum("Guardé el tuyo" in said_in(one) for one in requester.inbox()) == 1
    assert [ack for ack in socket_bot.slack.acks if not ack.ok] == []
    assert socket_bot.slack.rejections == []


async def test_s06_a_connection_that_is_refreshed_or_cut_is_taken_up_again(socket_bot: SlackBot) -> None:
    await socket_bot.start()
    await _connected(socket_bot)
    slack, requester = socket_bot.slack, socket_bot["requester"]

    await slack.sockets.refresh(10)
    await _connected(socket_bot, 2)
    await requester.command("/brief", "ayuda")
    slack.faults.ratelimited("apps.connections.open", retry_after=1)
    slack.sockets.cut()
    await _connected(socket_bot, 3)
    ack = await requester.command("/brief", "nueva")
    await requester.sees(STARTED, SECONDS)

    assert ack.ok
    assert slack.rejections == []


async def test_p43_a_connection_that_died_silently_is_replaced_within_a_minute(socket_bot: SlackBot) -> None:
    await socket_bot.start()
    await _connected(socket_bot)

    socket_bot.slack.sockets.freeze()
    await socket_bot.slack.world.bell.until(lambda: socket_bot.slack.sockets.opened >= 2, 60)

    assert socket_bot.process is not None
    assert socket_bot.process.returncode is None
