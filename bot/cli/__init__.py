"""The command line: one module a command, `add_parser` and a `run` that returns the exit code."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from bot.cli.argparse_words import speak
from bot.cli.words import language, render, words
from bot.core.text import Text
from bot.errors import BotError

COMMANDS = ("sandbox", "run", "worker", "play", "nlu", "value", "check_base", "ask", "admin", "doctor")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 not met or failed, 2 wrong usage."""
    language.cache_clear()
    speak()
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="pregonero", description=words("cli.help.pregonero"))
    parsers = parser.add_subparsers(dest="command", required=True, metavar=words("cli.help.order"))
    for name in _wanted(given):
        importlib.import_module(f"bot.cli.{name}").add_parser(parsers)
    options = parser.parse_args(given)
    try:
        code: int = options.run(options)
    except BotError as error:
        print(f"pregonero: {_sentence(error)}", file=sys.stderr)
        return 1
    return code


def _sentence(error: BotError) -> str:
    """Return the error in words; one without words of its own says its class's docstring, in English."""
    if isinstance(error.said, Text):
        return render(error.said)
    default, said = (type(error).__doc__ or "").strip(), str(error)
    if not said.startswith(default):
        return said
    tried = (words(f"cli.error.{kind.__name__}") for kind in type(error).__mro__)
    return next(text for text in tried if not text.startswith("cli.error.")) + said.removeprefix(default)


def _wanted(given: Sequence[str]) -> Sequence[str]:
    """Return the commands to import: the one named, so that none waits for the others' libraries."""
    named = given[0].replace("-", "_") if given else ""
    return (named,) if named in COMMANDS else COMMANDS
