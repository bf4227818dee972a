"""Files that a chat does not take come by a page of a person's own, once, and are answered in the chat."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.attachments.file_names import safe_name
from bot.core.messages import Identity
from bot.core.workflow import BriefState
from bot.directory.demo import PLATFORM
from bot.http.app import HttpParts, create_app
from bot.http.uploads import Uploads
from bot.use_cases.accounts.bind_account import digest_of
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.turn import Services
from tests.unit.use_cases.chats import Chats
from tests.unit.use_cases.drafts import base_csv, ready
from tests.unit.use_cases.shown import WORDING

PUBLIC = "https://bot.example"
LINK = re.compile(rf"{PUBLIC}(/upload/\w+)")
ASKING = "no me deja subir el archivo"
MEGABYTE = 1024 * 1024
HALF = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\nmedio'


@dataclass
class Desk:
    """The chats and the page beside them; `now` is real time."""

    chats: Chats
    http: httpx.AsyncClient
    uploads: Uploads
    folder: Path
    now: datetime = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)

    async def link(self, who: str = "requester") -> str:
        """Ask for a link in chat and return its path."""
        found = LINK.search(await self.chats.say(who, ASKING))
        assert found
        return found[1]

    async def send(self, path: str, files: dict[str, bytes], **headers: str) -> httpx.Response:
        """Send the page's form."""
        parts = [("files", (name, content)) for name, content in files.items()]
        answer = await self.http.post(path, files=parts, headers=headers)
        self.chats._since = len(self.chats.seen)
        await self.chats.settle()
        return answer


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    chats = Chats()
    await chats.open()
    held: list[Desk] = []

    def services() -> Services:
        return replace(
            chats.services,
            public_url=f"{PUBLIC}/",
            most_megabytes=1,
            heard=lambda: (PLATFORM,),
            real_now=lambda: held[0].now,
        )

    chats.services = services()
    chats.converse = replace(chats.converse, services=chats.services)
    page = Uploads(chats.transactions, chats.services, chats.clock, chats.vault, tmp_path, safe_name)
    parts = HttpParts(WORDING, routes=page.routes(), body_limits=page.body_limits())
    transport = httpx.ASGITransport(create_app(parts))
    async with httpx.AsyncClient(transport=transport, base_url=PUBLIC) as http:
        held.append(Desk(chats, http, page, tmp_path))
        yield held[0]


async def waiting_for_base(desk: Desk) -> None:
    """Let the requester's draft lack its database only."""
    brief = ready()
    brief.attachments = []
    await desk.chats.keep(brief)
    await desk.chats.say("requester", "continuar")


async def test_a_database_sent_by_link_is_inspected_and_answered_in_the_chat(desk: Desk) -> None:
    await waiting_for_base(desk)
    page = await desk.send(await desk.link(), {"datos.csv": base_csv()})
    answer = desk.chats.heard("requester")

    assert "Listo, recibí el archivo" in page.text
    assert "datos.csv" in page.text
    assert "Revisé «datos.csv»: 4 registros, todo en orden ✓" in answer
    assert "Guardé la base cifrada." in answer
    assert "borra el archivo de este chat" not in answer
    assert "Revisa tus respuestas" in answer


async def test_several_files_come_at_once_and_find_their_places(desk: Desk) -> None:
    await waiting_for_base(desk)
    await desk.send(await desk.link(), {"base.csv": base_csv(), "aval de comunicaciones.pdf": b"%PDF-1.7"})
    brief = await desk.chats.brief()

    assert {one.kind for one in brief.attachments} == {"database", "endorsement"}


async def test_the_files_go_to_the_brief_that_the_link_was_given_for(desk: Desk) -> None:
    await waiting_for_base(desk)
    link = await desk.link()
    await desk.chats.keep(ready("other", name="Otra campaña"))
    await desk.send(link, {"datos.csv": base_csv(3)})
    first = await desk.chats.transactions.run(lambda uow: uow.briefs.get("ready"))
    other = await desk.chats.transactions.run(lambda uow: uow.briefs.get("other"))

    assert [one.name for one in first.attachments] == ["datos.csv"]
    assert [one.name for one in other.attachments] == ["base.csv"]


