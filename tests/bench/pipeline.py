"""The sales pipeline with fifty thousand opportunities: taking a file of them, and any of the written questions."""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from zoneinfo import ZoneInfo

from bot.config import load_settings
from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.cells import Taking
from bot.core.pipeline.filters import OpportunityFilter
from bot.core.pipeline.pictures import Kind
from bot.core.pipeline.settings import SalesSettings
from bot.core.reminders.wishes import SalesKind, Wishes
from bot.database import prepare_storage
from bot.directory.demo import seed_demo
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.pipeline.charts import Drawing, draw
from bot.use_cases.pipeline.questions import Asking, PipelineQuestions
from bot.use_cases.pipeline.taking import import_opportunities
from bot.use_cases.pipeline.words import answer_texts
from bot.use_cases.ports import UnitOfWork
from bot.use_cases.remind.sales_deals import Look
from bot.use_cases.remind.sales_news import news_of
from bot.use_cases.turn import silent_turn
from storage.unit_of_work import SqlTransactions
from tests.bench.measures import MILLISECONDS, Measure, Measures
from tests.faults.reminding_worker import services
from tests.unit.pipeline.asking import CLIENTS, SEGMENTS, questions

ROWS = 50_000
MADE_UP_CLIENTS = 5_000
ROUNDS = 3
NOW = datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("America/Bogota"))
SYLLABLES = re.findall("..", "bancolamiratovesuperinadolusagatemoni")
STAGES = ("hunting", "qualification", "proposal", "negotiation", "won", "lost")
HEADER = (
    "client", "description", "segment", "service_type", "seats", "unit_value", "months", "closing_date", "stage",
    "owner", "next_step", "created_at", "stage_since",
)  # fmt: skip


async def pipeline() -> Measures:
    """Take the file into a fresh database, then ask every written question of it, each in its own transaction."""
    content, calendar = made_up_file(), BusinessCalendar()
    with TemporaryDirectory() as folder:
        settings = load_settings(data_dir=Path(folder), database_url="")
        prepare_storage(settings)
        transactions = SqlTransactions(settings.storage_url)

        def take(uow: UnitOfWork) -> None:
            seed_demo(uow)
            import_opportunities(uow, content, Taking(NOW, calendar))

        began = perf_counter()
        await transactions.run(take)
        taken = perf_counter() - began
        asked = await _ask_all(transactions, Asking("sales", NOW, calendar))
        drawn = await transactions.run(lambda uow: max(_seconds(_picture, uow, kind) for kind in Kind))
        reminded = await transactions.run(lambda uow: _seconds(_lead_reminded, uow))
        await transactions.close()
    asked.sort()
    return {
        "pipeline_import_50000": Measure(taken, "s", limit=20),
        "pipeline_picture_worst": Measure(drawn * MILLISECONDS, "ms"),
        "pipeline_reminder_of_lead": Measure(reminded * MILLISECONDS, "ms"),
        "pipeline_question_p50": Measure(asked[len(asked) // 2] * MILLISECONDS, "ms"),
        "pipeline_question_p95": Measure(asked[len(asked) * 95 // 100] * MILLISECONDS, "ms", limit=80),
    }


async def _ask_all(transactions: SqlTransactions, asking: Asking) -> list[float]:
    """Return how long each question takes, words included; the first, which learns the names, is left out."""
    desk, wording = PipelineQuestions(), CatalogueWording()
    texts = [one.text for one in questions()]

    async def ask(text: str) -> float:
        began = perf_counter()
        answer = await transactions.run(lambda uow: desk.ask(uow, text, asking))
        for said in answer_texts(answer):
            wording.render(said, asking.language)
        return perf_counter() - began

    await ask(texts[0])
    return [await ask(text) for _ in range(ROUNDS) for text in texts]


def _seconds(work: Callable[..., object], *given: object) -> float:
    began = perf_counter()
    work(*given)
    return perf_counter() - began


def _picture(uow: UnitOfWork, kind: Kind) -> None:
    """Gather what a picture of everything shows."""
    draw(
        kind, Drawing(uow, OpportunityFilter(), NOW, BusinessCalendar(), SalesSettings(), lambda month: None)
    )


def _lead_reminded(uow: UnitOfWork) -> None:
    """Look at every kind of sales reminder for whoever answers for all opportunities."""
    lead = uow.people.get("sales_lead")
    assert lead is not None
    turn = silent_turn(uow, services(), lead, NOW)
    look = Look(turn, Wishes(lead.handle), NOW.date() - timedelta(days=1))
    for kind in SalesKind:
        news_of(kind, look)


def made_up_file() -> bytes:
    """Return a CSV of opportunities, always the same."""
    chance = random.Random(7)  # no secret
    names = [*CLIENTS, *(_name(chance) for _ in range(MADE_UP_CLIENTS))]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    writer.writerows(_row(chance, number, names) for number in range(ROWS))
    return out.getvalue().encode()


def _name(chance: random.Random) -> str:
    ending = chance.choice((" S.A.", " SAS", "", " Colombia", " Ltda."))
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(3, 4))).title() + ending


def _row(chance: random.Random, number: int, names: list[str]) -> tuple[object, ...]:
    today = date(2026, 11, 24)
    return (
        chance.choice(names), f"Oportunidad {number}", chance.choice((*SEGMENTS, "")),
        chance.choice(("managed_service", "resale", "service")), chance.randint(5, 200),
        chance.randint(10, 400) * 10_000, chance.choice((6, 12, 24)),
        today + timedelta(days=chance.randint(-60, 200)) if number % 20 else "",
        chance.choice(STAGES), chance.choice(("sales", "sales2", "sales_lead")), chance.choice(("", "Llamar")),
        today - timedelta(days=chance.randint(10, 300)), today - timedelta(days=chance.randint(0, 60)),
    )  # fmt: skip
