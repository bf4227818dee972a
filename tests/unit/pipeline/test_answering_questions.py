"""Questions answered: figures, rows, words, and the command that does it without a conversation."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.cli import main
from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.cells import Taking
from bot.directory.demo import seed_demo
from bot.i18n.catalogue import CatalogueWording
from bot.use_cases.pipeline.questions import Asking, PipelineAnswer, PipelineQuestions
from bot.use_cases.pipeline.taking import import_opportunities
from bot.use_cases.pipeline.words import answer_texts
from bot.use_cases.ports import UnitOfWork
from storage.memory import MemoryTransactions

NOW = datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("America/Bogota"))
CALENDAR = BusinessCalendar()
HEADER = (
    "client,description,segment,service_type,total_value,months,closing_date,stage,probability,owner,next_step,"
    "next_step_date,created_at,stage_since\n"
)
ROWS = """\
Bavaria,CRM,Industria,managed_service,40000000,12,2026-12-10,proposal,,sales,Llamar,2026-11-26,2026-10-01,2026-11-20
Bavaria,Red,Industria,resale,90000000,,2026-11-10,negotiation,80,sales2,,,2026-09-01,2026-09-15
Grupo Éxito,Mesa,Retail,service,20000000,,2026-12-20,hunting,,sales,,,2026-11-03,2026-11-03
Alpina,Nube,Industria,service,,,,qualification,,sales2,,,2026-11-10,2026-11-19
Claro,Voz,Telecomunicaciones,service,100000000,,2026-11-05,won,,sales,,,2026-05-01,2026-11-05
Tigo,Datos,Telecomunicaciones,resale,10000000,,2026-10-05,lost,,sales2,,,2026-05-01,2026-10-05
Alpina,Red,Industria,resale,5000000,,2026-11-15,won,,sales2,,,2026-05-01,2026-11-15
"""
DATA = HEADER + ROWS


def seeded(uow: UnitOfWork) -> None:
    seed_demo(uow)
    import_opportunities(uow, DATA.encode(), Taking(NOW, CALENDAR))


async def answered(text: str, *follow_ups: str, **given: Any) -> PipelineAnswer:
    transactions = MemoryTransactions()
    asking = Asking(given.pop("handle", "sales"), NOW, CALENDAR, **given)
    desk = PipelineQuestions()

    def ask(uow: UnitOfWork) -> PipelineAnswer:
        found = desk.ask(uow, text, asking)
        for more in follow_ups:
            found = desk.follow(uow, found.reading, more, asking)
        return found

    await transactions.run(seeded)
    return await transactions.run(ask)


def said(answer: PipelineAnswer, language: str = "es") -> str:
    wording = CatalogueWording()
    words = "\n".join(wording.render(text, language) for text in answer_texts(answer))
    return words.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("text", "count", "total", "weighted"),
    [
        ("cómo va el pipeline", 4, 150_000_000, 94_000_000),
        ("propuestas por más de 30 millones", 1, 40_000_000, 20_000_000),
        ("mis oportunidades", 2, 60_000_000, 22_000_000),
        ("qué ganamos este mes", 2, 105_000_000, 105_000_000),
        ("oportunidades vencidas", 1, 90_000_000, 72_000_000),
        ("qué está estancado", 1, 90_000_000, 72_000_000),
        ("cuáles están incompletas", 1, 0, 0),
        ("qué cierra en diciembre", 2, 60_000_000, 22_000_000),
        ("oportunidades creadas este mes", 2, 20_000_000, 2_000_000),
        ("qué cierra en enero", 0, 0, 0),
    ],
)
async def test_a_question_is_counted_and_added_up(text: str, count: int, total: int, weighted: int) -> None:
    totals = (await answered(text)).totals

    assert (totals.count, totals.total, totals.weighted) == (count, total, weighted)


async def test_an_answer_says_how_it_was_read_the_figures_and_the_date_of_the_data() -> None:
    words = said(await answered("propuestas mías por más de 30 millones que cierran en diciembre"))

    assert words.splitlines() == [
        "Entendí: etapa propuesta · a cargo de Natalia Vergara · valor de $30.000.000 o más · cierre del martes 1 de "
        "diciembre de 2026 al jueves 31 de diciembre de 2026.",
        "1 oportunidad por $40.000.000; ponderado por probabilidad: $20.000.000.",
        "• Bavaria: CRM · $40.000.000 · propuesta · cierra el jueves 10 de diciembre de 2026 · Natalia Vergara · "
        "próximo paso: Llamar (el jueves 26 de noviembre)",
        "Datos al mar 24 nov 2026, 9:00 a. m.",
    ]


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("cómo va el pipeline", {}, "• prospección: 1 oportunidad, $20.000.000 (ponderado $2.000.000)"),
        ("totales por vendedor", {}, "• Esteban Lozano: 2 oportunidades, $90.000.000 (ponderado $72.000.000)"),
        ("tasa de conversión del año", {}, "Conversión: 66,7 % (ganadas: 2; perdidas: 1)."),
        ("tasa de conversión de enero de 2025", {}, "No hay oportunidades cerradas con qué calcular la conversión."),
        ("forecast de este mes", {}, "Esperado con lo ganado y lo ponderado: $177.000.000."),
        ("cómo vamos con la meta", {}, "Todavía no hay una meta mensual configurada con qué comparar."),
        (
            "cómo vamos con la meta",
            {"monthly_goal": 200_000_000},
            "Meta mensual: $200.000.000. Cumplimiento: 52,5 %; faltan $95.000.000.",
        ),
        ("cómo va lo de Alpina", {}, "De ese cliente hay además 1 oportunidad ya cerrada."),
        ("negocios de más de USD 20.000", {}, "Los valores están en COP: leí la cifra en USD sin convertirla."),
        (
            "cómo va el pipeline",
            {"currency": "USD"},
            "4 oportunidades por US$150.000.000; ponderado por probabilidad: US$94.000.000.",
        ),
        (
            "cómo va lo de Cencosud",
            {},
            "No encontré a «Cencosud» entre los clientes, responsables ni segmentos: no filtré por ese nombre.",
        ),
        (
            "negocios jugosos",
            {},
            "No tuve en cuenta «jugosos»: no sé qué filtra. Dilo de otra forma o usa los botones.",
        ),
        (
            "todo menos lo de Bavaria y lo de Esteban",
            {},
            "Entendí: oportunidades abiertas · sin Esteban Lozano y Bavaria.",
        ),
        (
            "oportunidades vencidas",
            {},
            "• Bavaria: Red · $90.000.000 · negociación · debía cerrar el martes 10 de noviembre de 2026 · "
            "Esteban Lozano",
        ),
        (
            "negocios perdidos",
            {},
            "• Tigo: Datos · $10.000.000 · perdida · cerró el lunes 5 de octubre de 2026 · Esteban Lozano",
        ),
        ("qué cierra en enero", {}, "Ninguna oportunidad cumple eso."),
    ],
)  # fmt: skip
async def test_an_answer_says(text: str, given: dict[str, Any], expected: str) -> None:
    assert expected in said(await answered(text, **given)).splitlines()


async def test_a_follow_up_is_answered() -> None:
    first = await answered("propuestas que cierran en diciembre")
    other = await answered("propuestas que cierran en diciembre", "¿y las negociaciones?", "¿y en noviembre?")

    assert [one.client for one in first.rows] == ["Bavaria"]
    assert (other.totals.count, other.totals.total) == (1, 90_000_000)


async def test_a_comparison_adds_the_other_periods_figures() -> None:
    words = said(await answered("ganados de este mes", "compáralo con el mes pasado"))

    assert "En el otro periodo: 0 oportunidades por $0 (del jueves 1 de octubre de 2026" in words


async def test_an_answer_is_given_in_english_too() -> None:
    words = said(await answered("my proposals above 30 million", language="en"), "en")

    assert words.startswith(
        "Understood: stage proposal · owned by Natalia Vergara · worth COP 30,000,000 or more."
    )


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """The command on the data above."""
    file = tmp_path / "data.csv"
    file.write_text(DATA, encoding="utf-8")

    def run(*arguments: str) -> tuple[int, str]:
        code = main(["ask", *arguments, "--data", str(file), "--today", "2026-11-24"])
        return code, capsys.readouterr().out

    return run


def test_the_command_prints_the_contracts_json(run: Run) -> None:
    code, out = run("mis propuestas que cierran antes de marzo", "--as", "sales", "--json")
    found = json.loads(out)
    text = found.pop("text")

    assert code == 0
    assert found == {
        "reading": {
            "intent": "closing_soon", "stages": ["proposal"], "owners": ["sales"], "clients": [], "segment": None,
            "service_type": None, "min_value": None, "max_value": None,
            "period": {"field": "closing_date", "start": None, "end": "2027-02-28"}, "flags": [],
        },
        "count": 1, "total_value": 40_000_000, "weighted_value": 20_000_000, "rows": ["Bavaria"],
    }  # fmt: skip
    assert text.startswith("Entendí: etapa propuesta")


def test_the_command_reads_lines(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(json.dumps({"text": text}) + "\n" for text in ("cómo va el pipeline", "qué está vencido"))
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    code, out = run("-")

    assert code == 0
    assert [json.loads(line)["count"] for line in out.splitlines()] == [4, 1]


def test_a_line_that_is_no_question_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("hola\n"))

    assert run("-") == (2, "")


def test_the_command_answers_in_words(run: Run) -> None:
    code, out = run("oportunidades vencidas")

    assert code == 0
    assert "Bavaria" in out
    assert date(2026, 11, 24).isoformat() not in out
