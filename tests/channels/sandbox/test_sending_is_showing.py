"""The bot's replies in the chats: once for each key, rewritten in place, private ones to one person."""

from __future__ import annotations

import pytest

from bot.channels.sandbox.send import SandboxSender
from bot.core.replies import Action, Button, Fact, Receiver, Reply, Section
from bot.core.text import Text
from tests.channels.sandbox.fakes import Sandbox, outgoing, to_requester


@pytest.fixture
def sender(sandbox: Sandbox) -> SandboxSender:
    return SandboxSender(sandbox.transactions, sandbox.wording, sandbox.needs.bell)


async def test_the_same_key_is_shown_once(sandbox: Sandbox, sender: SandboxSender) -> None:
    hello = outgoing(to_requester(paragraphs=("Hola",)), key="out:1")

    refs = [await sender.send(hello, standing=None) for _ in range(2)]

    assert refs == ["1", "1"]
    assert len(sandbox.shown) == 1


async def test_a_rewritten_card_keeps_its_former_buttons(sandbox: Sandbox, sender: SandboxSender) -> None:
    row = Fact(Text("name"), "x", button=Button(Text("change"), Action("change")))
    first = to_requester(
        sections=(Section(Text("a"), (row,)),), buttons=(Button(Text("take"), Action("claim")),), card="r:1"
    )
    then = to_requester(buttons=(Button(Text("release"), Action("release")),), card="r:1")

    ref = await sender.send(outgoing(first, "b-1", "b-2", key="out:1"), standing=None)
    again = await sender.send(outgoing(then, "b-3", key="out:2"), standing=ref)
    await sandbox.client.post("/sandbox/api/press", json={"as": "requester", "button": "b-2"})

    card = sandbox.shown[0]
    assert again == ref
    assert [button["id"] for button in card.body["buttons"]] == ["b-3"]
    assert [button["id"] for button in card.former_buttons] == ["b-1", "b-2"]
    assert sandbox.shown[1].body["paragraphs"] == ["take"]


async def test_a_repeated_rewriting_has_one_effect(sandbox: Sandbox, sender: SandboxSender) -> None:
    ref = await sender.send(outgoing(to_requester(card="r:1"), key="out:1"), standing=None)

    for _ in range(2):
        await sender.send(outgoing(to_requester(card="r:1"), key="out:2"), standing=ref)

    assert (len(sandbox.shown), sandbox.shown[0].revision) == (1, 1)


async def test_a_card_that_is_gone_is_shown_anew(sandbox: Sandbox, sender: SandboxSender) -> None:
    ref = await sender.send(outgoing(to_requester(card="r:1")), standing="77")

    assert (ref, len(sandbox.shown)) == ("1", 1)


async def test_a_quiet_reply_shows_nothing_new(sandbox: Sandbox, sender: SandboxSender) -> None:
    ref = await sender.send(outgoing(to_requester(card="r:1", quiet=True)), standing=None)

    assert (ref, sandbox.shown) == ("", [])


async def test_a_private_answer_in_a_room_is_shown_to_the_person_alone(
    sandbox: Sandbox, sender: SandboxSender
) -> None:
    answer = Reply(Receiver.room("ocm_channel"), ("Ya la tomaron",), private=True)

    await sender.send(outgoing(answer, to="analyst"), standing=None)

    assert (sandbox.shown[0].room, sandbox.shown[0].body["private"]) == ("analyst", True)
