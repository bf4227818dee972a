"""`pregonero play SCRIPT.yml…`: dialogues against the real bot; exit code 1 where something is unmet."""

from __future__ import annotations

import argparse
import asyncio
import json
from pathlib import Path

from bot.cli.words import words
from bot.config import load_settings


def add_parser(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = parsers.add_parser("play", help=words("cli.help.play"))
    parser.add_argument(
        "scripts", nargs="+", metavar=words("cli.help.script"), help=words("cli.help.scripts")
    )
    parser.add_argument("--json", action="store_true", help=words("cli.help.play.json"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Play the scripts. Raises `ScriptInvalid` before anything is started."""
    from bot.play.player import play_all
    from bot.play.script import read_script

    scripts = [read_script(Path(name).resolve()) for name in options.scripts]
    outcomes = asyncio.run(play_all(scripts, load_settings()))
    if options.json:
        found = [outcome.as_json() for outcome in outcomes]
        print(json.dumps(found if len(found) > 1 else found[0], ensure_ascii=False, indent=2))
    else:
        for outcome in outcomes:
            print(
                words("cli.play.done", title=outcome.title)
                if outcome.failed is None
                else words(
                    "cli.play.failed",
                    title=outcome.title,
                    step=str(outcome.failed["step"]),
                    why=str(outcome.failed["why"]),
                )
            )
    return 1 if any(outcome.failed for outcome in outcomes) else 0
