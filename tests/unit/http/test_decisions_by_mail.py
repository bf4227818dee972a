"""A boss whom no chat reaches decides on a page, once; who only looks, or comes too late, changes nothing."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta

import httpx
import pytest

from bot.core.messages import MAIL, Identity
from bot.core.workflow import BriefState
from bot.directory.demo import PLATFORM
from bot.http.app import HttpParts, create_app
from bot.http.decisions import Decisions
from bot.use_cases.ports import UnitOfWork
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import sent
from tests.unit.use_cases.shown import WORDING
from tests.unit.use_cases.sweeping import pass_time

PUBLIC = "https://bot.example"
LINK = re.compile(rf"{PUBLIC}(/decide/\w+)")


@dataclass
class Desk:
    """The chats and the page beside them."""

    chats: Chats
    http: httpx.AsyncClient

    def letters(self, email: str = "boss@demo.example") -> list[str]:
        """Return what was written to an e-mail."""
        return [shown.text for shown in self.chats.seen if shown.room == email]

    def link(self, number: int = -1) -> str:
        """Return the path in a letter."""
        found = LINK.search(self.letters()[number])
        assert found
        return found[1]

    async def post(self, path: str, decision: str, reason: str = "") -> httpx.Response:
        """Send the page's form."""
        answer = await self.http.post(path, data={"decision": decision, "reason": reason})
        await self.chats.settle()
        return answer

    async def state(self) -> BriefState:
        """Return where the request stands."""
        return (await self.chats.brief()).state


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    chats = Chats()
    await chats.open()
    services = replace(
        chats.services, public_url=f"{PUBLIC}/", heard=lambda: (PLATFORM, MAIL), new_id=_Tokens().next
    )
    chats.services = services
    chats.converse = replace(chats.converse, services=services)
    await chats.transactions.run(lambda uow: uow.people.unbind(Identity(PLATFORM, "", "boss")))
    pages = Decisions(chats.transactions, services, chats.clock)
    transport = httpx.ASGITransport(create_app(HttpParts(WORDING, routes=pages.routes())))
    async with httpx.AsyncClient(transport=transport, base_url=PUBLIC) as http:
        yield Desk(chats, http)


class _Tokens:
    def __init__(self) -> None:
        self.count = 0

    def next(self) -> str:
        self.count += 1
        return f"token{self.count}"


async def test_a_boss_without_a_chat_gets_a_letter_with_a_link(desk: Desk) -> None:
    await sent(desk.chats)
    (letter,) = desk.letters()

    assert "pide tu aprobación" in letter
    assert "sirve una sola vez" in letter
    assert LINK.search(letter)


async def test_the_page_shows_the_request_and_looking_uses_nothing_up(desk: Desk) -> None:
    await sent(desk.chats)
    for _ in range(3):
        page = await desk.http.get(desk.link())

    assert page.status_code == 200
    assert "CAMP-2026-0001" in page.text
    assert "Aprobar" in page.text
    assert "script-src" not in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
    assert await desk.state() is BriefState.AWAITING_APPROVALS


async def test_the_page_leads_to_the_printed_request_where_there_is_one(desk: Desk) -> None:
    await sent(desk.chats)
    before = await desk.http.get(desk.link())
    brief = await desk.chats.brief()
    brief.sheet = {"sha256": "0" * 64, "name": "CAMP-2026-0001-v1.pdf"}
    await desk.chats.keep(brief)
    page = await desk.http.get(desk.link())

    assert "/files/" not in before.text
    assert re.search(rf'<a href="{PUBLIC}/files/\w+">CAMP-2026-0001-v1.pdf</a>', page.text)


