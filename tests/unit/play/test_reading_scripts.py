"""A script is checked before anything is started; an error names its step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.errors import ScriptInvalid
from bot.play.script import Script, read_script


def script(tmp_path: Path, text: str) -> Script:
    path = tmp_path / "script.yml"
    path.write_text(text, "utf-8")
    return read_script(path)


def step(tmp_path: Path, text: str) -> Any:
    return script(tmp_path, f"steps:\n  - {text}\n").steps[0]


def test_a_script_tells_title_time_and_steps(tmp_path: Path) -> None:
    read = script(
        tmp_path,
        "title: A title\nnow: 2026-11-24T09:00\nsteps:\n  - {as: boss, say: hola}\n  - {restart: true}\n",
    )

    assert (read.title, read.now) == ("A title", "2026-11-24T09:00")
    assert [(one.number, one.verb, one.value) for one in read.steps] == [
        (1, "say", "hola"),
        (2, "restart", True),
    ]
    assert read.steps[0].actor == "boss"


def test_a_script_without_a_title_has_its_files_name(tmp_path: Path) -> None:
    assert script(tmp_path, "steps: []").title == "script"


def test_a_day_alone_begins_in_the_morning(tmp_path: Path) -> None:
    assert script(tmp_path, "now: 2026-11-24\nsteps: []").now == "2026-11-24T09:00:00"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{as: a, say: "no"}', "no"),
        ("{as: a, say: no}", "no"),
        ("{as: a, say: 17:00}", "17:00"),
        ("{as: a, say: on}", "on"),
        ("{as: a, say: 4021}", 4021),
        ("{as: a, say: null}", None),
    ],
)
def test_words_stay_words(tmp_path: Path, text: str, value: Any) -> None:
    assert step(tmp_path, text).value == value


def test_companions_go_with_the_deed(tmp_path: Path) -> None:
    assert step(tmp_path, "{as: boss, click: Aprobar, on: CAMP, stale: true}").more == {
        "as": "boss",
        "on": "CAMP",
        "stale": True,
    }


@pytest.mark.parametrize(
    "text",
    [
        "{as: a}",
        "{say: hola}",
        "{as: a, say: hola, click: Sí}",
        "{as: a, shout: hola}",
        "{as: a, say: hola, loudly: true}",
        "hola",
        "[1, 2]",
    ],
)
def test_a_step_that_is_none_is_refused_by_its_number(tmp_path: Path, text: str) -> None:
    with pytest.raises(ScriptInvalid, match="'step': '2'"):
        script(tmp_path, f"steps:\n  - {{restart: true}}\n  - {text}\n")


@pytest.mark.parametrize("text", ["", "[]", "title: x", "steps: x", "steps: {a: 1}", "\tx: [", "a: b: c"])
def test_a_file_that_is_no_script_is_refused_by_its_path(tmp_path: Path, text: str) -> None:
    with pytest.raises(ScriptInvalid, match=r"script\.yml"):
        script(tmp_path, text)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScriptInvalid, match=r"nothing\.yml"):
        read_script(tmp_path / "nothing.yml")


@pytest.mark.parametrize(
    "text",
    [
        "{expect: {contains: x}}",
        "{expect: hola}",
        "{as: a, answers: [1]}",
        "{as: a, form: x}",
        "{expect_brief: x}",
    ],
)
def test_what_a_verb_takes_is_checked_too(tmp_path: Path, text: str) -> None:
    with pytest.raises(ScriptInvalid, match="'step': '1'"):
        step(tmp_path, text)