async def test_a_brief_that_was_sent_meanwhile_takes_no_file(desk: Desk) -> None:
    await waiting_for_base(desk)
    link = await desk.link()
    brief = await desk.chats.brief()
    brief.state = BriefState.IN_REVIEW
    await desk.chats.keep(brief)
    await desk.send(link, {"datos.csv": base_csv()})

    assert (await desk.chats.brief()).attachments == []
    assert "en revisión" in desk.chats.heard("requester")


async def test_the_page_says_what_for_and_how_much_and_looking_uses_nothing_up(desk: Desk) -> None:
    await waiting_for_base(desk)
    link = await desk.link()
    await desk.http.get(link)
    page = await desk.http.get(link)

    assert page.status_code == 200
    assert "Quedan en tu solicitud «Renovación 2027-1»." in page.text
    assert "Hasta 10 archivos y 1 MB en total" in page.text
    assert '<label for="files">' in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert page.headers["referrer-policy"] == "no-referrer"


async def test_a_link_is_good_for_one_sending(desk: Desk) -> None:
    await waiting_for_base(desk)
    link = await desk.link()
    await desk.send(link, {"datos.csv": base_csv()})
    again = await desk.send(link, {"otra.csv": base_csv(2)})

    assert again.status_code == 410
    assert "escribe «enlace para subir archivos»" in again.text
    assert desk.chats.heard("requester") == ""
    assert [one.name for one in (await desk.chats.brief()).attachments] == ["datos.csv"]


async def test_a_newer_link_makes_the_older_one_void(desk: Desk) -> None:
    await waiting_for_base(desk)
    older = await desk.link()
    newer = await desk.link()

    assert (await desk.http.get(older)).status_code == 410
    assert (await desk.http.get(newer)).status_code == 200


async def test_a_link_ends_after_an_hour(desk: Desk) -> None:
    link = await desk.link()
    desk.now += timedelta(minutes=59)
    assert (await desk.http.get(link)).status_code == 200
    desk.now += timedelta(minutes=1)

    assert (await desk.http.get(link)).status_code == 410


async def test_a_made_up_link_says_how_to_get_one(desk: Desk) -> None:
    page = await desk.http.get("/upload/inventado")

    assert page.status_code == 410
    assert "Pide otro en el chat" in page.text


async def test_a_link_for_a_decision_uploads_nothing(desk: Desk) -> None:
    def issue(uow: UnitOfWork) -> None:
        uow.invitations.issue(
            digest_of("x1"),
            person="boss",
            platform="decide:boss:ready:1",
            expires_at=desk.now + timedelta(days=1),
        )

    await desk.chats.transactions.run(issue)

    assert (await desk.http.get("/upload/x1")).status_code == 410


async def test_a_link_of_somebody_who_left_is_void(desk: Desk) -> None:
    link = await desk.link()

    def leave(uow: UnitOfWork) -> None:
        person = uow.people.get("requester")
        assert person
        uow.people.save_person(replace(person, active=False))

    await desk.chats.transactions.run(leave)

    assert (await desk.http.get(link)).status_code == 410


async def test_an_empty_form_asks_for_a_file_and_uses_nothing_up(desk: Desk) -> None:
    link = await desk.link()
    answer = await desk.http.post(link, files=[("files", ("", b""))])

    assert "No llegó ningún archivo" in answer.text
    assert (await desk.http.get(link)).status_code == 200


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"enorme.csv": b"x" * (MEGABYTE + 1)}, "«enorme.csv» pesa más de 1 MB"),
        ({"a.csv": b"x" * (MEGABYTE - 10), "b.csv": b"y" * 20}, "Juntos, los archivos pesan más de 1 MB"),
        ({f"{n}.csv": b"x" for n in range(11)}, "Son más de 10 archivos"),
    ],
)
async def test_too_much_is_refused_in_words_and_the_link_stays_good(
    desk: Desk, files: dict[str, bytes], said: str
) -> None:
    link = await desk.link()
    answer = await desk.send(link, files)

    assert said in answer.text
    assert desk.chats.vault.files == {}
    assert (await desk.http.get(link)).status_code == 200


