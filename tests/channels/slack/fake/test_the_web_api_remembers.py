"""What was posted is found again: by histories, in threads, with its metadata, page by page."""

from __future__ import annotations

from slack_sdk.errors import SlackApiError

from tests.channels.slack.fake.blocks import CARD
from tests.channels.slack.fake.bolt_app import client_of
from tests.fakes.slack import FakeSlack, Person

KEY = {"event_type": "pregonero", "event_payload": {"key": "out:1"}}


async def test_metadata_comes_back_where_it_is_asked_for(slack: FakeSlack, ana: Person) -> None:
    client = client_of(slack)
    posted = await client.chat_postMessage(channel=ana.id, text="hola", metadata=KEY)
    plain = await client.conversations_history(channel=posted["channel"])
    full = await client.conversations_history(channel=posted["channel"], include_all_metadata=True)

    assert "metadata" not in plain["messages"][0]
    assert full["messages"][0]["metadata"] == KEY


async def test_a_thread_is_read_from_its_first_message_on(slack: FakeSlack, ana: Person) -> None:
    client = client_of(slack)
    card = await client.chat_postMessage(channel=ana.id, text="tarjeta", blocks=CARD)
    await ana.dm("respuesta", thread_ts=card["ts"])
    await client.chat_postMessage(channel=ana.id, text="gracias", thread_ts=card["ts"], metadata=KEY)
    thread = await client.conversations_replies(
        channel=card["channel"], ts=card["ts"], include_all_metadata=True
    )
    history = await client.conversations_history(channel=card["channel"])

    assert [one["text"] for one in thread["messages"]] == ["tarjeta", "respuesta", "gracias"]
    assert thread["messages"][2]["metadata"] == KEY
    assert [(one["text"], one["reply_count"]) for one in history["messages"]] == [("tarjeta", 2)]


async def test_a_history_comes_newest_first_and_in_pages(slack: FakeSlack, ana: Person) -> None:
    client = client_of(slack)
    for number in range(5):
        await ana.dm(f"mensaje {number}")
    first = await client.conversations_history(channel=ana.dm_channel.id, limit=3)
    after = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(channel=ana.dm_channel.id, limit=3, cursor=after)

    texts = [one["text"][-1] for one in (*first["messages"], *second["messages"])]
    assert texts == ["4", "3", "2", "1", "0"]
    assert (first["has_more"], second["has_more"]) == (True, False)


async def test_a_rewritten_message_keeps_its_place_and_tells_that_it_was(
    slack: FakeSlack, ana: Person
) -> None:
    client = client_of(slack)
    card = await client.chat_postMessage(channel=ana.id, text="tarjeta", blocks=CARD)
    await client.chat_update(channel=card["channel"], ts=card["ts"], text="aprobada", blocks=[])
    history = await client.conversations_history(channel=card["channel"])

    assert [(one["ts"], one["text"], "edited" in one) for one in history["messages"]] == [
        (card["ts"], "aprobada", True)
    ]  # fmt: skip
    assert [one.text for one in ana.inbox()[0].past] == ["tarjeta"]


async def test_a_new_text_without_blocks_takes_the_blocks_away(slack: FakeSlack, ana: Person) -> None:
    client = client_of(slack)
    card = await client.chat_postMessage(channel=ana.id, text="tarjeta", blocks=CARD)
    await client.chat_update(channel=card["channel"], ts=card["ts"], text="aprobada")

    assert ana.inbox()[0].blocks == []


async def test_the_workspace_is_described(slack: FakeSlack, ana: Person) -> None:
    client = client_of(slack)
    room = slack.channel("campañas", ana, private=True)
    me = await client.auth_test()
    info = await client.conversations_info(channel=room.id)
    members = await client.conversations_members(channel=room.id)
    listed = await client.conversations_list(types="public_channel,private_channel")
    found = await client.users_lookupByEmail(email="ANA@entidad.example")
    team = await client.team_info()

    assert me["user_id"] == slack.home.installation.bot_user
    assert (info["channel"]["is_private"], info["channel"]["is_member"]) == (True, True)
    assert set(members["members"]) == {ana.id, me["user_id"]}
    assert [one["id"] for one in listed["channels"]] == [room.id]
    assert (found["user"]["id"], team["team"]["id"]) == (ana.id, slack.home.id)


async def test_guests_strangers_and_the_deactivated_are_told_apart(slack: FakeSlack) -> None:
    client = client_of(slack)
    guest = slack.person("invitada", is_restricted=True)
    stranger = slack.person("ajena", is_stranger=True)
    gone = slack.person("ida")
    gone.deactivate()
    told = [(await client.users_info(user=one.id))["user"] for one in (guest, stranger, gone)]

    assert [one.get("is_restricted") for one in told] == [True, False, None]
    assert [one.get("is_stranger", False) for one in told] == [False, True, False]
    assert [one["deleted"] for one in told] == [False, False, True]
    assert told[1]["team_id"] != slack.home.id


async def test_a_reaction_is_given_once(slack: FakeSlack, ana: Person) -> None:
    client = client_of(slack)
    message = await ana.dm("hola")
    await client.reactions_add(channel=message.channel, name="eyes", timestamp=message.ts)
    error = None
    try:
        await client.reactions_add(channel=message.channel, name="eyes", timestamp=message.ts)
    except SlackApiError as refused:
        error = refused.response["error"]

    assert (error, list(message.reactions)) == ("already_reacted", ["eyes"])


async def test_two_workspaces_do_not_see_each_other(slack: FakeSlack, ana: Person) -> None:
    other = slack.workspace("Otra")
    foreign = client_of(slack, other.installation.token)
    error = None
    try:
        await foreign.chat_postMessage(channel=ana.dm_channel.id, text="hola")
    except SlackApiError as refused:
        error = refused.response["error"]

    assert error == "channel_not_found"
    assert ana.texts() == []
