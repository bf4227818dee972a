from __future__ import annotations

import argparse
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bot.cli.check_base import add_parser
from tests.unit.attachments.made_files import ANA, HEADER, LUIS, text


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())
    parsed = parser.parse_args(["check-base", *arguments])
    code: int = parsed.run(parsed)
    return code


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.csv"
    path.write_bytes(
        text([("Base",), (*HEADER, "Saldo"), (*ANA, "1"), (*LUIS, ""), ("3", "Eva", "123", "", "", "", "")])
    )
    return path


def test_the_verdict_is_printed_as_the_contract_says(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(
        str(base), "--channels", "sms,email", "--expected", "10", "--variables", "saldo,edad", "--json"
    )
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)

    assert code == 0
    assert printed == {
        "verdict": "rejected",
        "total": 3,
        "usable": {"sms": 0, "email": 0},
        "columns": {
            "identification": "Cédula",
            "name": "Nombre",
            "mobile": "Celular",
            "email": "Correo",
            "city": "Ciudad",
            "remarks": "Observaciones",
            "saldo": "Saldo",
        },
        "missing": ["edad"],
        "errors": [
            {"code": "missing_column", "count": 1, "rows": []},
            {"code": "empty_required", "count": 2, "rows": [4, 5]},
            {"code": "bad_mobile", "count": 1, "rows": [5]},
            {"code": "count_mismatch", "count": 7, "rows": []},
        ],
        "sha256": sha256(base.read_bytes()).hexdigest(),
    }


def test_without_json_it_is_said_in_words(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(base), "--channels", "sms") == 0
    printed = capsys.readouterr().out

    assert "apta con advertencias: 3 registros" in printed
    assert "celulares incompletos o mal escritos: 1 (filas 5)" in printed


def test_a_file_that_cannot_be_read_is_a_verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "base.xlsx"
    path.write_bytes(b"%PDF-1.4 ...")

    assert run(str(path), "--channels", "call") == 0
    assert "no apta" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_a_mistake_of_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(tmp_path / "nada.csv"), "--channels", "sms") == 2
    assert "No se puede abrir" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [["--channels", "fax"], ["--channels", ""], ["--channels", "sms", "--expected", "-1"]]
)
def test_wrong_arguments_end_with_two(base: Path, wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(str(base), *wrong)

    assert caught.value.code == 2