async def test_an_approval_counts_once_and_the_area_hears_of_it(desk: Desk) -> None:
    await sent(desk.chats)
    link = desk.link()
    done = await desk.post(link, "approve", "Adelante")
    again = await desk.post(link, "approve")
    brief = await desk.chats.brief()

    assert "quedó registrada tu decisión" in done.text
    assert (again.status_code, "ya no sirve" in again.text) == (410, True)
    assert [(held.role, held.by, held.comment) for held in brief.approvals] == [("boss", "boss", "Adelante")]
    assert "aprobó" in desk.chats.newest("requester").text
    events = await desk.chats.events(brief.id)
    assert ("brief_approved", "boss", MAIL) in [(one.code, one.actor, one.platform) for one in events]


async def test_a_return_needs_its_reason_and_keeps_what_was_typed(desk: Desk) -> None:
    await sent(desk.chats)
    link = desk.link()
    refused = await desk.post(link, "return", "<b>x")
    assert "escribe el motivo" in refused.text
    assert "&lt;b&gt;x</textarea>" in refused.text
    assert await desk.state() is BriefState.AWAITING_APPROVALS

    done = await desk.post(link, "return", "El público no es el del crédito")
    assert "vuelve al área" in done.text
    assert await desk.state() is BriefState.RETURNED
    assert "El público no es el del crédito" in desk.chats.newest("requester").text


async def test_what_was_decided_meanwhile_is_not_decided_again(desk: Desk) -> None:
    await sent(desk.chats)

    def cancel(uow: UnitOfWork) -> None:
        brief = uow.briefs.of("requester")[0]
        brief.state = BriefState.CANCELLED
        uow.briefs.put(brief)

    await desk.chats.transactions.run(cancel)

    assert "<form" not in (await desk.http.get(desk.link())).text
    assert "<form" not in (await desk.post(desk.link(), "approve")).text
    assert await desk.state() is BriefState.CANCELLED


async def test_a_reminder_is_a_letter_too_and_makes_the_link_before_void(desk: Desk) -> None:
    await sent(desk.chats)
    first = desk.link()
    await pass_time(desk.chats, hours=23)
    second = desk.link()

    assert first != second
    assert (await desk.http.get(first)).status_code == 410
    assert (await desk.http.get(second)).status_code == 200


async def test_one_letter_a_day_however_often_the_card_is_drawn(desk: Desk) -> None:
    await sent(desk.chats)
    await desk.chats.press("communications", "Dar aval")

    assert len(desk.letters()) == 1


async def test_a_link_grows_too_old(desk: Desk) -> None:
    await sent(desk.chats)
    link = desk.link()
    services = desk.chats.services
    later = services.real_now() + timedelta(days=8)
    pages = Decisions(desk.chats.transactions, replace(services, real_now=lambda: later), desk.chats.clock)
    transport = httpx.ASGITransport(create_app(HttpParts(WORDING, routes=pages.routes())))
    async with httpx.AsyncClient(transport=transport, base_url=PUBLIC) as http:
        assert (await http.get(link)).status_code == 410


@pytest.mark.parametrize("path", ["/decide/none", "/decide/%00", "/decide/" + "x" * 5000])
async def test_a_link_that_nobody_gave_is_gone(desk: Desk, path: str) -> None:
    assert (await desk.http.get(path)).status_code == 410
    assert (await desk.http.post(path, data={"decision": "approve"})).status_code == 410


async def test_a_form_that_says_neither_decides_nothing(desk: Desk) -> None:
    await sent(desk.chats)
    page = await desk.post(desk.link(), "maybe")

    assert "<form" in page.text
    assert await desk.state() is BriefState.AWAITING_APPROVALS


async def test_without_a_public_address_nothing_is_written(desk: Desk) -> None:
    desk.chats.converse = replace(desk.chats.converse, services=replace(desk.chats.services, public_url=""))
    await sent(desk.chats)

    assert desk.letters() == []


async def test_who_is_in_chat_gets_the_card_and_no_letter(desk: Desk) -> None:
    await sent(desk.chats)

    assert desk.letters("communications@demo.example") == []
    assert "Dar aval" in desk.chats.offered("communications")
