"""Workspaces get the app by OAuth, and lose it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.channels.slack.fake.bolt_app import client_of
from tests.fakes.slack import AppSetup, FakeSlack


async def test_a_code_is_exchanged_for_a_token_once(slack: FakeSlack) -> None:
    other = slack.workspace("Otra", installed=False)
    answer = await _exchange(slack, slack.grant(other))
    me = await client_of(slack, answer["access_token"]).auth_test()
    again = await _error(slack, code=slack.grant(other), client_secret="wrong")

    assert (answer["team"]["id"], me["team_id"]) == (other.id, other.id)
    assert answer["bot_user_id"] == me["user_id"]
    assert (again, await _error(slack, code="used")) == ("bad_client_secret", "invalid_code")


async def test_the_administrator_comes_back_with_the_state(slack: FakeSlack) -> None:
    slack.workspace("Otra", installed=False)
    query = {
        "client_id": slack.world.client_id,
        "state": "s-1",
        "redirect_uri": "http://bot.example/slack/oauth",
    }
    async with httpx.AsyncClient(trust_env=False) as browser:
        answer = await browser.get(f"{slack.world.origin}/oauth/v2/authorize", params=query)
    back = urlsplit(answer.headers["location"])

    assert (answer.status_code, back.path, parse_qs(back.query)["state"]) == (302, "/slack/oauth", ["s-1"])
    assert (await _exchange(slack, parse_qs(back.query)["code"][0]))["ok"]


async def test_the_app_can_leave_by_itself(slack: FakeSlack) -> None:
    client = client_of(slack)
    await client.apps_uninstall(client_id=slack.world.client_id, client_secret=slack.world.client_secret)
    with pytest.raises(SlackApiError) as caught:
        await client.auth_test()

    assert caught.value.response["error"] == "account_inactive"


async def test_the_app_can_give_its_token_back(slack: FakeSlack) -> None:
    client = client_of(slack)
    kept = await client.auth_revoke(test=True)
    revoked = await client.auth_revoke()

    assert (kept["revoked"], revoked["revoked"], slack.home.installation.death) == (
        False,
        True,
        "token_revoked",
    )


async def test_the_process_is_told_all_that_it_needs(slack: FakeSlack) -> None:
    told = slack.environment()
    async with FakeSlack(AppSetup(socket_mode=True)) as other:
        sockets = other.environment()

    assert set(sockets) - set(told) == {"PREGONERO_SLACK_APP_TOKEN"}
    assert told["PREGONERO_SLACK_API_BASE_URL"].endswith("/api/")
    assert told["PREGONERO_SLACK_FILE_HOSTS"] in told["PREGONERO_SLACK_API_BASE_URL"]


def test_a_manifest_says_what_is_granted() -> None:
    manifest = {
        "features": {
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
            "slash_commands": [{"command": "/brief"}],
            "shortcuts": [
                {"type": "global", "callback_id": "nueva"},
                {"type": "message", "callback_id": "usar"},
            ],
        },
        "oauth_config": {"scopes": {"bot": ["chat:write"]}},
        "settings": {
            "event_subscriptions": {"bot_events": ["message.im"]},
            "interactivity": {"is_enabled": True},
            "socket_mode_enabled": True,
        },
    }

    assert AppSetup.from_manifest(manifest) == AppSetup(
        scopes=frozenset({"chat:write"}), events=frozenset({"message.im"}), commands=frozenset({"/brief"}),
        shortcuts=frozenset({"nueva"}), message_shortcuts=frozenset({"usar"}), socket_mode=True,
    )  # fmt: skip


async def _exchange(slack: FakeSlack, code: str, **other: str) -> Any:
    client = {"client_id": slack.world.client_id, "client_secret": slack.world.client_secret}
    web = AsyncWebClient(base_url=slack.api_url)
    return await web.api_call("oauth.v2.access", params={"code": code, **client, **other})


async def _error(slack: FakeSlack, code: str, **other: str) -> str:
    with pytest.raises(SlackApiError) as caught:
        await _exchange(slack, code, **other)
    return str(caught.value.response["error"])
