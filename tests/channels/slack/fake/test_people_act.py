"""Presses, choices, forms, commands and shortcuts reach Bolt's listeners, and their answers the person."""

from __future__ import annotations

from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncRespond

from tests.channels.slack.fake.blocks import (
    CARD,
    actions,
    button,
    home,
    options,
    section,
)
from tests.channels.slack.fake.bolt_app import BoltApp, client_of
from tests.channels.slack.fake.forms import FORM, acknowledge, error_of
from tests.fakes.slack import FakeSlack, Person


async def show_card(slack: FakeSlack, ana: Person, **more: Any) -> Any:
    return await client_of(slack).chat_postMessage(channel=ana.id, text="Solicitud", blocks=CARD, **more)


async def test_a_press_tells_what_was_pressed_and_where(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    pressed: list[dict[str, Any]] = []

    @bolt.app.action("approve")
    async def approve(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        pressed.append(body)

    card = await show_card(slack, ana)
    ack = await ana.click("aprobar", on="solicitud de Ana")

    (body,) = pressed
    assert ack.ok
    assert (body["actions"][0]["value"], body["container"]["message_ts"]) == ("7", card["ts"])
    assert (body["user"]["id"], body["channel"]["id"]) == (ana.id, card["channel"])


async def test_an_old_revision_keeps_its_buttons_for_who_still_sees_it(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    bolt.app.action("approve")(acknowledge)
    card = await show_card(slack, ana)
    await client_of(slack).chat_update(channel=card["channel"], ts=card["ts"], text="Aprobada", blocks=[])

    with pytest.raises(LookupError):
        await ana.click("Aprobar")
    assert (await ana.click("Aprobar", stale=True)).payload["actions"][0]["action_id"] == "approve"


async def test_a_press_that_nobody_takes_shows_the_person_an_error(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    await show_card(slack, ana)
    ack = await ana.click("Aprobar")

    assert (ack.status, ana.client_errors) == (404, ["block_actions: http_error"])


async def test_a_form_opens_by_a_trigger_and_its_errors_stand_in_it(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    submitted: list[dict[str, Any]] = []

    @bolt.app.action("return")
    async def opens(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        await client_of(slack).views_open(trigger_id=body["trigger_id"], view=FORM)

    @bolt.app.view("form")
    async def takes(ack: AsyncAck, view: dict[str, Any]) -> None:
        submitted.append(view["state"]["values"])
        if len(submitted) == 1:
            await ack(response_action="errors", errors={"reason": "Diga más"})
        else:
            await ack()

    await show_card(slack, ana)
    await ana.click("Devolver")
    first = await ana.sees_modal("Formulario")
    await ana.submit({"Motivo": "mal"})
    errors = dict(first.errors)
    await ana.submit({"Motivo": "falta la base", "Campos": ["Base"]})

    assert errors == {"reason": "Diga más"}
    assert ana.modal is None
    assert submitted[1]["reason"]["words"] == {"type": "plain_text_input", "value": "falta la base"}
    assert [one["value"] for one in submitted[1]["fields"]["fields"]["selected_options"]] == ["base"]
    assert slack.rejections == []


async def test_a_home_is_published_and_pressed(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    bolt.app.action("new")(acknowledge)
    client = client_of(slack)
    await client.views_publish(
        user_id=ana.id, view=home(section("Nada pendiente"), actions(button("Nueva", "new")))
    )
    view = await ana.sees_home("nada pendiente")
    ack = await ana.click("Nueva", where="home")
    stale = await error_of(slack, "views.publish", user_id=ana.id, view=home(section("x")), hash="0.old")

    assert (ack.payload["container"], stale) == ({"type": "view", "view_id": view.id}, "hash_conflict")


async def test_choices_in_a_message_carry_what_was_chosen(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    bolt.app.action("when")(acknowledge)
    bolt.app.action("which")(acknowledge)
    blocks = [
        actions(
            {"type": "datepicker", "action_id": "when"},
            {"type": "static_select", "action_id": "which", "options": options("Crédito", "Becas")},
        )
    ]
    await client_of(slack).chat_postMessage(channel=ana.id, text="¿Cuándo?", blocks=blocks)
    date = await ana.choose("when", "2026-12-01")
    area = await ana.choose("which", "Becas")

    assert date.payload["actions"][0]["selected_date"] == "2026-12-01"
    assert area.payload["actions"][0]["selected_option"]["value"] == "becas"
    with pytest.raises(LookupError):
        await ana.choose("which", "Fondos")


async def test_a_command_is_answered_where_it_was_given(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    @bolt.app.command("/brief")
    async def brief(ack: AsyncAck, command: dict[str, Any]) -> None:
        await ack(f"Recibido: {command['text']}")

    room = slack.channel("sala", ana, slack.person("bruno"))
    await ana.command("/brief", "nueva", channel=room)

    assert ana.texts() == ["Recibido: nueva"]
    assert room.messages[0].ephemeral_to == ana.id
    with pytest.raises(LookupError):
        await ana.command("/otra")


async def test_shortcuts_come_with_a_trigger(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    bolt.app.shortcut("nueva")(acknowledge)
    bolt.app.shortcut("usar")(acknowledge)
    message = await ana.dm("hola")
    every = await ana.shortcut("nueva")
    one = await ana.message_shortcut("usar", message)

    assert (every.payload["type"], one.payload["type"]) == ("shortcut", "message_action")
    assert one.payload["message"]["ts"] == message.ts
    assert {every.payload["trigger_id"], one.payload["trigger_id"]} <= set(slack.world.triggers)


async def test_a_response_address_works_five_times_in_half_an_hour(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    statuses: list[int] = []

    @bolt.app.action("approve")
    async def approve(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        for number in range(6):
            answer = await respond(f"respuesta {number}", replace_original=number == 0)
            statuses.append(answer.status_code)

    await show_card(slack, ana)
    await ana.click("Aprobar")
    await slack.world.bell.until(lambda: len(statuses) == 6, 5)

    assert statuses == [200, 200, 200, 200, 200, 404]
    assert ana.texts() == ["respuesta 0", *[f"respuesta {number}" for number in range(1, 5)]]
    assert [one.error for one in slack.rejections] == ["used_url"]
