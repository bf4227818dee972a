"""The shipped process without any chat: it writes to a boss, takes the decision from the page, and reads the CRM."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import httpx

import bot.core.registered  # noqa: F401  # what rows hold can be read back
from bot.core.brief import Brief
from bot.core.calendar import BusinessCalendar
from bot.core.people import Person
from bot.core.pipeline.opportunity import Opportunity
from bot.core.pipeline.settings import SalesSettings
from bot.core.workflow import BriefState
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.remind.watch import watch_brief
from bot.use_cases.remind.watch_sales import watch_person
from storage.migrate import upgrade
from storage.unit_of_work import SqlTransactions
from tests.fakes.certificates import Authority
from tests.fakes.hubspot import TOKEN, FakeHubSpot
from tests.fakes.secure_smtp import PASSWORD, USER, secure_smtp
from tests.fakes.smtp import FakeSmtp
from tests.shipped_process import NOWHERE, ShippedProcess
from tests.unit.use_cases.drafts import ready
from tests.unit.use_cases.parts import TUESDAY

T = TypeVar("T")
SECONDS = 60.0
BOSS, AREA, SELLER = "boss@entidad.example", "area@entidad.example", "seller@entidad.example"


def _url(folder: Path) -> str:
    return f"sqlite:///{folder / 'data' / 'pregonero.db'}"


async def stored(folder: Path, work: Callable[[UnitOfWork], T]) -> T:
    """Do *work* in the process' own database while it does not run."""
    transactions = SqlTransactions(_url(folder))
    try:
        return await transactions.run(work)
    finally:
        await transactions.close()


def waiting(unit: UnitOfWork) -> None:
    """Store a request that has waited for its boss since yesterday; neither of them was ever met in a chat."""
    for handle, email in (("boss", BOSS), ("requester", AREA)):
        unit.people.save_person(
            Person(handle, handle.title(), email, None, frozenset({"requester", "boss"}), boss="boss")
        )
    brief = ready()
    since = TUESDAY - timedelta(days=1)
    brief.folio, brief.state = unit.briefs.next_folio(2026), BriefState.AWAITING_APPROVALS
    brief.submitted_at = brief.updated_at = since
    brief.snapshots = [
        {"version": 1, "at": since, "fields": dict(brief.fields), "content": brief.content(), "files": {}}
    ]
    unit.briefs.put(brief)
    watch_brief(unit, brief, since, BusinessCalendar())


@dataclass(kw_only=True)
class Unchatty(ShippedProcess):
    """A bot without a chat or Rasa."""

    more: dict[str, str]

    def surroundings(self) -> dict[str, str]:
        """Return where its pages are, the time, and what the test says."""
        own = {
            "PREGONERO_PUBLIC_URL": self.url,
            "PREGONERO_RASA_URL": NOWHERE,
            "PREGONERO_NOW": TUESDAY.isoformat(),
        }
        return {**own, **self.more}


@asynccontextmanager
async def running(folder: Path, **more: str) -> AsyncIterator[str]:
    """Run the process and yield where it answers."""
    bot = Unchatty(folder=folder, more=more)
    try:
        await bot.run("run", until="healthz")
        yield bot.url
        await bot.stop()
    finally:
        await bot.kill()


async def _logged(folder: Path, words: str) -> str:
    """Return the log once it holds those words."""
    end = asyncio.get_running_loop().time() + SECONDS
    while words not in (log := (folder / "bot.log").read_text("utf-8", "replace")):
        assert asyncio.get_running_loop().time() < end, log
        await asyncio.sleep(0.05)
    return log


async def test_a_boss_whom_no_chat_reaches_decides_by_mail(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    upgrade(_url(tmp_path))
    await stored(tmp_path, waiting)
    async with FakeSmtp() as mail, running(tmp_path, PREGONERO_SMTP_URL=mail.url) as url:
        letter = await mail.letter(BOSS, within=SECONDS)
        found = re.search(rf"{url}/decide/\w+", letter.get_content())
        assert found is not None
        async with httpx.AsyncClient(trust_env=False) as browser:
            page = await browser.get(found[0])
            done = await browser.post(found[0], data={"decision": "approve", "reason": ""})
            again = await browser.post(found[0], data={"decision": "return", "reason": "ya no"})

    assert "CAMP-2026-0001" in page.text
    assert "quedó registrada tu decisión" in done.text
    assert again.status_code == 410

    def kept(unit: UnitOfWork) -> Brief:
        brief = unit.briefs.by_folio("CAMP-2026-0001")
        assert brief is not None
        return brief

    brief = await stored(tmp_path, kept)
    assert [(one.role, one.by, one.decision) for one in brief.approvals] == [("boss", "boss", "approved")]
    assert found[0].rpartition("/")[2] not in (tmp_path / "bot.log").read_text("utf-8")


async def test_letters_go_by_tls_to_a_server_that_only_the_institution_vouches_for(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    upgrade(_url(tmp_path))
    await stored(tmp_path, waiting)
    authority = Authority.make(tmp_path)
    async with secure_smtp(authority.server("localhost"), starttls=True) as mail:
        address = f"smtp://{quote(USER, safe='')}:{quote(PASSWORD, safe='')}@localhost:{mail.port}"
        async with running(tmp_path, PREGONERO_SMTP_URL=address, SSL_CERT_FILE=str(authority.certificate)):
            async with asyncio.timeout(SECONDS):
                await mail.arrived.wait()
    log = (tmp_path / "bot.log").read_text("utf-8")

    assert mail.letters[0]["To"] == BOSS
    assert mail.logins[0] == (USER, PASSWORD, True)
    assert PASSWORD not in log
    assert quote(PASSWORD, safe="") not in log


def stalled(unit: UnitOfWork) -> None:
    """Store a seller whom no chat knows, with an opportunity that has not moved for too long."""
    seller = Person("seller", "Ana Gil", SELLER, None, frozenset({"sales"}))
    unit.people.save_person(seller)
    unit.opportunities.put(
        Opportunity(
            "o1",
            "Bavaria",
            "proposal",
            owner="seller",
            total_value=5,
            stage_since=date(2026, 11, 12),
            updated_at=TUESDAY,
        )
    )
    watch_person(unit, seller, SalesSettings(), TUESDAY - timedelta(days=1), BusinessCalendar())


async def test_a_seller_whom_no_chat_reaches_is_reminded_by_mail(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    upgrade(_url(tmp_path))
    await stored(tmp_path, stalled)
    async with FakeSmtp() as mail, running(tmp_path, PREGONERO_SMTP_URL=mail.url):
        letter = await mail.letter(SELLER, within=SECONDS)

    assert letter["Subject"] == "Tus recordatorios comerciales del martes 24 de noviembre"
    assert "Bavaria" in letter.get_content()
    assert "escríbeme en el chat" in letter.get_content()


async def test_the_crm_is_read_when_the_bot_starts(tmp_path: Path) -> None:
    with FakeHubSpot() as hubspot:
        hubspot.deal("1", dealname="Bavaria", amount="5")
        settings = {"PREGONERO_HUBSPOT_TOKEN": TOKEN, "PREGONERO_HUBSPOT_BASE_URL": hubspot.url}
        async with running(tmp_path, **settings):
            log = await _logged(tmp_path, "crm_read")

    names = await stored(tmp_path, lambda unit: unit.opportunities.names())
    assert names.clients == ("Bavaria",)
    assert TOKEN not in log