async def test_a_body_beyond_every_measure_is_cut_off(desk: Desk) -> None:
    answer = await desk.send(await desk.link(), {"enorme.csv": b"x" * (4 * MEGABYTE)})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (HALF, "multipart/form-data; boundary=b"),
        (b"nada", "multipart/form-data; boundary=b"),
        (b"a=1", "application/x-www-form-urlencoded"),
        (b"a=1", "multipart/form-data"),
    ],
)  # fmt: skip
async def test_what_is_cut_short_is_not_taken(desk: Desk, content: bytes, kind: str) -> None:
    link = await desk.link()
    answer = await desk.http.post(link, content=content, headers={"content-type": kind})

    assert "La carga se cortó y no guardé nada" in answer.text
    assert desk.chats.vault.files == {}
    assert (await desk.http.get(link)).status_code == 200


async def test_a_form_of_another_site_is_refused(desk: Desk) -> None:
    link = await desk.link()
    answer = await desk.send(link, {"datos.csv": base_csv()}, **{"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403
    assert (await desk.http.get(link)).status_code == 200


async def test_a_hostile_name_is_shown_as_it_is_and_kept_safe(desk: Desk) -> None:
    await waiting_for_base(desk)
    answer = await desk.send(await desk.link(), {"../../<b>base</b>.csv": base_csv()})
    (kept,) = (await desk.chats.brief()).attachments

    assert "<b>base" not in answer.text
    assert "/" not in kept.name
    assert kept.name.endswith(".csv")


async def test_what_is_sent_without_a_brief_is_taken_as_in_chat(desk: Desk) -> None:
    await desk.send(await desk.link(), {"pieza.png": b"\x89PNG"})
    assert (await desk.chats.brief()).state is BriefState.DRAFT


async def test_nobody_who_left_every_chat_is_answered_into_the_void(desk: Desk) -> None:
    link = await desk.link()
    await desk.chats.transactions.run(lambda uow: uow.people.unbind(Identity(PLATFORM, "", "requester")))
    answer = await desk.send(link, {"datos.csv": base_csv()})

    assert answer.status_code == 409
    assert "No sé en qué chat responderte" in answer.text


async def test_nothing_is_left_on_the_disk_beside_the_vault(desk: Desk) -> None:
    await desk.send(await desk.link(), {"datos.csv": base_csv()})
    assert list(desk.folder.iterdir()) == []


async def test_the_way_to_attach_offers_a_link_by_button(desk: Desk) -> None:
    await desk.chats.say("requester", "te adjunto la base")
    said = await desk.chats.press("requester", "Enlace para subir archivos")

    assert LINK.search(said)


async def test_without_a_public_address_other_ways_are_told() -> None:
    chats = Chats()
    await chats.open()

    assert "Comprime el archivo en un .zip" in await chats.say("requester", ASKING)
    assert "Enlace para subir archivos" not in (
        await chats.say("requester", "te adjunto la base"),
        *chats.offered("requester"),
    )


async def test_a_question_of_the_form_goes_on_after_a_link_was_asked_for(desk: Desk) -> None:
    await waiting_for_base(desk)
    await desk.chats.say("requester", ASKING)
    assert (await desk.chats.conversation()).asking == "database"


async def test_what_the_model_reads_as_attaching_brings_a_link_where_it_cannot_be_done(desk: Desk) -> None:
    assert LINK.search(await desk.chats.say("requester", "no me deja adjuntarlo"))


async def test_a_complaint_over_a_question_of_free_text_is_no_answer(desk: Desk) -> None:
    await desk.chats.say("requester", "Necesito una campaña por WhatsApp para 12 mil beneficiarios")
    said = await desk.chats.say("requester", "no me deja adjuntar")

    assert LINK.search(said)
    assert (await desk.chats.brief()).fields.get("name") is None


async def test_papers_that_cannot_be_sent_elsewhere_bring_none(desk: Desk) -> None:
    assert not LINK.search(await desk.chats.say("requester", "la página no me deja subir la cédula"))


async def test_an_address_that_answers_a_question_asks_for_no_link(desk: Desk) -> None:
    await waiting_for_base(desk)
    said = await desk.chats.say("requester", "enlace para subir archivos https://ejemplo.gov.co/carga")
    assert LINK.search(said) is None
