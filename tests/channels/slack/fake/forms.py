"""A form, and what tests do with forms and presses."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError

from tests.channels.slack.fake.blocks import field, modal, options, words
from tests.channels.slack.fake.bolt_app import client_of
from tests.fakes.slack import FakeSlack, Person

FIELDS = {"type": "multi_static_select", "action_id": "fields", "options": options("Base", "Fechas")}
FORM = modal(
    field("Motivo", words(multiline=True, min_length=3), "reason"),
    field("Campos", FIELDS, "fields", optional=True),
    callback_id="form",
)  # fmt: skip


async def acknowledge(ack: AsyncAck) -> None:
    await ack()


async def open_form(slack: FakeSlack, ana: Person, view: dict[str, Any]) -> Any:
    await client_of(slack).views_open(trigger_id=slack.world.trigger(slack.home, ana.id), view=view)
    return ana.modal


async def error_of(slack: FakeSlack, method: str, **arguments: Any) -> str | None:
    try:
        await client_of(slack).api_call(method, json=arguments)
    except SlackApiError as refused:
        return str(refused.response["error"])
    return None
