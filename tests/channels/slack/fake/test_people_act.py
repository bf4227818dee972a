"""Presses, choices, forms, commands and shortcuts reach Bolt's listeners, and their answers the person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.errors import SlackApiError

from tests.channels.slack.fake.blocks import (
    CARD,
    actions,
    button,
    field,
    home,
    modal,
    options,
    plain,
    section,
    words,
)
from tests.channels.slack.fake.bolt_app import BoltApp, client_of
from tests.fakes.slack import FakeSlack, FormRefused, Person

FIELDS = {"type": "multi_static_select", "action_id": "fields", "options": options("Base", "Fechas")}
FORM = modal(
    field("Motivo", words(multiline=True, min_length=3), "reason"),
    field("Campos", FIELDS, "fields", optional=True),
    callback_id="form",
)  # fmt: skip


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
    bolt.app.action("approve")(_acknowledge)
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


async def test_the_client_sends_no_form_that_breaks_its_rules(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    await _open(slack, ana, FORM)

    with pytest.raises(FormRefused, match="required"):
        await ana.submit()
    with pytest.raises(FormRefused, match="length"):
        await ana.submit({"Motivo": "no"})
    with pytest.raises(LookupError):
        await ana.submit({"Otra cosa": "x"})
    assert slack.acks == []


async def test_errors_for_what_is_no_input_are_the_apps_mistake(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    @bolt.app.view("form")
    async def takes(ack: AsyncAck) -> None:
        await ack(response_action="errors", errors={"otro": "x"})

    await _open(slack, ana, FORM)
    await ana.submit({"Motivo": "falta"})

    assert [one.error for one in slack.rejections] == ["invalid_errors"]
    assert ana.modal is not None


async def test_answers_to_a_form_rewrite_it_or_put_one_over_it(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    answers: list[dict[str, Any]] = [
        {"response_action": "push", "view": {**FORM, "title": plain("Segundo")}},
        {"response_action": "update", "view": {**FORM, "title": plain("Tercero")}},
        {"response_action": "clear"},
    ]

    @bolt.app.view("form")
    async def takes(ack: AsyncAck) -> None:
        await ack(**answers.pop(0))

    await _open(slack, ana, FORM)
    titles = []
    for _ in range(3):
        await ana.submit({"Motivo": "uno más"})
        titles.append(ana.modal.title if ana.modal else None)

    assert titles == ["Segundo", "Tercero", None]


async def test_a_fourth_modal_does_not_fit(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    await _open(slack, ana, FORM)
    errors = []
    for _ in range(3):
        trigger = slack.world.trigger(slack.home, ana.id, ana.modal)
        errors.append(await _error(slack, "views.push", trigger_id=trigger, view=FORM))

    assert errors == [None, None, "push_limit_reached"]
    await ana.close()
    assert len(slack.world.modals[ana.id]) == 2


async def test_a_trigger_lives_three_seconds_and_once(slack: FakeSlack, ana: Person) -> None:
    used, late = (slack.world.trigger(slack.home, ana.id) for _ in range(2))
    first = await _error(slack, "views.open", trigger_id=used, view=FORM)
    again = await _error(slack, "views.open", trigger_id=used, view=FORM)
    slack.clock.advance(3.1)
    expired = await _error(slack, "views.open", trigger_id=late, view=FORM)
    unknown = await _error(slack, "views.open", trigger_id="1.2.3", view=FORM)

    assert [first, again, expired, unknown] == [
        None, "exchanged_trigger_id", "expired_trigger_id", "invalid_trigger_id"
    ]  # fmt: skip


async def test_a_view_is_rewritten_only_as_it_was_read(slack: FakeSlack, ana: Person) -> None:
    view = await _open(slack, ana, {**FORM, "external_id": "brief-7"})
    fresh = await _error(slack, "views.update", external_id="brief-7", view=FORM, hash=view.hash)
    stale = await _error(slack, "views.update", view_id=view.id, view=FORM, hash="0.old")
    both = await _error(slack, "views.update", view_id=view.id, external_id="brief-7", view=FORM)
    await ana.close()
    closed = await _error(slack, "views.update", view_id=view.id, view=FORM)

    assert [fresh, stale, both, closed] == [None, "hash_conflict", "invalid_arguments", "not_found"]


async def test_what_was_typed_survives_a_rewritten_view(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    bolt.app.view("form")(_acknowledge)
    view = await _open(slack, ana, FORM)
    view.values["reason"]["words"]["value"] = "a medio escribir"
    await client_of(slack).views_update(view_id=view.id, view=FORM)
    ack = await ana.submit()

    assert ack.payload["view"]["state"]["values"]["reason"]["words"]["value"] == "a medio escribir"


async def test_a_closed_modal_is_told_where_the_app_asked(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    bolt.app.view_closed("form")(_acknowledge)
    await _open(slack, ana, {**FORM, "notify_on_close": True})
    ack = await ana.close()

    assert ack is not None
    assert (ack.what, ack.payload["is_cleared"]) == ("view_closed", False)


async def test_a_home_is_published_and_pressed(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    bolt.app.action("new")(_acknowledge)
    client = client_of(slack)
    await client.views_publish(
        user_id=ana.id, view=home(section("Nada pendiente"), actions(button("Nueva", "new")))
    )
    view = await ana.sees_home("nada pendiente")
    ack = await ana.click("Nueva", where="home")
    stale = await _error(slack, "views.publish", user_id=ana.id, view=home(section("x")), hash="0.old")

    assert (ack.payload["container"], stale) == ({"type": "view", "view_id": view.id}, "hash_conflict")


async def test_choices_in_a_message_carry_what_was_chosen(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    bolt.app.action("when")(_acknowledge)
    bolt.app.action("which")(_acknowledge)
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
    bolt.app.shortcut("nueva")(_acknowledge)
    bolt.app.shortcut("usar")(_acknowledge)
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


async def test_files_are_given_in_a_form_within_its_limits(
    slack: FakeSlack, ana: Person, bolt: BoltApp, tmp_path: Path
) -> None:
    bolt.app.view("form")(_acknowledge)
    base, picture, huge = tmp_path / "base.csv", tmp_path / "base.png", tmp_path / "gran.csv"
    base.write_text("celular\n3001234567\n")
    picture.write_bytes(b"png")
    with huge.open("wb") as file:
        file.truncate(10 * 1024 * 1024 + 1)
    element = {"type": "file_input", "action_id": "files", "filetypes": ["csv"], "max_files": 1}
    await _open(slack, ana, modal(field("Base", element, "base"), callback_id="form"))
    for wrong in ([picture], [base, base], [huge]):
        with pytest.raises(FormRefused):
            await ana.submit({"Base": wrong})
    ack = await ana.submit({"Base": [base]})

    (file,) = ack.payload["view"]["state"]["values"]["base"]["files"]["files"]
    assert (file["name"], file["size"]) == ("base.csv", 19)


async def _acknowledge(ack: AsyncAck) -> None:
    await ack()


async def _open(slack: FakeSlack, ana: Person, view: dict[str, Any]) -> Any:
    await client_of(slack).views_open(trigger_id=slack.world.trigger(slack.home, ana.id), view=view)
    return ana.modal


async def _error(slack: FakeSlack, method: str, **arguments: Any) -> str | None:
    try:
        await client_of(slack).api_call(method, json=arguments)
    except SlackApiError as refused:
        return str(refused.response["error"])
    return None
