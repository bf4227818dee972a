from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.cli.nlu import BadSentenceError, parsed, read_sentences
from bot.core.understanding import Understanding


def test_parse_answers_in_the_contracts_form() -> None:
    understood = Understanding("inform", 0.91234, (("inform", 0.91234), ("affirm", 0.05)))
    answer = parsed("por sms", understood, date(2026, 11, 24))

    assert answer == {
        "intent": "inform",
        "confidence": 0.9123,
        "ranking": [{"intent": "inform", "confidence": 0.9123}, {"intent": "affirm", "confidence": 0.05}],
        "entities": [{"entity": "channel", "value": "sms", "start": 4, "end": 7}],
    }


def test_sentences_name_one_intent_or_several(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    lines = '\ufeff{"text": "hola", "intent": "greet"}\n\n{"text": "ok", "intent": ["affirm", "inform"]}\n'
    path.write_text(lines, encoding="utf-8")

    assert read_sentences(path) == [("hola", ("greet",)), ("ok", ("affirm", "inform"))]


@pytest.mark.parametrize("line", ["{", '{"text": "hola"}', "[1]"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text(f'{{"text": "a", "intent": "b"}}\n{line}\n', encoding="utf-8")

    with pytest.raises(BadSentenceError, match="'number': 2"):
        read_sentences(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSentenceError, match="nada"):
        read_sentences(tmp_path / "nada.jsonl")
