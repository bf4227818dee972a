"""The `value` command answers as the contract has it (§1)."""

from __future__ import annotations

import argparse
import io
import json
from datetime import date
from typing import Any

import pytest

from bot.cli import value

TODAY = date(2026, 11, 24)


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    value.add_parser(parser.add_subparsers())
    options = parser.parse_args(["value", *words, "--today", TODAY.isoformat()])
    code: int = options.run(options)
    return code


@pytest.mark.parametrize(
    ("kind", "text", "expected", "words"),
    [
        ("date", "1 de diciembre", "2026-12-01", "martes 1 de diciembre de 2026"),
        (
            "date",
            "desde el 1 de diciembre",
            {"start": "2026-12-01", "end": None},
            "desde el martes 1 de diciembre de 2026",
        ),
        ("number", "unos 12 mil", 12000, "12.000"),
        ("number", "entre 8 y 10 mil", {"min": 8000, "max": 10000}, "entre 8.000 y 10.000"),
        ("money", "40 palos", {"amount": 40000000, "currency": "COP"}, "40.000.000 pesos colombianos"),
        (
            "hours",
            "de 8 a 5",
            {"from": "08:00", "to": "17:00", "days": ["mon", "tue", "wed", "thu", "fri"]},
            "de 8:00\u202fa.\u202fm. a 5:00\u202fp.\u202fm., de lunes a viernes",
        ),
        ("channels", "wpp y correo", ["email", "whatsapp"], "correo y WhatsApp"),
    ],
)
def test_each_kind_has_its_form_and_its_words(kind: str, text: str, expected: Any, words: str) -> None:
    assert value.answer(kind, text, TODAY) == {"value": expected, "text": words, "problem": None}


def test_a_day_that_does_not_exist_is_invalid() -> None:
    assert value.answer("date", "31 de febrero", TODAY) == {"value": None, "text": None, "problem": "invalid"}


def test_nothing_read_is_null_without_a_problem() -> None:
    assert value.answer("number", "no sé", TODAY) == {"value": None, "text": None, "problem": None}


def test_one_text_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("date", "mañana") == 0
    assert json.loads(capsys.readouterr().out)["value"] == "2026-11-25"


def test_lines_of_standard_input_have_their_own_today(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = '{"text": "mañana", "today": "2026-01-01"}\n\n{"text": "mañana"}\n'
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))

    assert run("date", "-") == 0
    assert [json.loads(line)["value"] for line in capsys.readouterr().out.splitlines()] == [
        "2026-01-02",
        "2026-11-25",
    ]


@pytest.mark.parametrize("line", ["x", "[]", "{}", '{"text": "a", "today": "ayer"}'])
def test_a_bad_line_is_told_by_its_number(
    line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{line}\n"))

    assert run("number", "-") == 2
    assert "línea 1" in capsys.readouterr().err
