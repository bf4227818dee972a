"""`admin goals`: set, report, list."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data directory of the test's own, with the demo people."""
    monkeypatch.setenv("PREGONERO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("PREGONERO_DATABASE_URL", raising=False)
    monkeypatch.setenv("PREGONERO_NOW", "2026-11-24T09:00-05:00")


def typed(capsys: pytest.CaptureFixture[str], *order: str) -> list[dict[str, Any]]:
    assert main(["admin", "goals", *order, "--json"]) == 0
    told: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return told


def test_a_goal_is_set_reported_on_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    typed(capsys, "set", "legalisation", "2026-11", "2000")
    typed(capsys, "report", "legalisation", "2026-11", "1500")

    assert typed(capsys, "list", "legalisation", "2026-11") == [
        {
            "kind": "legalisation", "month": "2026-11", "scope": "", "target": 2000, "actual": 1500, "gap": 500,
            "percent": 75.0, "trend": "on_pace", "before": None,
        }
    ]  # fmt: skip


def test_a_goal_may_be_one_persons_or_areas(capsys: pytest.CaptureFixture[str]) -> None:
    main(["admin", "demo"])
    capsys.readouterr()
    typed(capsys, "set", "sales", "2026-12", "100", "--scope", "sales")

    assert [one["scope"] for one in typed(capsys, "list", "sales", "2026-12")] == ["sales"]
    assert main(["admin", "goals", "set", "sales", "2026-12", "100", "--scope", "nobody"]) == 1
    assert "no hay ni una persona ni un área" in capsys.readouterr().err


def test_a_month_without_goals_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["admin", "goals", "list", "sales", "2026-12"]) == 0
    assert "No hay una meta registrada para diciembre de 2026" in capsys.readouterr().out


def test_what_is_no_month_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["admin", "goals", "list", "sales", "diciembre"])

    assert "no es un mes" in capsys.readouterr().err
