"""Socket Mode as the official clients speak it: envelopes, refreshes, dead and broken connections."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError

from tests.channels.slack.fake.blocks import CARD, field, modal, words
from tests.channels.slack.fake.bolt_app import client_of
from tests.fakes.slack import AppSetup, FakeSlack, Person

PING_SECONDS = 0.1


class SocketApp:
    """An app of Bolt's over a socket; `heard` are the texts that came."""

    def __init__(self, slack: FakeSlack) -> None:
        self.app = AsyncApp(client=client_of(slack))
        self.heard: list[str] = []
        self.bodies: list[dict[str, Any]] = []
        self.handler: Any = AsyncSocketModeHandler(
            self.app,
            slack.app_token,
            web_client=client_of(slack, slack.app_token),
            ping_interval=PING_SECONDS,
        )
        self.app.event("message")(self._hear)

    async def _hear(self, event: dict[str, Any], body: dict[str, Any]) -> None:
        self.heard.append(event["text"])
        self.bodies.append(body)


@pytest.fixture
def setup() -> AppSetup:
    """An app in Socket Mode."""
    return AppSetup(socket_mode=True, commands=frozenset({"/brief"}))


@pytest.fixture
async def app(slack: FakeSlack) -> AsyncIterator[SocketApp]:
    """An app with one connection."""
    slack.courier.ack_seconds = 0.5
    made = SocketApp(slack)
    await made.handler.connect_async()
    await slack.world.bell.until(lambda: len(slack.sockets.connections) == 1, 5)
    yield made
    await made.handler.close_async()


async def test_a_message_arrives_by_the_socket_and_is_acknowledged(
    slack: FakeSlack, ana: Person, app: SocketApp
) -> None:
    await ana.dm("hola")

    assert app.heard == ["hola"]
    assert [(ack.what, ack.failure) for ack in slack.acks] == [("message", None)]


async def test_presses_and_commands_come_by_the_socket_with_their_answers(
    slack: FakeSlack, ana: Person, app: SocketApp
) -> None:
    pressed: list[str] = []

    @app.app.action("approve")
    async def approve(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        pressed.append(body["actions"][0]["value"])

    @app.app.command("/brief")
    async def brief(ack: AsyncAck) -> None:
        await ack("Aquí estoy")

    await client_of(slack).chat_postMessage(channel=ana.id, text="Solicitud", blocks=CARD)
    await ana.click("Aprobar")
    await ana.command("/brief")

    assert pressed == ["7"]
    assert ana.texts()[-1] == "Aquí estoy"


async def test_the_errors_of_a_form_come_back_by_the_socket(
    slack: FakeSlack, ana: Person, app: SocketApp
) -> None:
    @app.app.view("form")
    async def takes(ack: AsyncAck) -> None:
        await ack(response_action="errors", errors={"reason": "Diga más"})

    form = modal(field("Motivo", words(), "reason"), callback_id="form")
    await client_of(slack).views_open(trigger_id=slack.world.trigger(slack.home, ana.id), view=form)
    await ana.submit({"Motivo": "x"})

    assert (ana.modal and ana.modal.errors) == {"reason": "Diga más"}


async def test_an_address_opens_one_connection_once(slack: FakeSlack, app: SocketApp) -> None:
    with pytest.raises(SlackApiError) as caught:
        await client_of(slack).apps_connections_open(app_token=slack.bot_token)

    assert caught.value.response["error"] == "not_allowed_token_type"
    assert slack.world.tickets == set()


async def test_a_refresh_brings_the_app_back(slack: FakeSlack, ana: Person, app: SocketApp) -> None:
    await slack.sockets.refresh()
    await slack.world.bell.until(lambda: slack.sockets.opened >= 2, 5)
    await _settled(slack)
    await ana.dm("sigo aquí")

    assert app.heard == ["sigo aquí"]


async def test_a_broken_connection_is_replaced_and_nothing_is_lost(
    slack: FakeSlack, ana: Person, app: SocketApp
) -> None:
    slack.sockets.cut()
    await ana.dm("en el hueco")
    await slack.world.bell.until(lambda: slack.sockets.opened >= 2, 5)
    await _settled(slack)
    slack.clock.advance(400)
    await slack.world.bell.until(lambda: app.heard, 5)

    assert set(app.heard) == {"en el hueco"}


async def test_a_dead_connection_is_noticed_by_its_missing_pongs(
    slack: FakeSlack, ana: Person, app: SocketApp
) -> None:
    slack.sockets.freeze()
    await ana.dm("nadie oye")
    failures = [ack.failure for ack in slack.acks]
    await slack.world.bell.until(lambda: slack.sockets.opened >= 2, 10)

    assert failures == ["timeout"]


async def test_what_one_connection_leaves_goes_to_another(
    slack: FakeSlack, ana: Person, app: SocketApp
) -> None:
    second = SocketApp(slack)
    await second.handler.connect_async()
    await slack.world.bell.until(lambda: len(slack.sockets.connections) == 2, 5)
    slack.sockets.freeze(slack.sockets.connections[0])
    await asyncio.gather(ana.dm("uno"), ana.dm("dos"))
    await slack.courier.idle()
    await second.handler.close_async()

    assert {*app.heard, *second.heard} == {"dos", "uno"}
    assert sorted(ack.attempt for ack in slack.acks) == [0, 0, 1]


async def test_too_many_asks_for_addresses_are_slowed(slack: FakeSlack) -> None:
    slack.faults.ratelimited("apps.connections.open", retry_after=3)
    with pytest.raises(SlackApiError) as caught:
        await client_of(slack).apps_connections_open(app_token=slack.app_token)

    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "3")


async def _settled(slack: FakeSlack) -> None:
    await slack.world.bell.until(lambda: bool(slack.sockets.connections), 5)
    await asyncio.sleep(0)
