"""Triggers, the stack of three, hashes, answers to submissions, and what Slack's client lets through."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck

from tests.channels.slack.fake.blocks import field, modal, plain
from tests.channels.slack.fake.bolt_app import BoltApp, client_of
from tests.channels.slack.fake.forms import FORM, acknowledge, error_of, open_form
from tests.fakes.slack import FakeSlack, FormRefused, Person


async def test_the_client_sends_no_form_that_breaks_its_rules(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    await open_form(slack, ana, FORM)

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

    await open_form(slack, ana, FORM)
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

    await open_form(slack, ana, FORM)
    titles = []
    for _ in range(3):
        await ana.submit({"Motivo": "uno más"})
        titles.append(ana.modal.title if ana.modal else None)

    assert titles == ["Segundo", "Tercero", None]


async def test_a_fourth_modal_does_not_fit(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    await open_form(slack, ana, FORM)
    errors = []
    for _ in range(3):
        trigger = slack.world.trigger(slack.home, ana.id, ana.modal)
        errors.append(await error_of(slack, "views.push", trigger_id=trigger, view=FORM))

    assert errors == [None, None, "push_limit_reached"]
    await ana.close()
    assert len(slack.world.modals[ana.id]) == 2


async def test_a_trigger_lives_three_seconds_and_once(slack: FakeSlack, ana: Person) -> None:
    used, late = (slack.world.trigger(slack.home, ana.id) for _ in range(2))
    first = await error_of(slack, "views.open", trigger_id=used, view=FORM)
    again = await error_of(slack, "views.open", trigger_id=used, view=FORM)
    slack.clock.advance(3.1)
    expired = await error_of(slack, "views.open", trigger_id=late, view=FORM)
    unknown = await error_of(slack, "views.open", trigger_id="1.2.3", view=FORM)

    assert [first, again, expired, unknown] == [
        None, "exchanged_trigger_id", "expired_trigger_id", "invalid_trigger_id"
    ]  # fmt: skip


async def test_a_view_is_rewritten_only_as_it_was_read(slack: FakeSlack, ana: Person) -> None:
    view = await open_form(slack, ana, {**FORM, "external_id": "brief-7"})
    fresh = await error_of(slack, "views.update", external_id="brief-7", view=FORM, hash=view.hash)
    stale = await error_of(slack, "views.update", view_id=view.id, view=FORM, hash="0.old")
    both = await error_of(slack, "views.update", view_id=view.id, external_id="brief-7", view=FORM)
    await ana.close()
    closed = await error_of(slack, "views.update", view_id=view.id, view=FORM)

    assert [fresh, stale, both, closed] == [None, "hash_conflict", "invalid_arguments", "not_found"]


async def test_what_was_typed_survives_a_rewritten_view(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    bolt.app.view("form")(acknowledge)
    view = await open_form(slack, ana, FORM)
    view.values["reason"]["words"]["value"] = "a medio escribir"
    await client_of(slack).views_update(view_id=view.id, view=FORM)
    ack = await ana.submit()

    assert ack.payload["view"]["state"]["values"]["reason"]["words"]["value"] == "a medio escribir"


async def test_a_closed_modal_is_told_where_the_app_asked(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    bolt.app.view_closed("form")(acknowledge)
    await open_form(slack, ana, {**FORM, "notify_on_close": True})
    ack = await ana.close()

    assert ack is not None
    assert (ack.what, ack.payload["is_cleared"]) == ("view_closed", False)


async def test_files_are_given_in_a_form_within_its_limits(
    slack: FakeSlack, ana: Person, bolt: BoltApp, tmp_path: Path
) -> None:
    bolt.app.view("form")(acknowledge)
    base, picture, huge = tmp_path / "base.csv", tmp_path / "base.png", tmp_path / "gran.csv"
    base.write_text("celular\n3001234567\n")
    picture.write_bytes(b"png")
    with huge.open("wb") as file:
        file.truncate(10 * 1024 * 1024 + 1)
    element = {"type": "file_input", "action_id": "files", "filetypes": ["csv"], "max_files": 1}
    await open_form(slack, ana, modal(field("Base", element, "base"), callback_id="form"))
    for wrong in ([picture], [base, base], [huge]):
        with pytest.raises(FormRefused):
            await ana.submit({"Base": wrong})
    ack = await ana.submit({"Base": [base]})

    (file,) = ack.payload["view"]["state"]["values"]["base"]["files"]["files"]
    assert (file["name"], file["size"]) == ("base.csv", 19)


async def test_a_choice_in_a_form_is_told_only_where_the_app_asked_for_it(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    told: list[str] = []

    @bolt.app.action("fields")
    async def chosen(ack: AsyncAck, payload: dict[str, Any]) -> None:
        told.append(str(payload["type"]))
        await ack()

    silent, asked = FORM, {**FORM, "blocks": [{**one, "dispatch_action": True} for one in FORM["blocks"]]}
    await open_form(slack, ana, silent)
    with pytest.raises(LookupError, match="tells nothing"):
        await ana.choose("Campos", ["Base"], where="modal")
    await open_form(slack, ana, asked)
    await ana.choose("Campos", ["Base"], where="modal")

    assert told == ["multi_static_select"]


@pytest.mark.parametrize(
    ("element", "is_taken"),
    [
        ({"type": "plain_text_input", "max_length": 3, "initial_value": "abc"}, True),
        ({"type": "plain_text_input", "max_length": 3, "initial_value": "abcd"}, False),
        ({"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "initial_value": "1"}, True),
        (
            {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "initial_value": "0"},
            False,
        ),
        (
            {"type": "number_input", "is_decimal_allowed": False, "max_value": "9", "initial_value": "10"},
            False,
        ),
    ],
)
async def test_what_stands_in_an_input_keeps_its_bounds(
    slack: FakeSlack, ana: Person, element: dict[str, Any], is_taken: bool
) -> None:
    view = modal(field("Campo", element, "one"), callback_id="form")
    trigger = slack.world.trigger(slack.home, ana.id)
    error = await error_of(slack, "views.open", trigger_id=trigger, view=view)

    assert (error is None) is is_taken
