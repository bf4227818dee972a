"""`admin pipeline`: out to a workbook, in from a file."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.cli import main
from tests.fakes.hubspot import TOKEN, FakeHubSpot


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory of the test's own."""
    monkeypatch.setenv("PREGONERO_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("PREGONERO_DATABASE_URL", raising=False)
    monkeypatch.setenv("PREGONERO_NOW", "2026-11-24T09:00-05:00")
    return tmp_path


def test_opportunities_are_written_to_a_workbook(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = data / "salida.xlsx"

    assert main(["admin", "pipeline", "export", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(file), "count": 0}
    assert load_workbook(io.BytesIO(file.read_bytes())).worksheets[0]["A1"].value == "Cliente"


def test_a_place_that_cannot_be_written_is_said(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["admin", "pipeline", "export", str(data / "no" / "salida.xlsx")]) == 1
    assert "no se puede escribir el archivo" in capsys.readouterr().err


@pytest.fixture
def file(data: Path) -> Path:
    """A CSV of two opportunities and a row that cannot be taken."""
    path = data / "negocios.csv"
    path.write_text("Cliente;Etapa;Valor\nA;propuesta;5\nB;ganada;7\nC;rara;1\n", encoding="utf-8")
    return path


def typed(capsys: pytest.CaptureFixture[str], *order: str) -> dict[str, Any]:
    code = main(["admin", "pipeline", "import", *order, "--json"])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return {**told, "code": code}


def test_a_rehearsal_changes_nothing_and_an_import_is_done_once(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dry = typed(capsys, str(file), "--dry-run")
    first = typed(capsys, str(file))
    second = typed(capsys, str(file))

    assert [(one["added"], one["updated"], one["unchanged"]) for one in (dry, first, second)] == [
        (2, 0, 0), (2, 0, 0), (0, 0, 2),
    ]  # fmt: skip
    assert (dry["dry_run"], first["dry_run"], dry["code"], first["code"]) == (True, False, 0, 0)
    assert dry["problems"][0]["text"] == "• fila 4: «rara» no es una etapa"


def test_a_workbook_written_and_taken_again_changes_nothing(
    data: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(capsys, str(file))
    book = data / "salida.xlsx"
    main(["admin", "pipeline", "export", str(book), "--json"])
    capsys.readouterr()
    again = typed(capsys, str(book))

    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 2)


def test_a_change_is_told_field_by_field(data: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed(capsys, str(file))
    file.write_text("Cliente;Etapa;Valor\nA;negociación;5\n", encoding="utf-8")
    told = typed(capsys, str(file), "--dry-run")

    assert [(one["column"], one["before"], one["after"]) for one in told["changes"][0]["fields"]] == [
        ("stage", "proposal", "negotiation"), ("stage_since", None, "2026-11-24"),
    ]  # fmt: skip


def test_a_file_without_its_columns_ends_with_one(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = data / "otra.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")

    assert typed(capsys, str(path))["code"] == 1


def test_what_changes_is_said_in_words(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["admin", "pipeline", "import", str(file), "--dry-run"])
    told = capsys.readouterr().out

    assert "nada ha cambiado todavía" in told
    assert "2 oportunidades nuevas" in told


def test_a_mapping_may_be_given(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, mapping = data / "otra.csv", data / "mapping.toml"
    path.write_text("Tercero;Situación\nA;tibia\n", encoding="utf-8")
    mapping.write_text(
        '[columns]\nTercero = "client"\n"Situación" = "stage"\n[values.stage]\ntibia = "qualification"\n',
        encoding="utf-8",
    )
    told = typed(capsys, str(path), "--mapping", str(mapping))

    assert [one["stage"] for one in told["new"]] == ["qualification"]


def test_a_file_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["admin", "pipeline", "import", "/nowhere.csv"]) == 1
    assert "no se puede leer el archivo" in capsys.readouterr().err


def test_the_crm_is_rehearsed_then_taken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with FakeHubSpot() as hubspot:
        hubspot.deal("1", dealname="Bavaria", amount="5")
        monkeypatch.setenv("PREGONERO_HUBSPOT_TOKEN", TOKEN)
        monkeypatch.setenv("PREGONERO_HUBSPOT_BASE_URL", hubspot.url)
        told = []
        for options in (["--dry-run"], [], []):
            assert main(["admin", "pipeline", "sync", *options, "--json"]) == 0
            told.append(json.loads(capsys.readouterr().out))

    assert [(one["dry_run"], one["added"], one["unchanged"]) for one in told] == [
        (True, 1, 0), (False, 1, 0), (False, 0, 1),
    ]  # fmt: skip


def test_without_a_crm_the_order_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["admin", "pipeline", "sync"]) == 1
    assert "PREGONERO_HUBSPOT_TOKEN" in capsys.readouterr().err


def test_a_crm_that_refuses_the_token_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with FakeHubSpot() as hubspot:
        monkeypatch.setenv("PREGONERO_HUBSPOT_TOKEN", "otro")
        monkeypatch.setenv("PREGONERO_HUBSPOT_BASE_URL", hubspot.url)

        assert main(["admin", "pipeline", "sync"]) == 1
    assert "el CRM no acepta el token" in capsys.readouterr().err
