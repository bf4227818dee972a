"""The path lets in what Slack signed, within five minutes, over the bytes as they came."""

from __future__ import annotations

import json
import time
from urllib.parse import urlencode

import pytest

from tests.channels.slack.conftest import SlackBot

SECRET_WORDS = "contraseña de Martín"


def _body(bot: SlackBot, event_id: str = "Ev1") -> bytes:
    event = {
        "type": "message", "channel": bot["requester"].dm_channel.id, "channel_type": "im",
        "user": bot["requester"].id, "text": SECRET_WORDS, "ts": "1795000000.000100",
    }  # fmt: skip
    told = {"type": "event_callback", "team_id": bot.slack.home.id, "event_id": event_id, "event": event}
    return json.dumps(told, ensure_ascii=False).encode()


@pytest.mark.parametrize("seconds", [0, -240, 240])
async def test_s03_a_signed_request_with_accents_is_taken(slack_bot: SlackBot, seconds: int) -> None:
    await slack_bot.start()
    body = _body(slack_bot)
    signed = slack_bot.slack.courier.signature(body, int(time.time()) + seconds)

    answer = await slack_bot.slack.courier.post(body, {"Content-Type": "application/json", **signed})

    assert answer.status_code == 200
    await slack_bot["requester"].sees("Guardé el tuyo")


async def test_s03_what_is_not_signed_well_is_refused_without_effect_or_trace(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    courier, now = slack_bot.slack.courier, int(time.time())
    body = _body(slack_bot)
    good = courier.signature(body, now)
    bad = [
        {},
        {**good, "X-Slack-Signature": "v0=" + "0" * 64},
        {**good, "X-Slack-Signature": "nothing"},
        {"X-Slack-Signature": good["X-Slack-Signature"]},
        courier.signature(body, now - 301),
        courier.signature(body, now + 320),
        {**good, "X-Slack-Request-Timestamp": "garbage"},
        {**good, "X-Slack-Request-Timestamp": "9" * 400},
        courier.signature(body + b" ", now),
    ]

    answers = [await courier.post(body, {"Content-Type": "application/json", **one}) for one in bad]

    assert [answer.status_code for answer in answers] == [401] * len(bad)
    assert SECRET_WORDS not in slack_bot.log
    assert slack_bot.slack.signing_secret not in slack_bot.log
    assert [call.method for call in slack_bot.slack.world.calls] == ["auth.test"]


async def test_s03_a_signed_body_that_cannot_be_read_is_a_bad_request(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    courier = slack_bot.slack.courier
    kinds = {
        b"{": "application/json",
        b"[1]": "application/json",
        b"payload=%7B": "application/x-www-form-urlencoded",
    }

    answers = [
        await courier.post(body, {"Content-Type": kind, **courier.signature(body, int(time.time()))})
        for body, kind in kinds.items()
    ]

    assert [answer.status_code for answer in answers] == [400, 400, 400]


async def test_s04_the_challenge_is_echoed_and_unknown_things_are_acknowledged(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    courier, team = slack_bot.slack.courier, slack_bot.slack.home.id
    user = {"id": slack_bot["boss"].id, "team_id": team}
    event = {
        "type": "event_callback",
        "team_id": team,
        "event_id": "Ev9",
        "event": {"type": "never_heard_of"},
    }
    action = {
        "type": "block_actions",
        "team": {"id": team},
        "user": user,
        "actions": [{"type": "datepicker", "action_id": "x", "block_id": "y"}],
    }
    suggestion = {
        "type": "block_suggestion",
        "team": {"id": team},
        "user": user,
        "action_id": "x",
        "block_id": "y",
        "value": "z",
    }

    challenge = await slack_bot.slack.verify_url()
    acks = [
        await courier.event(event),
        await courier.interaction("interactive", action),
        await courier.interaction("interactive", suggestion),
    ]
    check = urlencode({"ssl_check": "1", "token": "x"}).encode()
    ssl = await courier.post(
        check,
        {"Content-Type": "application/x-www-form-urlencoded", **courier.signature(check, int(time.time()))},
    )

    assert challenge
    assert [ack.status for ack in acks] == [200, 200, 200]
    assert ssl.status_code == 200


async def test_s04_a_button_that_nobody_knows_is_answered_politely(slack_bot: SlackBot) -> None:
    await slack_bot.start()
    slack, boss = slack_bot.slack, slack_bot["boss"]
    channel = slack.channel("ventas", boss)
    payload = {
        "type": "block_actions", "team": {"id": slack.home.id}, "user": {"id": boss.id, "team_id": slack.home.id},
        "container": {"type": "message", "message_ts": "1.1", "channel_id": channel.id}, "trigger_id": "gone",
        "actions": [{"type": "button", "action_id": "a", "block_id": "b", "value": "long-gone", "action_ts": "2.2"}],
    }  # fmt: skip

    ack = await slack.courier.interaction("interactive", payload)
    answer = await boss.sees("botón")

    assert ack.status == 200
    assert (answer.ephemeral_to, answer.channel) == (boss.id, channel.id)
