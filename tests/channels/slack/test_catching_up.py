"""What people said while the bot was away, or its socket was cut, is heard when it is back; each word once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.channels.slack.answering import begin_a_request, send_a_request
from tests.channels.slack.conftest import SlackBot
from tests.fakes.slack import Person

SECONDS = 30
STARTED = "llama la campaña"


async def test_p01_what_was_said_while_the_bot_was_down_is_heard_when_it_is_back(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]
    await begin_a_request(requester)
    await _marked(slack_bot, requester)

    await _away(slack_bot)
    missed = await requester.dm("servicio")
    await slack.courier.give_up()  # every try of Slack's is over
    await _back(slack_bot)
    await requester.sees("informativa", SECONDS)
    again = await slack.courier.event(_event(slack_bot, missed.ts, missed.channel, requester.id))
    await requester.dm("informativa")
    await requester.sees("objetivo", SECONDS)

    assert again.ok
    assert _stored(slack_bot, missed.ts) == 1
    assert slack.rejections == []


async def test_p01_a_file_and_an_answer_in_a_thread_are_not_lost_either(
    slack_bot: SlackBot, tmp_path: Path
) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    slack, requester, boss = slack_bot.slack, slack_bot["requester"], slack_bot["boss"]
    await send_a_request(requester)
    card = await boss.sees("CAMP-2026-0001", SECONDS)
    await requester.command("/brief", "nueva")
    await requester.sees(STARTED, SECONDS)
    await _marked(slack_bot, requester)
    (tmp_path / "pieza.pdf").write_bytes(b"%PDF-1.4 pieza")

    await _away(slack_bot)
    await boss.dm("Falta decir para qué", thread_ts=card.ts)
    await requester.upload([tmp_path / "pieza.pdf"])
    await slack.courier.give_up()
    await _back(slack_bot)

    await boss.sees("Falta decir para qué", SECONDS)
    await slack.world.bell.until(lambda: len(slack.files.downloads) == 2, SECONDS)
    assert slack.rejections == []


async def test_p01_a_conversation_that_slack_puts_off_is_looked_at_later(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, requester = slack_bot.slack, slack_bot["requester"]
    await begin_a_request(requester)
    await _marked(slack_bot, requester)

    await _away(slack_bot)
    await requester.dm("servicio")
    await slack.courier.give_up()
    slack.faults.ratelimited("conversations.history", retry_after=1)
    await _back(slack_bot)

    await requester.sees("informativa", SECONDS)

    assert sum("informativa" in said for said in requester.texts()) == 1
    assert slack.rejections == []


async def test_p01_somebody_who_was_only_written_to_before_is_heard_too(slack_bot: SlackBot) -> None:
    slack_bot.slack.limits.is_on = False
    await slack_bot.start()
    slack, requester, boss = slack_bot.slack, slack_bot["requester"], slack_bot["boss"]
    await send_a_request(requester)
    await boss.sees("CAMP-2026-0001", SECONDS)
    await _marked(slack_bot, requester)

    await _away(slack_bot)
    missed = await boss.dm("hola")
    await slack.courier.give_up()
    slack.faults.ratelimited("conversations.open", retry_after=1)
    await _back(slack_bot)

    await boss.sees("Guardé el tuyo", SECONDS)
    assert _stored(slack_bot, missed.ts) == 1


async def test_s06_what_was_said_while_the_socket_was_cut_is_heard_when_it_is_back(
    socket_bot: SlackBot,
) -> None:
    await socket_bot.start()
    slack, requester = socket_bot.slack, socket_bot["requester"]
    await begin_a_request(requester)
    await _marked(socket_bot, requester)

    slack.faults.server_error("apps.connections.open", times=2)
    slack.sockets.cut()
    missed = await requester.dm("servicio")
    await slack.courier.give_up()
    await requester.sees("informativa", 60)

    assert _stored(socket_bot, missed.ts) == 1


async def _marked(bot: SlackBot, person: Person) -> None:
    """Wait until it is written down that the person was heard."""
    await bot.slack.world.bell.until(
        lambda: _marks(bot, f"{bot.slack.home.id}:{person.dm_channel.id}"), SECONDS
    )


async def _away(bot: SlackBot) -> None:
    await bot.slack.courier.idle()
    await bot.kill()
    bot.slack.app_url = None


async def _back(bot: SlackBot) -> None:
    bot.slack.app_url = f"{bot.url}/slack/events"
    await bot.start()


def _rows(bot: SlackBot, question: str, *values: str) -> list[str]:
    with closing(sqlite3.connect(bot.folder / "data/pregonero.db")) as database:
        return [str(row[0]) for row in database.execute(question, values)]


def _marks(bot: SlackBot, key: str) -> list[str]:
    return _rows(bot, "SELECT body FROM channel_notes WHERE kind = 'heard' AND key = ?", key)


def _stored(bot: SlackBot, ts: str) -> int:
    return len(_rows(bot, "SELECT id FROM inbox WHERE external_id LIKE ?", f"message:%:{ts}"))


def _event(bot: SlackBot, ts: str, channel: str, user: str) -> dict[str, object]:
    event = {
        "type": "message", "channel": channel, "channel_type": "im", "user": user, "text": "servicio", "ts": ts,
    }  # fmt: skip
    team = bot.slack.home.id
    return {"type": "event_callback", "team_id": team, "event_id": "EvLate", "event": event}
