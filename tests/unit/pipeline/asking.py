"""The pipeline that the written questions are asked of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.core.calendar import BusinessCalendar
from bot.core.pipeline.questions import KnownNames, Person, QuestionReading, Setting, read_question

TODAY = date(2026, 11, 24)
CALENDAR = BusinessCalendar()
CLIENTS = (
    "Bavaria", "Bancolombia", "Grupo Éxito", "EPM", "Universidad de los Andes", "Banco de Bogotá", "Seguros Bolívar",
    "Alpina", "Claro", "Colpensiones", "Clínica del Country", "Gobernación de Antioquia", "Ministerio de Salud",
    "Avianca", "Falabella", "Tigo",
)  # fmt: skip
SEGMENTS = ("Gobierno", "Financiero", "Salud", "Retail", "Telecomunicaciones", "Educación")
PEOPLE = (
    Person("sales", "Natalia Vergara"), Person("sales2", "Esteban Lozano"), Person("ana", "Ana Ruiz"),
    Person("pedro.gomez", "Pedro Gómez"), Person("sales_lead", "Ricardo Pardo"),
)  # fmt: skip
KNOWN = KnownNames(CLIENTS, SEGMENTS, PEOPLE)
OPEN = ["hunting", "qualification", "proposal", "negotiation"]
QUESTIONS = Path(__file__).parents[2] / "data/pipeline_questions.jsonl"
NOTHING: dict[str, Any] = {
    "stages": OPEN, "owners": [], "clients": [], "segment": None, "service_type": None, "min_value": None,
    "max_value": None, "period": None, "flags": [],
}  # fmt: skip


@dataclass(frozen=True)
class Question:
    """A written question and what must be read of it; a question may have more than one intent."""

    text: str
    asker: str
    held: bool
    intents: tuple[str, ...]
    expected: dict[str, Any]


def setting(asker: str = "sales", language: str = "es") -> Setting:
    """Return what the questions are read with."""
    return Setting(TODAY, CALENDAR, KNOWN, asker, asker != "sales_lead", language)


def ask(text: str, asker: str = "sales", language: str = "es") -> QuestionReading:
    """Return how a question is read."""
    return read_question(text, setting(asker, language))


def questions() -> list[Question]:
    """Return the written questions."""
    return [_question(json.loads(line)) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


def _question(row: dict[str, Any]) -> Question:
    intents = row["intent"] if isinstance(row["intent"], list) else [row["intent"]]
    expected = {name: row.get(name, usual) for name, usual in NOTHING.items()}
    return Question(row["text"], row.get("as", "sales"), bool(row.get("held")), tuple(intents), expected)


def comparable(plain: dict[str, Any]) -> dict[str, Any]:
    """Return a reading without its intent, lists as sets."""
    return {
        name: frozenset(value) if isinstance(value, list) else value
        for name, value in plain.items()
        if name != "intent"
    }
