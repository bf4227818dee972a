"""What goes wrong on demand, and how often the app may call."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

from tests.channels.slack.fake.bolt_app import client_of
from tests.fakes.slack import FakeSlack, Person


async def _outcome(call: Any) -> tuple[int, str | None]:
    with pytest.raises(SlackApiError) as caught:
        await call
    response = caught.value.response
    return response.status_code, response.data.get("error") if isinstance(response.data, dict) else None


async def test_a_server_error_does_nothing_and_is_no_fault_of_the_app(slack: FakeSlack, ana: Person) -> None:
    client = client_of(slack)
    slack.faults.server_error("chat.postMessage", status=503)
    slack.faults.error("chat.postMessage", "invalid_auth")
    slack.faults.ratelimited("*", retry_after=7)
    outcomes = [await _outcome(client.chat_postMessage(channel=ana.id, text="hola")) for _ in range(3)]
    await client.chat_postMessage(channel=ana.id, text="hola")

    assert [status for status, _ in outcomes] == [503, 200, 429]
    assert [error for _, error in outcomes][1:] == ["invalid_auth", "ratelimited"]
    assert (ana.texts(), slack.rejections) == (["hola"], [])


async def test_a_lost_answer_leaves_the_message(slack: FakeSlack, ana: Person) -> None:
    slack.faults.drop("chat.postMessage", after_effect=True)
    with pytest.raises(httpx.RemoteProtocolError):
        await _post(slack, ana, "una vez")
    slack.faults.lost_answer("chat.postMessage")
    lost = await _outcome(client_of(slack).chat_postMessage(channel=ana.id, text="otra vez"))

    assert (lost[0], ana.texts()) == (503, ["una vez", "otra vez"])


async def test_the_clients_own_repetition_posts_a_lost_answer_twice(slack: FakeSlack, ana: Person) -> None:
    client = AsyncWebClient(
        slack.bot_token, base_url=slack.api_url, retry_handlers=[AsyncConnectionErrorRetryHandler()]
    )
    slack.faults.drop("chat.postMessage", after_effect=True)
    await client.chat_postMessage(channel=ana.id, text="doble")

    assert ana.texts() == ["doble", "doble"]


async def test_a_dropped_connection_before_the_effect_posts_nothing(slack: FakeSlack, ana: Person) -> None:
    slack.faults.drop("chat.postMessage")
    with pytest.raises(httpx.RemoteProtocolError):
        await _post(slack, ana, "nunca")

    assert ana.texts() == []


async def test_a_call_can_be_interrupted_after_its_effect(slack: FakeSlack, ana: Person) -> None:
    seen: list[list[str]] = []
    slack.faults.interrupt("chat.postMessage", lambda: seen.append(ana.texts()))
    with pytest.raises(httpx.RemoteProtocolError):
        await _post(slack, ana, "justo antes")

    assert seen == [["justo antes"]]


async def test_a_slow_answer_comes_after_the_effect(slack: FakeSlack, ana: Person) -> None:
    slack.faults.slow("chat.postMessage", 0.3)
    call = asyncio.create_task(client_of(slack).chat_postMessage(channel=ana.id, text="lento"))
    await ana.sees("lento")

    assert not call.done()
    assert (await call)["ok"]


async def test_a_channel_takes_about_a_message_a_second(slack: FakeSlack, ana: Person) -> None:
    client, bruno = client_of(slack), slack.person("bruno")
    for number in range(3):
        await client.chat_postMessage(channel=ana.id, text=str(number))
    response = await _limited(client, ana.id)
    await client.chat_postMessage(channel=bruno.id, text="otro canal")
    slack.clock.advance(1)
    await client.chat_postMessage(channel=ana.id, text="ya")

    assert response == (429, "1")
    assert slack.limits.throttled == ["chat.postMessage"]
    assert slack.rejections == []


async def test_the_official_handler_waits_as_it_was_told(slack: FakeSlack, ana: Person) -> None:
    slack.limits.burst = 1
    client = AsyncWebClient(
        slack.bot_token,
        base_url=slack.api_url,
        retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=1)],
    )
    await client.chat_postMessage(channel=ana.id, text="uno")
    await client.chat_postMessage(channel=ana.id, text="dos")

    assert (ana.texts(), slack.limits.throttled) == (["uno", "dos"], ["chat.postMessage"])


async def test_a_method_takes_so_many_calls_a_minute(slack: FakeSlack) -> None:
    client = client_of(slack)
    for _ in range(20):
        await client.users_list()
    too_many = await _outcome(client.users_list())
    slack.clock.advance(60)
    again = await client.users_list()

    assert (too_many, again["ok"]) == ((429, "ratelimited"), True)


async def test_limits_can_be_switched_off(slack: FakeSlack, ana: Person) -> None:
    slack.limits.is_on = False
    client = client_of(slack)
    for number in range(10):
        await client.chat_postMessage(channel=ana.id, text=str(number))

    assert len(ana.inbox()) == 10


async def test_calls_are_noted_without_their_secrets(slack: FakeSlack, ana: Person) -> None:
    client = AsyncWebClient(base_url=slack.api_url, retry_handlers=[])
    await client.api_call("auth.test", params={"token": slack.bot_token})
    await client_of(slack).chat_postMessage(channel=ana.id, text="hola")

    assert [(call.method, call.error) for call in slack.world.calls] == [
        ("auth.test", None),
        ("chat.postMessage", None),
    ]
    assert slack.bot_token not in str(slack.world.calls)


async def _post(slack: FakeSlack, person: Person, text: str) -> None:
    headers = {"Authorization": f"Bearer {slack.bot_token}"}
    async with httpx.AsyncClient(trust_env=False, headers=headers) as client:
        await client.post(f"{slack.api_url}chat.postMessage", json={"channel": person.id, "text": text})


async def _limited(client: AsyncWebClient, channel: str) -> tuple[int, str]:
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=channel, text="demasiado")
    response = caught.value.response
    return response.status_code, response.headers["Retry-After"]
