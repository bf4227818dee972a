"""`doctor` and `/readyz` tell Slack apart from everything else, and say what to do."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from bot.cli.doctor_slack import SlackView, look, slack_findings
from bot.config import load_settings
from tests.channels.slack.conftest import SETUP, SlackBot
from tests.fakes.slack import FakeSlack

NOWHERE = "http://127.0.0.1:9/api/"


async def test_p43_readiness_tells_slack_from_the_database(slack_bot: SlackBot) -> None:
    await slack_bot.start()

    assert await _ready(slack_bot) == (200, {"database": True, "slack": True})


async def test_p43_readiness_says_that_slack_does_not_take_the_token(slack_bot: SlackBot) -> None:
    slack_bot.slack.home.installation.death = "token_revoked"
    await slack_bot.start(until="healthz")

    assert await _ready(slack_bot) == (503, {"database": True, "slack": False})
    assert await _alive(slack_bot) == 200


async def test_p43_readiness_says_that_a_socket_is_gone(socket_bot: SlackBot) -> None:
    await socket_bot.start()
    before = await _ready(socket_bot)
    socket_bot.slack.faults.server_error("apps.connections.open", times=50)

    socket_bot.slack.sockets.cut()
    await socket_bot.slack.world.bell.until(lambda: "no socket" in socket_bot.log, 30)

    assert before == (200, {"database": True, "slack": True})
    assert await _until_not_ready(socket_bot) == {"database": True, "slack": False}


async def test_doctor_finds_a_healthy_app() -> None:
    async with FakeSlack(SETUP) as slack:
        room = slack.channel("ocm", private=True)
        found = await _found(slack, ocm_channel=room.id)

    assert found == {
        "slack": ("ok", "slack"), "slack_events": ("ok", "slack.http"), "slack_scopes": ("ok", "slack.scopes"),
        "slack_room": ("ok", "slack.room"),
    }  # fmt: skip


async def test_doctor_finds_a_wrong_token_and_a_silent_slack(caplog: pytest.LogCaptureFixture) -> None:
    async with FakeSlack(SETUP) as slack:
        wrong = await _found(slack, bot_token="xoxb-otro")  # of a fake
        away = await _found(slack, api_base_url=NOWHERE)
        unsigned = await _found(slack, signing_secret="")

    assert (wrong["slack"], away["slack"]) == (("failed", "slack.token"), ("failed", "slack.away"))
    assert unsigned["slack_events"] == ("failed", "slack.unsigned")
    assert [one for one in caplog.messages if "refused" in one] == []


@pytest.mark.parametrize(
    ("lost", "private", "inside", "expected"),
    [
        ("im:write", True, True, [("failed", "slack.scopes_missing"), ("ok", "slack.room")]),
        ("groups:history", True, True, [("failed", "slack.scopes_missing"), ("failed", "slack.room_unreadable")]),
        ("", False, True, [("ok", "slack.scopes"), ("failed", "slack.room_unreadable")]),
        ("", True, False, [("ok", "slack.scopes"), ("failed", "slack.room_gone")]),
    ],
)  # fmt: skip
async def test_doctor_finds_what_the_app_may_not_do(
    lost: str, private: bool, inside: bool, expected: list[tuple[str, str]]
) -> None:
    async with FakeSlack(SETUP) as slack:
        slack.home.installation.scopes = SETUP.scopes - {lost}
        room = slack.channel("ocm", private=private, with_bot=inside)
        found = await _found(slack, ocm_channel=room.id)

    assert [found["slack_scopes"], found["slack_room"]] == expected


async def test_doctor_looks_at_socket_mode_and_at_who_may_install() -> None:
    settings = load_settings(slack_client_id="1.2", slack_client_secret="s", public_url="https://bot.example")
    told = [
        _codes(settings, SlackView([], connects=False)),
        _codes(load_settings(slack_client_id="1.2"), SlackView([])),
        _codes(settings.model_copy(update={"slack_teams": ("T1",)}), SlackView([], connects=True)),
        _codes(settings.model_copy(update={"public_url": ""}), SlackView([])),
    ]

    assert [one["slack_install"] for one in told] == [
        ("warning", "slack.any_team"), ("failed", "slack.no_client_secret"), ("ok", "slack.install"),
        ("warning", "slack.no_https"),
    ]  # fmt: skip
    assert told[0]["slack_events"] == ("failed", "slack.no_socket")
    assert told[2]["slack_events"] == ("ok", "slack.socket")
    assert told[0]["slack"] == ("warning", "slack.nowhere")


def test_doctor_is_silent_where_slack_is_not_set_up() -> None:
    assert slack_findings(load_settings()) == {}


async def _found(slack: FakeSlack, **more: Any) -> dict[str, tuple[str, str]]:
    given = {
        "bot_token": slack.bot_token, "signing_secret": slack.signing_secret, "api_base_url": slack.api_url, **more,
    }  # fmt: skip
    settings = load_settings(**{f"slack_{name}": value for name, value in given.items()})
    return _codes(settings, await look(settings))


def _codes(settings: Any, view: SlackView) -> dict[str, tuple[str, str]]:
    found = slack_findings(settings, lambda _: view)
    assert all(one.text for one in found.values())
    return {name: (one.health.value, one.code) for name, one in found.items()}


async def _ready(bot: SlackBot) -> tuple[int, dict[str, bool]]:
    async with httpx.AsyncClient(timeout=20, trust_env=False) as client:
        answer = await client.get(f"{bot.url}/readyz")
    return answer.status_code, answer.json()["checks"]


async def _alive(bot: SlackBot) -> int:
    async with httpx.AsyncClient(timeout=20, trust_env=False) as client:
        return (await client.get(f"{bot.url}/healthz")).status_code


async def _until_not_ready(bot: SlackBot) -> dict[str, bool]:
    for _ in range(300):
        status, checks = await _ready(bot)
        if status != 200:
            return checks
        await bot.slack.world.bell.wait(0.1)
    raise AssertionError("ready all the time")
