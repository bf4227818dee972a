"""A document that cannot be sent where somebody is comes by a link, as an attachment, until the link ends."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import httpx
import pytest

from bot.core.replies import Document, Receiver
from bot.http.app import HttpParts, create_app
from bot.http.downloads import Downloads
from bot.use_cases.document_link import document_link
from bot.use_cases.ports import UnitOfWork
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.shown import WORDING

PUBLIC = "https://bot.example"
NO_BRIEF = cast(str, None)
REQUESTER = Receiver.person("requester")


@dataclass
class Desk:
    """A vault and the page beside it; `now` is real time."""

    chats: Chats
    http: httpx.AsyncClient
    folder: Path
    now: datetime = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)

    async def link(self, name: str = "ficha.pdf", content: bytes = b"%PDF", to: Receiver = REQUESTER) -> str:
        """Put a document into the vault and return a link to it."""
        document = Document(self.chats.vault.put(content), name, "application/pdf")
        services, at = self.chats.services, self.chats.clock.now()
        said = await self.chats.transactions.run(lambda uow: document_link(uow, services, to, document, at))
        assert said is not None
        return str(said.params["link"])


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    chats = Chats()
    await chats.open()
    held: list[Desk] = []
    chats.services = replace(chats.services, public_url=f"{PUBLIC}/", real_now=lambda: held[0].now)
    chats.converse = replace(chats.converse, services=chats.services)
    page = Downloads(chats.transactions, chats.services, chats.clock, chats.vault, tmp_path / "outgoing")
    transport = httpx.ASGITransport(create_app(HttpParts(WORDING, routes=page.routes())))
    async with httpx.AsyncClient(transport=transport, base_url=PUBLIC) as http:
        held.append(Desk(chats, http, tmp_path / "outgoing"))
        yield held[0]


async def test_a_document_comes_as_an_attachment_by_its_own_name(desk: Desk) -> None:
    answer = await desk.http.get(await desk.link("Campaña «ñ» 100%.pdf", b"%PDF-1.7"))

    assert answer.content == b"%PDF-1.7"
    assert (
        answer.headers["content-disposition"]
        == "attachment; filename*=utf-8''Campa%C3%B1a%20%C2%AB%C3%B1%C2%BB%20100%25.pdf"
    )
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-length"] == "8"
    assert list(desk.folder.iterdir()) == []


async def test_a_link_serves_again_until_it_ends(desk: Desk) -> None:
    link = await desk.link()
    first = await desk.http.get(link)
    desk.now += timedelta(days=3) - timedelta(seconds=1)
    second = await desk.http.get(link)
    desk.now += timedelta(seconds=1)
    third = await desk.http.get(link)

    assert [first.status_code, second.status_code, third.status_code] == [200, 200, 410]
    assert "Este enlace ya no sirve" in third.text


async def test_two_links_to_one_document_serve_both(desk: Desk) -> None:
    first, second = await desk.link(), await desk.link()
    assert [(await desk.http.get(one)).status_code for one in (first, second)] == [200, 200]


async def test_each_fetch_stands_in_the_audit_trail(desk: Desk) -> None:
    await desk.http.get(await desk.link(content=b"contenido"))
    events = await desk.chats.transactions.run(
        lambda uow: [one.code for one in uow.events.of_brief(NO_BRIEF)]
    )

    assert events[-2:] == ["document_link_given", "document_fetched"]


async def test_who_left_gets_nothing(desk: Desk) -> None:
    link = await desk.link()

    def leave(uow: UnitOfWork) -> None:
        person = uow.people.get("requester")
        assert person
        uow.people.save_person(replace(person, active=False))

    await desk.chats.transactions.run(leave)

    assert (await desk.http.get(link)).status_code == 410


async def test_a_link_given_to_a_room_serves(desk: Desk) -> None:
    assert (await desk.http.get(await desk.link(to=Receiver.room("ocm_channel")))).status_code == 200


async def test_a_document_that_was_erased_is_gone_in_words(desk: Desk) -> None:
    link = await desk.link()
    desk.chats.vault.files.clear()
    answer = await desk.http.get(link)

    assert answer.status_code == 410
    assert "el documento ya no está" in answer.text


async def test_a_made_up_link_and_one_for_uploads_give_nothing(desk: Desk) -> None:
    said = await desk.chats.say("requester", "no me deja subir el archivo")
    token = said.partition("/upload/")[2].split()[0]

    assert (await desk.http.get("/files/inventado")).status_code == 410
    assert (await desk.http.get(f"/files/{token}")).status_code == 410


async def test_without_a_public_address_there_is_no_link(desk: Desk) -> None:
    services = replace(desk.chats.services, public_url="")
    document = Document("0" * 64, "a.pdf", "application/pdf")
    at = desk.chats.clock.now()

    assert (
        await desk.chats.transactions.run(lambda uow: document_link(uow, services, REQUESTER, document, at))
        is None
    )
