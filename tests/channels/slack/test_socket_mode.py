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


async def test_s06_an_envelope_that_comes_by_two_connections_is_taken_once(socket_bot: SlackBot) -> None:
    await socket_bot.start()
    slack, requester = socket_bot.slack, socket_bot["requester"]
    await requester.command("/brief", "nueva")
    await requester.sees(STARTED, SECONDS)
    payload = next(ack.payload for ack in slack.acks if ack.what == "/brief")
    first = slack.sockets.connections[0]

    slack.sockets.cut()
    await slack.world.bell.until(
        lambda: slack.sockets.connections and first not in slack.sockets.connections, 40
    )
    again = await slack.courier.interaction("slash_commands", payload)
    await requester.dm("Renovación de crédito 2027-1")
    await requester.sees("De qué clase", SECONDS)

    assert again.ok
    assert sum(STARTED in said_in(one) for one in requester.inbox()) == 1


async def test_p43_the_socket_is_closed_when_the_bot_is_stopped(socket_bot: SlackBot) -> None:
    await socket_bot.start()
    await socket_bot["requester"].command("/brief", "nueva")
    await socket_bot["requester"].sees(STARTED, SECONDS)

    ended = await socket_bot.stop()
    await socket_bot.slack.world.bell.until(lambda: not socket_bot.slack.sockets.connections, SECONDS)

    assert ended == 0
    assert "Traceback" not in socket_bot.log
