"""`admin pipeline`: out to a workbook."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.cli import main


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory of the test's own."""
    monkeypatch.setenv("PREGONERO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("PREGONERO_DATABASE_URL", raising=False)
    return tmp_path


def test_opportunities_are_written_to_a_workbook(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = data / "salida.xlsx"

    assert main(["admin", "pipeline", "export", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(file), "count": 0}
    assert load_workbook(io.BytesIO(file.read_bytes())).worksheets[0]["A1"].value == "Cliente"


def test_a_place_that_cannot_be_written_is_said(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["admin", "pipeline", "export", str(data / "no" / "salida.xlsx")]) == 1
    assert "no se puede escribir el archivo" in capsys.readouterr().err
