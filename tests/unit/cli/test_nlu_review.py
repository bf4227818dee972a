"""`nlu review` lists what was not understood, writes it as examples to label and ticks it off."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli import main
from bot.config import load_settings
from bot.core.unclear import OTHER, UnclearSentence
from bot.database import in_one_transaction
from bot.use_cases.ports import UnitOfWork

AT = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


def _sentence(text: str, count: int, readings: dict[str, float], **chosen: int) -> UnclearSentence:
    later = AT + timedelta(minutes=count)
    return UnclearSentence(text, text, "idle", AT, later, readings, count, dict(chosen))


SENTENCES = (
    _sentence("y los tiempos [de eso](x)", 3, {"due_dates": 0.3, "help": 0.2}),
    _sentence("déjalo por ahí _person_", 2, {"cancel": 0.3, "pause": 0.2}, pause=1),
    _sentence("qué vaina", 1, {"help": 0.2}, **{OTHER: 1}),
)


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database in which three sentences wait."""
    monkeypatch.setenv("PREGONERO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("PREGONERO_DATABASE_URL", raising=False)

    def keep(uow: UnitOfWork) -> None:
        for one in SENTENCES:
            uow.unclear.put(one)

    in_one_transaction(load_settings(), keep)


def _typed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(("nlu", "review", *words)) == 0
    return capsys.readouterr().out


def _json(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    return json.loads(_typed(capsys, *words, "--json"))


def test_the_most_frequent_come_first_with_their_readings(capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys)["sentences"]

    assert [(one["count"], one["likeliest"]) for one in found] == [(3, "due_dates"), (2, "pause"), (1, None)]
    assert found[0]["readings"][0] == {"intent": "due_dates", "confidence": 0.3}


def test_in_words_it_says_what_was_pressed(capsys: pytest.CaptureFixture[str]) -> None:
    told = _typed(capsys).splitlines()

    assert told[0] == "3 frases por revisar:"
    assert told[2] == "  2 × «déjalo por ahí _person_» → cancel 0.30 y pause 0.20 (se pulsó: pause)"
    assert told[3].endswith("(se pulsó: otra cosa)")


def test_the_export_is_a_rasa_file_grouped_by_the_likeliest_intent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "frases.yml"
    _typed(capsys, "--export", str(path))
    groups = {item["intent"]: item["examples"] for item in yaml.safe_load(path.read_text("utf-8"))["nlu"]}

    assert list(groups) == ["due_dates", "pause", "to_label"]
    assert groups["due_dates"] == "- y los tiempos (de eso)(x)\n"


def test_a_file_that_exists_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "frases.yml"
    path.write_text("mine", "utf-8")

    assert main(("nlu", "review", "--export", str(path), "--done")) == 1
    assert "no se pudo escribir" in capsys.readouterr().err
    assert path.read_text("utf-8") == "mine"
    assert len(_json(capsys)["sentences"]) == 3


def test_what_is_ticked_off_does_not_come_again(capsys: pytest.CaptureFixture[str]) -> None:
    first = _json(capsys, "--done")

    assert first["done"] == 3
    assert _typed(capsys) == "No hay frases por revisar.\n"
