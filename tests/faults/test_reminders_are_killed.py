"""Several schedulers, killed again and again: every reminder is said once, none twice, none never."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from bot.core.brief import Brief
from bot.core.calendar import BusinessCalendar
from bot.core.messages import Identity
from bot.core.people import Person
from bot.core.pipeline.opportunity import Opportunity
from bot.core.workflow import BriefState
from bot.delivery.crash_points import SWEEP_POINTS, VARIABLE
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.remind.watch import watch_brief
from bot.use_cases.remind.watch_sales import watch_sales
from storage.engine import make_engine
from storage.migrate import upgrade
from storage.unit_of_work import SqlTransactions
from tests.contracts import postgres_server
from tests.faults.reminding_worker import services

pytestmark = pytest.mark.faults
ZONE = ZoneInfo("America/Bogota")
SUBMITTED = datetime(2026, 11, 24, 9, 0, tzinfo=ZONE)
DUE = datetime(2026, 11, 26, 8, 0, tzinfo=ZONE)  # the second business day: escalated, everybody is told
STALLED = date(2026, 11, 13)  # seven business days by the 25th
WORKER = Path(__file__).with_name("reminding_worker.py")
TEAMS = 15
KILLS = 8


def _fill(unit: UnitOfWork) -> None:
    """Store requests that wait: each with a requester, a boss and a substitute of its own."""
    for team in range(TEAMS):
        names = [f"{part}{team:02}" for part in ("req", "boss", "sub")]
        for handle in names:
            boss, substitute = names[1], names[2]
            unit.people.save_person(
                Person(
                    handle,
                    handle,
                    f"{handle}@x.org",
                    None,
                    frozenset({"requester", "boss"}),
                    boss,
                    substitute,
                )
            )
            unit.people.bind(handle, Identity("files", "", handle))
        brief = Brief(
            f"b{team:02}", names[0], SUBMITTED, BriefState.AWAITING_APPROVALS, folio=f"CAMP-2026-{team:04}"
        )
        brief.fields = {"name": f"Campaña {team}", "boss": names[1]}
        brief.submitted_at = brief.updated_at = SUBMITTED
        unit.briefs.put(brief)
        watch_brief(unit, brief, SUBMITTED, BusinessCalendar())
        _sell(unit, team)
    watch_sales(unit, services(), SUBMITTED)


def _sell(unit: UnitOfWork, team: int) -> None:
    """Store an opportunity that stalls meanwhile, with an owner of its own."""
    handle = f"sell{team:02}"
    unit.people.save_person(
        Person(handle, handle, f"{handle}@x.org", None, frozenset({"sales"}))
    )  # fmt: skip
    unit.people.bind(handle, Identity("files", "", handle))
    unit.opportunities.put(
        Opportunity(f"o{team:02}", f"Cliente {team}", "proposal", owner=handle, stage_since=STALLED,
                    updated_at=SUBMITTED)
    )  # fmt: skip


EXPECTED = Counter(
    {f"{part}{team:02}": 1 for team in range(TEAMS) for part in ("req", "boss", "sub", "sell")}
)


def _said(url: str) -> Counter[str]:
    """Return how many messages each person got."""
    engine = make_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT address FROM outbox")).scalars().all()
    engine.dispose()
    return Counter(str(address).rpartition(":")[2] for address in rows)


def _start(url: str, crash_at: str = "") -> subprocess.Popen[bytes]:
    command = [sys.executable, str(WORKER), url, DUE.isoformat()]
    return subprocess.Popen(command, env={**os.environ, VARIABLE: crash_at})


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an upgraded database of each kind."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path / 'bot.db'}"
        upgrade(address)
        return address
    address = postgres_server.new_database(request.getfixturevalue("postgres"))
    upgrade(address)
    return address


async def _waiting(url: str) -> None:
    transactions = SqlTransactions(url)
    await transactions.run(_fill)
    await transactions.close()


@pytest.mark.parametrize("point", [f"{name}:3" for name in SWEEP_POINTS])
async def test_a_sweep_cut_short_loses_and_doubles_nothing(url: str, point: str) -> None:
    await _waiting(url)

    assert _start(url, point).wait(60) == -signal.SIGKILL
    assert _start(url).wait(60) == 0
    assert _said(url) == EXPECTED


@pytest.mark.postgres
async def test_several_schedulers_killed_at_random_say_everything_once(postgres: str) -> None:
    random, kills = Random(1), 0
    url = postgres_server.new_database(postgres)
    upgrade(url)
    await _waiting(url)
    running = [_start(url, f"sweep_before_commit:{number}") for number in (2, 5, 9)]
    while kills < KILLS:
        try:
            running[0].wait(timeout=random.uniform(0.05, 0.6))
        except subprocess.TimeoutExpired:
            running[0].kill()
        kills += running.pop(0).wait(60) == -signal.SIGKILL
        running.append(_start(url, f"{random.choice(SWEEP_POINTS)}:{random.randint(1, 6)}"))
    running += [_start(url) for _ in range(3)]
    for process in running:
        process.wait(60)

    assert _said(url) == EXPECTED
