"""What people do on the page becomes inbox rows, once, before the answer."""

from __future__ import annotations

import pytest

from bot.channels.sandbox.send import SandboxSender
from bot.core.messages import CardReply, FormSubmission, Identity, IncomingFile, Press, TextMessage, Upload
from bot.core.replies import Action, Button, Correctable, Form, FormInput, Receiver, Reply
from bot.core.text import Text
from tests.channels.sandbox.fakes import MONDAY, Sandbox, outgoing, to_requester

API = "/sandbox/api"


async def send(sandbox: Sandbox, reply: Reply, *ids: str, key: str = "out:1", to: str | None = None) -> str:
    sender = SandboxSender(sandbox.transactions, sandbox.wording, sandbox.needs.bell)
    return await sender.send(outgoing(reply, *ids, key=key, to=to), standing=None)


async def test_text_is_stored_and_shown_in_the_own_chat(sandbox: Sandbox) -> None:
    answer = await sandbox.client.post(f"{API}/say", json={"as": "requester", "text": "Hola", "id": "u-1"})

    (row,) = sandbox.inbox
    (shown,) = sandbox.shown
    assert (answer.status_code, answer.json()) == (202, {"id": "u-1", "accepted": True})
    assert (row.id, row.identity, row.at) == ("u-1", Identity("sandbox", "", "requester"), MONDAY)
    assert row.body == TextMessage("Hola")
    assert (shown.room, shown.author, shown.body["paragraphs"]) == ("requester", "requester", ["Hola"])


async def test_the_inbox_is_woken_after_a_message_is_stored(sandbox: Sandbox) -> None:
    await sandbox.client.post(f"{API}/say", json={"as": "requester", "text": "Hola"})

    assert sandbox.woken == 1


async def test_the_same_id_counts_once(sandbox: Sandbox) -> None:
    message = {"as": "requester", "text": "Hola", "id": "u-1"}

    first = await sandbox.client.post(f"{API}/say", json=message)
    second = await sandbox.client.post(f"{API}/say", json=message)

    assert (first.json()["accepted"], second.json()["accepted"]) == (True, False)
    assert (len(sandbox.inbox), len(sandbox.shown)) == (1, 1)


async def test_an_id_is_made_where_the_page_gives_none(sandbox: Sandbox) -> None:
    for _ in range(2):
        await sandbox.client.post(f"{API}/say", json={"as": "requester", "text": "Hola"})

    assert len({row.id for row in sandbox.inbox}) == 2


async def test_a_reply_in_a_room_stands_beside_its_card(sandbox: Sandbox) -> None:
    await send(sandbox, Reply(Receiver.room("ocm_channel"), card="review:1"))

    answer = {"as": "analyst", "text": "¿Y la base?", "reply_to_card": "review:1"}
    await sandbox.client.post(f"{API}/say", json=answer)

    assert sandbox.inbox[0].body == CardReply("¿Y la base?", "review:1")
    assert (sandbox.shown[-1].room, sandbox.shown[-1].author) == ("ocm_channel", "analyst")


async def test_a_reply_goes_to_the_copy_of_the_card_that_was_answered(sandbox: Sandbox) -> None:
    await send(sandbox, Reply(Receiver.person("analyst"), card="review:1"), key="out:1")
    await send(sandbox, Reply(Receiver.room("ocm_channel"), card="review:1"), key="out:2")
    answer = {"as": "analyst", "text": "Sí", "reply_to_card": "review:1"}

    await sandbox.client.post(f"{API}/say", json=answer)
    await sandbox.client.post(f"{API}/say", json={**answer, "room": "ocm_channel"})

    assert [message.room for message in sandbox.shown[2:]] == ["analyst", "ocm_channel"]


async def test_a_press_leaves_the_buttons_words_in_the_own_chat(sandbox: Sandbox) -> None:
    await send(sandbox, to_requester(buttons=(Button(Text("send"), Action("submit")),)), "b-1")

    await sandbox.client.post(f"{API}/press", json={"as": "requester", "button": "b-1"})

    assert sandbox.inbox[0].body == Press("b-1")
    assert sandbox.shown[-1].body == {"kind": "pressed", "paragraphs": ["send"]}


@pytest.mark.parametrize(
    ("reply", "person"),
    [
        (to_requester(buttons=(Button(Text("sms"), Action("tick"), chosen=False),)), "requester"),
        (Reply(Receiver.room("ocm_channel"), buttons=(Button(Text("take"), Action("claim")),)), "analyst"),
    ],
    ids=["toggle", "shared card"],
)
async def test_a_press_that_shows_itself_leaves_no_echo(sandbox: Sandbox, reply: Reply, person: str) -> None:
    await send(sandbox, reply, "b-1")

    await sandbox.client.post(f"{API}/press", json={"as": person, "button": "b-1"})

    assert (len(sandbox.inbox), len(sandbox.shown)) == (1, 1)


async def test_an_unknown_button_is_still_an_inbox_row(sandbox: Sandbox) -> None:
    answer = await sandbox.client.post(f"{API}/press", json={"as": "requester", "button": "long-gone"})

    assert (answer.status_code, sandbox.inbox[0].body) == (202, Press("long-gone"))


async def test_a_submission_is_shown_with_the_forms_labels(sandbox: Sandbox) -> None:
    fields = (Correctable("message.sms", Text("field.sms"), "Hola"),)
    inputs = (FormInput("corrections", "corrections", Text("which"), fields=fields),)
    form = Form(Text("return"), Action("return"), inputs, Text("send"))
    await send(sandbox, to_requester(form=form), "f-1")
    values = {"corrections": {"message.sms": "Muy largo"}}

    await sandbox.client.post(f"{API}/submit", json={"as": "requester", "form": "f-1", "values": values})

    assert sandbox.inbox[0].body == FormSubmission("f-1", values)
    facts = sandbox.shown[-1].body["sections"][0]["facts"]
    assert facts == [{"label": "field.sms", "value": "Muy largo"}]


async def test_files_are_in_the_vault_before_the_message(sandbox: Sandbox) -> None:
    files = [("files", ("base.csv", b"a;b")), ("files", ("guion.txt", b"Hola"))]

    answer = await sandbox.client.post(
        f"{API}/upload", data={"as": "requester", "caption": "Va"}, files=files
    )

    body = sandbox.inbox[0].body
    assert answer.status_code == 202
    assert isinstance(body, Upload)
    assert [sandbox.vault.read(file.sha256) for file in body.files] == [b"a;b", b"Hola"]
    assert (body.files[0].name, body.files[0].size, body.caption) == ("base.csv", 3, "Va")
    assert [file["name"] for file in sandbox.shown[0].body["documents"]] == ["base.csv", "guion.txt"]


async def test_a_files_name_has_no_path_and_nothing_unseen(sandbox: Sandbox) -> None:
    files = [("files", ("..\\../etc/ba\x01se.csv", b"a"))]

    await sandbox.client.post(f"{API}/upload", data={"as": "requester"}, files=files)

    body = sandbox.inbox[0].body
    assert isinstance(body, Upload)
    assert isinstance(body.files[0], IncomingFile)
    assert "/" not in body.files[0].name
    assert "\x01" not in body.files[0].name
    assert body.files[0].name.endswith("se.csv")
