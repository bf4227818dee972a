"""Every call that Slack refuses is refused with its word, and noted."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.channels.slack.fake.blocks import CARD
from tests.channels.slack.fake.bolt_app import client_of
from tests.fakes.slack import AppSetup, FakeSlack, Person


async def refusal(
    slack: FakeSlack, method: str, token: str | None = None, **arguments: Any
) -> dict[str, Any]:
    """Return the answer to a call that fails, sent as a form."""
    with pytest.raises(SlackApiError) as caught:
        await client_of(slack, token).api_call(method, params=arguments)
    told = caught.value.response.data
    assert isinstance(told, dict)
    return told


@pytest.mark.parametrize(
    ("token", "error"),
    [("", "not_authed"), ("xoxb-other", "invalid_auth"), ("app", "not_allowed_token_type")],
)
async def test_a_bad_token_is_refused(slack: FakeSlack, token: str, error: str) -> None:
    told = await refusal(slack, "auth.test", slack.app_token if token == "app" else token)

    assert told["error"] == error


async def test_a_dead_token_is_refused_for_its_reason(slack: FakeSlack) -> None:
    await slack.revoke()
    revoked = await refusal(slack, "auth.test")
    await slack.uninstall()
    uninstalled = await refusal(slack, "auth.test")

    assert (revoked["error"], uninstalled["error"]) == ("token_revoked", "account_inactive")


async def test_a_scope_that_was_not_granted_is_named() -> None:
    async with FakeSlack(AppSetup(scopes=frozenset({"chat:write", "im:write"}))) as slack:
        told = await refusal(slack, "users.info", user=slack.person("ana").id)

    assert (told["error"], told["needed"], told["provided"]) == (
        "missing_scope", "users:read", "chat:write,im:write",
    )  # fmt: skip


async def test_the_address_is_told_only_to_whom_may_read_it() -> None:
    async with FakeSlack(AppSetup(scopes=frozenset({"users:read"}))) as slack:
        ana = slack.person("ana", email="ana@entidad.example")
        told = await client_of(slack).users_info(user=ana.id)

    assert "email" not in told["user"]["profile"]


async def test_a_method_that_reads_forms_finds_nothing_in_json(slack: FakeSlack, ana: Person) -> None:
    with pytest.raises(SlackApiError) as caught:
        await client_of(slack).api_call("users.info", json={"user": ana.id})

    assert caught.value.response["error"] == "invalid_arguments"


async def test_an_unknown_method_is_refused(slack: FakeSlack) -> None:
    assert (await refusal(slack, "chat.shout"))["error"] == "unknown_method"


async def test_unknown_receivers_are_refused(slack: FakeSlack, ana: Person) -> None:
    outside = slack.channel("otros", ana, with_bot=False)
    secret = slack.channel("privado", ana, private=True, with_bot=False)
    ana.deactivate()
    errors = [
        (await refusal(slack, "chat.postMessage", channel=place, text="hola"))["error"]
        for place in ("C404", outside.id, secret.id, ana.id)
    ]

    assert errors == ["channel_not_found", "not_in_channel", "channel_not_found", "channel_not_found"]


async def test_a_deactivated_or_unknown_person_cannot_be_written_to(slack: FakeSlack, ana: Person) -> None:
    ana.deactivate()
    dead = await refusal(slack, "conversations.open", users=ana.id)
    unknown = await refusal(slack, "conversations.open", users="U404")
    unseen = await refusal(slack, "users.info", user="U404")
    unlisted = await refusal(slack, "users.lookupByEmail", email="ana@entidad.example")

    assert [one["error"] for one in (dead, unknown, unseen, unlisted)] == [
        "user_disabled", "user_not_found", "user_not_found", "users_not_found",
    ]  # fmt: skip


async def test_an_archived_channel_takes_no_message(slack: FakeSlack, ana: Person) -> None:
    channel = slack.channel("viejo", ana)
    posted = await client_of(slack).chat_postMessage(channel=channel.id, text="hola")
    await slack.archive(channel)
    new = await refusal(slack, "chat.postMessage", channel=channel.id, text="hola")
    changed = await refusal(slack, "chat.update", channel=channel.id, ts=posted["ts"], text="hola")

    assert (new["error"], changed["error"]) == ("is_archived", "is_inactive")


async def test_only_the_bots_own_standing_messages_are_changed(slack: FakeSlack, ana: Person) -> None:
    client = client_of(slack)
    hers = await ana.dm("hola")
    gone = await client.chat_postMessage(channel=ana.id, text="hola")
    await client.chat_delete(channel=gone["channel"], ts=gone["ts"])
    channel = hers.channel
    errors = [
        (await refusal(slack, "chat.update", channel=channel, ts=ts, text="otra"))["error"]
        for ts in (hers.ts, gone["ts"], "1.000001")
    ]

    assert errors == ["cant_update_message", "message_not_found", "message_not_found"]


async def test_a_rewritten_text_is_shorter_than_a_first_one(slack: FakeSlack, ana: Person) -> None:
    posted = await client_of(slack).chat_postMessage(channel=ana.id, text="x" * 4_001)
    told = await refusal(slack, "chat.update", channel=posted["channel"], ts=posted["ts"], text="y" * 4_001)

    assert told["error"] == "msg_too_long"


async def test_an_ephemeral_message_cannot_be_changed(slack: FakeSlack, ana: Person) -> None:
    channel = slack.channel("sala", ana)
    bruno = slack.person("bruno")
    shown = await client_of(slack).chat_postEphemeral(channel=channel.id, user=ana.id, text="solo para usted")
    changed = await refusal(slack, "chat.update", channel=channel.id, ts=shown["message_ts"], text="otra")
    outside = await refusal(slack, "chat.postEphemeral", channel=channel.id, user=bruno.id, text="hola")

    assert (changed["error"], outside["error"]) == ("message_not_found", "user_not_in_channel")
    assert ana.texts() == ["solo para usted"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "blocks": "nada"}, "invalid_blocks_format"),
        ({"text": "x", "blocks": "[{}]"}, "invalid_blocks"),
        ({"text": "x", "metadata": '{"event_type":"x"}'}, "invalid_metadata_format"),
        ({"text": "x", "metadata": '{"event_type":"x","event_payload":"y"}'}, "invalid_metadata_schema"),
        ({"text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
    ],
)
async def test_a_malformed_message_is_refused(
    slack: FakeSlack, ana: Person, arguments: dict[str, str], error: str
) -> None:
    told = await refusal(slack, "chat.postMessage", channel=ana.id, **arguments)

    assert told["error"] == error
    assert [(one.method, one.error) for one in slack.rejections] == [("chat.postMessage", error)]


async def test_many_long_blocks_together_are_too_long(slack: FakeSlack, ana: Person) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}}] * 5
    with pytest.raises(SlackApiError) as caught:
        await client_of(slack).chat_postMessage(channel=ana.id, text="x", blocks=blocks)

    assert caught.value.response["error"] == "msg_blocks_too_long"


async def test_blocks_without_text_are_taken_and_noted(slack: FakeSlack, ana: Person) -> None:
    await client_of(slack).api_call("chat.postMessage", json={"channel": ana.id, "blocks": CARD})

    assert [(one.error, one.refused) for one in slack.rejections] == [("missing_text", False)]


async def test_a_closed_messages_tab_takes_no_message() -> None:
    async with FakeSlack(AppSetup(messages_tab=False)) as slack:
        told = await refusal(slack, "chat.postMessage", channel=slack.person("ana").id, text="hola")

    assert told["error"] == "messages_tab_disabled"
