"""What a person reads, and whom the app calls by it."""

from __future__ import annotations

import pytest

from tests.channels.slack.fake.blocks import CARD, actions, button, plain, section
from tests.channels.slack.fake.bolt_app import client_of
from tests.fakes.slack import FakeSlack, Person, buttons_of, pings_in, said_in


async def test_mrkdwn_is_read_as_it_is_drawn_and_plain_text_as_it_is_written(
    slack: FakeSlack, ana: Person
) -> None:
    blocks = [
        section("*Nota*: 3 &lt; 4, <https://entidad.example|aquí>"),
        {"type": "header", "text": plain("*tal cual*")},
    ]
    await client_of(slack).chat_postMessage(channel=ana.id, text="resumen", blocks=blocks)

    assert said_in(ana.inbox()[0]) == "Nota: 3 < 4, aquí\n*tal cual*"


async def test_only_unescaped_mentions_call_anybody(slack: FakeSlack, ana: Person) -> None:
    blocks = [section("&lt;!channel&gt; <!here>"), {"type": "header", "text": plain("<@U1>")}]
    await client_of(slack).chat_postMessage(channel=ana.id, text="hola <@U2>", blocks=blocks)

    assert pings_in(ana.inbox()[0]) == ["<@U2>", "<!here>"]


async def test_an_inbox_holds_what_its_owner_may_see(slack: FakeSlack, ana: Person) -> None:
    client, bruno = client_of(slack), slack.person("bruno")
    room = slack.channel("sala", ana, bruno)
    await client.chat_postMessage(channel=room.id, text="para todos")
    await client.chat_postEphemeral(channel=room.id, user=bruno.id, text="para bruno")
    await client.chat_postMessage(channel=ana.id, text="para ana")

    assert ana.texts() == ["para todos", "para ana"]
    assert bruno.texts() == ["para todos", "para bruno"]
    assert [message.text for message in room.messages] == ["para todos", "para bruno"]


async def test_the_newest_card_with_the_button_is_pressed(slack: FakeSlack, ana: Person) -> None:
    client = client_of(slack)
    for number in (1, 2):
        blocks = [
            section(f"Solicitud {number}"),
            actions(button(":white_check_mark: Aprobar", "ok", value=str(number))),
        ]
        await client.chat_postMessage(channel=ana.id, text="Solicitud", blocks=blocks)
    newest = await ana.click("APROBAR")
    older = await ana.click("aprobar", on="Solicitud 1")

    assert [ack.payload["actions"][0]["value"] for ack in (newest, older)] == ["2", "1"]
    assert buttons_of(CARD) == ["Aprobar", "Devolver"]
    with pytest.raises(LookupError):
        await ana.click("Aprobar", on="Solicitud 3")


async def test_waiting_for_what_does_not_come_fails(slack: FakeSlack, ana: Person) -> None:
    with pytest.raises(AssertionError):
        await ana.sees("nunca", within=0.1)
