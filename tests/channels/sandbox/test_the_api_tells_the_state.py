"""What the page and the play driver ask for."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from bot.channels.sandbox.send import SandboxSender
from bot.core.replies import Receiver, Reply
from tests.channels.sandbox.fakes import BOGOTA, Sandbox, outgoing, to_requester

API = "/sandbox/api"


async def show(sandbox: Sandbox, reply: Reply, key: str, standing: str | None = None) -> str:
    sender = SandboxSender(sandbox.transactions, sandbox.wording, sandbox.needs.bell)
    return await sender.send(outgoing(reply, key=key), standing=standing)


async def test_only_what_changed_since_is_told(sandbox: Sandbox) -> None:
    first = await show(sandbox, to_requester(paragraphs=("Uno",), card="r:1"), "out:1")
    await show(sandbox, to_requester(paragraphs=("Dos",)), "out:2")
    change = (await sandbox.client.get(f"{API}/state")).json()["change"]
    await show(sandbox, to_requester(paragraphs=("Uno, otra vez",), card="r:1"), "out:3", standing=first)

    news = (await sandbox.client.get(f"{API}/state", params={"since": change})).json()

    assert [message["body"]["paragraphs"] for message in news["messages"]] == [["Uno, otra vez"]]
    assert (news["change"], news["reset"]) == (change + 1, False)


async def test_a_waiting_request_hears_of_the_next_message(sandbox: Sandbox) -> None:
    waiting = asyncio.create_task(sandbox.client.get(f"{API}/state", params={"wait": "20"}))
    await asyncio.sleep(0)
    await show(sandbox, to_requester(paragraphs=("Hola",)), "out:1")

    news = (await waiting).json()

    assert len(news["messages"]) == 1


async def test_moments_are_told_in_the_institutions_zone(sandbox: Sandbox) -> None:
    in_utc = sandbox.clock.now().astimezone(UTC)
    sandbox.transactions.sandbox.show("out:1", "requester", "bot", in_utc, {"kind": "bot"})

    news = (await sandbox.client.get(f"{API}/state")).json()

    assert news["messages"][0]["at"] == "2026-11-23T09:00:00-05:00"


async def test_nobody_waits_on_a_server_that_stops(sandbox: Sandbox) -> None:
    sandbox.needs.bell.close()

    news = (await sandbox.client.get(f"{API}/state", params={"wait": "20"})).json()

    assert news["messages"] == []


async def test_chats_that_began_anew_are_told_whole(sandbox: Sandbox) -> None:
    await show(sandbox, to_requester(paragraphs=("Hola",)), "out:1")

    news = (await sandbox.client.get(f"{API}/state", params={"since": 99})).json()

    assert (news["reset"], news["change"], len(news["messages"])) == (True, 1, 1)


async def test_a_person_sees_the_own_chat_and_the_rooms_of_the_own_roles(sandbox: Sandbox) -> None:
    for key, receiver in enumerate(
        (Receiver.person("requester"), Receiver.person("analyst"), Receiver.room("ocm_channel"))
    ):
        await show(sandbox, Reply(receiver), f"out:{key}")

    seen = {person: await _rooms_seen_by(sandbox, person) for person in ("requester", "analyst", "nobody")}

    assert seen == {"requester": {"requester"}, "analyst": {"analyst", "ocm_channel"}, "nobody": set()}


async def _rooms_seen_by(sandbox: Sandbox, person: str) -> set[str]:
    news = await sandbox.client.get(f"{API}/state", params={"person": person})
    return {message["room"] for message in news.json()["messages"]}


@pytest.mark.parametrize("since", ["", "-5", "abc", "1e400", "NaN"])
async def test_an_unreadable_change_number_means_the_beginning(sandbox: Sandbox, since: str) -> None:
    await show(sandbox, to_requester(paragraphs=("Hola",)), "out:1")

    news = await sandbox.client.get(f"{API}/state", params={"since": since})

    assert len(news.json()["messages"]) == 1


async def test_people_and_rooms_come_with_their_words(sandbox: Sandbox) -> None:
    told = (await sandbox.client.get(f"{API}/people")).json()

    ana = next(person for person in told["people"] if person["handle"] == "requester")
    ocm = next(room for room in told["rooms"] if room["code"] == "ocm_channel")
    assert (ana["name"], ana["role"], ana["area"]) == ("Ana García", "sandbox.role.requester", "Crédito")
    assert (ocm["name"], ocm["members"]) == ("sandbox.room.ocm_channel", ["analyst"])


@pytest.mark.parametrize(
    ("by", "moment"),
    [
        ("1d 2h", datetime(2026, 11, 24, 11, 0, tzinfo=BOGOTA)),
        ("90 min", datetime(2026, 11, 23, 10, 30, tzinfo=BOGOTA)),
        ("1 día, 2 horas", datetime(2026, 11, 24, 11, 0, tzinfo=BOGOTA)),
        ("2 business days", datetime(2026, 11, 25, 8, 0, tzinfo=BOGOTA)),
        ("10 business days", datetime(2026, 12, 7, 8, 0, tzinfo=BOGOTA)),
        ("11 días hábiles", datetime(2026, 12, 9, 8, 0, tzinfo=BOGOTA)),  # 8 December is a holiday
    ],
)
async def test_the_clock_moves(sandbox: Sandbox, by: str, moment: datetime) -> None:
    answer = await sandbox.client.post(f"{API}/advance", json={"by": by})

    assert datetime.fromisoformat(answer.json()["now"]) == moment
    assert sandbox.clock.now() == moment


@pytest.mark.parametrize("by", ["", "pronto", "1 mes", "-1d", "2x", "99999d", "0 business days", "1d y 2h"])
async def test_what_is_no_length_of_time_moves_nothing(sandbox: Sandbox, by: str) -> None:
    before = sandbox.clock.now()

    answer = await sandbox.client.post(f"{API}/advance", json={"by": by})

    assert (answer.status_code, answer.json()["error"]) == (400, "sandbox.error.advance")
    assert sandbox.clock.now() == before


async def test_idle_asking_and_brief_come_from_the_bot(sandbox: Sandbox) -> None:
    idle = (await sandbox.client.get(f"{API}/idle")).json()
    asking = (await sandbox.client.get(f"{API}/asking", params={"person": "requester"})).json()
    brief = (await sandbox.client.get(f"{API}/brief", params={"person": "requester"})).json()

    assert (idle, asking, brief) == (
        {"idle": True},
        {"asking": {"field": "name"}},
        {"panel": {"title": "Brief de requester"}},
    )


@pytest.mark.parametrize(
    ("name", "media_type", "disposition"),
    [
        ("Brief.pdf", "application/pdf", "inline"),
        ("página.html", "application/octet-stream", "attachment"),
        ("dibujo.svg", "application/octet-stream", "attachment"),
        ("base.xlsx", "application/octet-stream", "attachment"),
    ],
)
async def test_files_that_could_act_are_saved_instead_of_opened(
    sandbox: Sandbox, name: str, media_type: str, disposition: str
) -> None:
    sha256 = sandbox.vault.put(b"content")

    answer = await sandbox.client.get(f"{API}/files/{sha256}/{name}")

    assert (answer.content, answer.headers["content-type"]) == (b"content", media_type)
    assert answer.headers["content-disposition"].partition(";")[0] == disposition
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


async def test_a_file_that_is_not_there(sandbox: Sandbox) -> None:
    answer = await sandbox.client.get(f"{API}/files/{'0' * 64}/a.pdf")

    assert (answer.status_code, answer.json()["error"]) == (404, "sandbox.error.no_such_file")
