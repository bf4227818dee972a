"""The command line speaks Spanish in its own words and in argparse's."""

from __future__ import annotations

import argparse
import ast
from pathlib import Path

import pytest

from bot.cli import COMMANDS, doctor, main
from bot.cli.argparse_words import IDS
from bot.core.text import say
from bot.errors import AlreadyDecided, BotError, SettingsInvalid, StorageUnavailable

FOR_PROGRAMMERS = {
    ".__call__() not defined",
    "%r is not callable",
    "'required' is an invalid argument for positionals",
    'argument "-" with mode %r',
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
}


def test_every_sentence_of_this_pythons_argparse_has_its_translation() -> None:
    assert _sentences() - FOR_PROGRAMMERS - IDS.keys() == set()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([], "falta: ORDEN"),
        (["frobnicate"], "elija entre"),
        (["value", "date"], "falta: text"),
        (["sandbox", "--port", "x"], "valor no válido: 'x'"),
        (["doctor", "--loud"], "no se reconoce: --loud"),
        (["admin", "people", "bind", "ana", "slack:T1"], "se espera slack:EQUIPO:USUARIO"),
    ],
)
def test_a_wrong_command_is_explained_in_spanish(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(typed)
    shown = capsys.readouterr().err

    assert stopped.value.code == 2
    assert shown.startswith("uso: pregonero")
    assert said in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([name.replace("_", "-"), "--help"])
    shown = capsys.readouterr().out

    assert stopped.value.code == 0
    assert shown.startswith(f"uso: pregonero {name.replace('_', '-')}")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            StorageUnavailable(),
            "la base de datos no responde; revise PREGONERO_DATABASE_URL, el disco y el servidor",
        ),
        (AlreadyDecided(), "algo falló; vea el registro"),
        (
            SettingsInvalid(say("error.port_taken", port="80")),
            "el puerto 80 está ocupado; elija otro con --port",
        ),
    ],
)
def test_an_error_is_told_in_spanish(
    error: BotError, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_options: argparse.Namespace) -> int:
        raise error

    monkeypatch.setattr(doctor, "run", fail)

    assert main(["doctor"]) == 1
    assert capsys.readouterr().err == f"pregonero: {said}\n"


def test_the_command_line_speaks_the_configured_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PREGONERO_LANGUAGE", "en")

    with pytest.raises(SystemExit):
        main(["value", "date"])

    assert capsys.readouterr().err.endswith("the following arguments are required: text\n")


def _sentences() -> set[str]:
    """Return what this Python's argparse looks up."""
    source = ast.parse(Path(argparse.__file__).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(source) if isinstance(node, ast.Call)]
    looked_up = [
        call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("_", "ngettext")
    ]
    return {
        str(argument.value)
        for call in looked_up
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }
