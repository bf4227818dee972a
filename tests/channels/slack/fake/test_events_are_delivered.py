"""Events reach an app of Bolt's: signed, in time or again, and only those that it may have."""

from __future__ import annotations

import time

import pytest

from tests.channels.slack.fake.bolt_app import BoltApp, client_of
from tests.fakes.slack import AppSetup, FakeSlack, Person


async def test_a_direct_message_arrives_signed(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    await ana.dm("¿Cómo va mi campaña de niñez?")

    (event,) = bolt.events("message")
    assert (event["text"], event["channel_type"], event["user"]) == (
        "¿Cómo va mi campaña de niñez?",
        "im",
        ana.id,
    )
    assert [ack.status for ack in slack.acks] == [200]


async def test_what_a_person_types_is_no_markup(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    await ana.dm("<!channel> a & b: ana@entidad.example o https://icetex.gov.co/x.")

    (event,) = bolt.events("message")
    assert event["text"] == (
        "&lt;!channel&gt; a &amp; b: <mailto:ana@entidad.example|ana@entidad.example> o <https://icetex.gov.co/x>."
    )


async def test_the_address_is_verified_by_a_challenge(slack: FakeSlack, bolt: BoltApp) -> None:
    assert len(await slack.verify_url()) == 24


@pytest.mark.parametrize("shift", [-301, 301])
async def test_a_stale_signature_is_the_apps_to_refuse(slack: FakeSlack, bolt: BoltApp, shift: int) -> None:
    body = '{"type":"event_callback","event":{"type":"message"},"ñ":1}'.encode()
    good = await slack.courier.post(body, slack.courier.signature(body, int(time.time())))
    stale = await slack.courier.post(body, slack.courier.signature(body, int(time.time()) + shift))

    assert (good.status_code, stale.status_code) == (200, 401)


async def test_an_unacknowledged_event_comes_again_at_its_times(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    bolt.status = 500
    await ana.dm("hola")
    await slack.world.bell.until(lambda: len(slack.acks) == 2, 5)
    bolt.status = None
    slack.clock.advance(60)
    await slack.courier.idle()

    assert [(ack.attempt, ack.failure) for ack in slack.acks] == [
        (0, "http_error"),
        (1, "http_error"),
        (2, None),
    ]
    assert [head.get("x-slack-retry-num") for head in bolt.headers] == [None, "1", "2"]
    assert bolt.headers[1]["x-slack-retry-reason"] == "http_error"
    assert len({ack.payload["event_id"] for ack in slack.acks}) == 1


async def test_a_late_acknowledgement_is_none(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    slack.courier.ack_seconds = 0.1
    bolt.seconds = 0.3
    await ana.dm("hola")

    assert slack.acks[0].failure == "http_timeout"


async def test_an_event_is_doubled_on_demand(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    slack.courier.duplicate_next(2)
    await ana.dm("hola")
    await slack.courier.idle()

    assert len(bolt.heard) == 3
    assert len({body["event_id"] for body in bolt.heard}) == 1


async def test_held_events_come_in_another_order(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    slack.courier.hold()
    await ana.dm("primero")
    await ana.dm("segundo")
    await slack.courier.release(reverse=True)

    assert [event["text"] for event in bolt.events("message")] == ["segundo", "primero"]


async def test_channels_are_heard_only_from_inside(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    inside, outside = slack.channel("dentro", ana), slack.channel("fuera", ana, with_bot=False)
    await ana.say(inside, "aquí")
    await ana.say(outside, "allá")
    await ana.mention(inside, "oiga")

    assert [event["text"].split()[-1] for event in bolt.events("message")] == ["aquí", "oiga"]
    assert len(bolt.events("app_mention")) == 1


async def test_an_event_without_its_scope_does_not_come() -> None:
    async with FakeSlack(AppSetup(scopes=frozenset({"chat:write"}))) as slack, BoltApp(slack) as bolt:
        slack.app_url = bolt.url
        await slack.person("ana").dm("hola")

        assert slack.acks == []


async def test_a_mention_is_heard_without_the_right_to_read_all() -> None:
    setup = AppSetup(scopes=frozenset({"app_mentions:read"}))
    async with FakeSlack(setup) as slack, BoltApp(slack) as bolt:
        slack.app_url = bolt.url
        ana = slack.person("ana")
        room = slack.channel("sala", ana)
        await ana.say(room, "nada")
        await ana.mention(room, "oiga")

        assert [ack.what for ack in slack.acks] == ["app_mention"]


async def test_the_answer_in_a_thread_names_whose_thread_it_is(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    room = slack.channel("sala", ana, private=True)
    card = await client_of(slack).chat_postMessage(channel=room.id, text="tarjeta")
    await ana.say(room, "devuelvo", thread_ts=card["ts"])
    await slack.courier.idle()

    (event,) = [event for event in bolt.events("message") if event["user"] == ana.id]
    assert (event["thread_ts"], event["channel_type"]) == (card["ts"], "group")
    assert event["parent_user_id"] == slack.home.installation.bot_user


async def test_the_bots_own_messages_and_changes_are_told_too(
    slack: FakeSlack, ana: Person, bolt: BoltApp
) -> None:
    client = client_of(slack)
    posted = await client.chat_postMessage(channel=ana.id, text="hola")
    await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="adiós")
    await client.chat_delete(channel=posted["channel"], ts=posted["ts"])
    await slack.courier.idle()

    told = [(ack.payload["event"].get("subtype"), ack.payload["event"].get("bot_id")) for ack in slack.acks]
    assert sorted(told, key=str) == [
        ("message_changed", None), ("message_deleted", None), (None, slack.home.installation.bot_id)
    ]  # fmt: skip


async def test_edits_and_deletions_of_a_person_are_told(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    message = await ana.dm("mil")
    await ana.edit(message, "dos mil")
    await ana.delete(message)

    changed, deleted = (ack.payload["event"] for ack in slack.acks[1:])
    assert (changed["message"]["text"], changed["previous_message"]["text"]) == ("dos mil", "mil")
    assert deleted["deleted_ts"] == message.ts


async def test_homes_and_memberships_are_told(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    room = slack.channel("sala", with_bot=False)
    await ana.open_home()
    await ana.open_messages()
    await ana.join(room)
    await ana.invite_bot(room)

    assert [event["tab"] for event in bolt.events("app_home_opened")] == ["home", "messages"]
    assert [event["user"] for event in bolt.events("member_joined_channel")] == [
        ana.id, slack.home.installation.bot_user
    ]  # fmt: skip


async def test_a_stranger_of_a_shared_channel_is_told_as_one(slack: FakeSlack, bolt: BoltApp) -> None:
    stranger = slack.person("ajena", is_stranger=True)
    room = slack.channel("compartida", stranger, shared=True)
    await stranger.say(room, "hola")

    (body,) = bolt.heard
    assert body["is_ext_shared_channel"] is True
    assert body["event"]["user_team"] == stranger.user.team_id != body["team_id"]


async def test_uninstalling_is_told(slack: FakeSlack, bolt: BoltApp) -> None:
    await slack.uninstall()

    first = [ack.what for ack in slack.acks if ack.attempt == 0]
    assert first == ["tokens_revoked", "app_uninstalled"]


async def test_an_app_that_left_hears_nothing_more(slack: FakeSlack, ana: Person, bolt: BoltApp) -> None:
    await slack.uninstall()
    await ana.dm("¿hola?")
    await ana.open_home()

    assert bolt.heard == []
    with pytest.raises(AssertionError):
        await ana.shortcut("nueva")


async def test_an_app_that_is_not_there_gets_events_later(slack: FakeSlack, ana: Person) -> None:
    await ana.dm("hola")
    await slack.world.bell.until(lambda: len(slack.acks) == 2, 5)
    async with BoltApp(slack) as bolt:
        slack.app_url = bolt.url
        slack.clock.advance(60)
        await slack.courier.idle()

        assert [event["text"] for event in bolt.events("message")] == ["hola"]
    assert [ack.failure for ack in slack.acks] == ["connection_failed", "connection_failed", None]
