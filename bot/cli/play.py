"""`pregonero play SCRIPT.yml…`: dialogues against the real bot; exit code 1 where something is unmet."""

from __future__ import annotations

import argparse
import asyncio
import json
from pathlib import Path

from bot.config import load_settings


def add_parser(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = parsers.add_parser("play", help="ejecuta guiones de conversación contra el bot")
    parser.add_argument("scripts", nargs="+", metavar="GUION.yml", help="uno o más guiones")
    parser.add_argument("--json", action="store_true", help="imprime el resultado en JSON")
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
                f"✓ {outcome.title}"
                if outcome.failed is None
                else f"✗ {outcome.title}: paso {outcome.failed['step']}, {outcome.failed['why']}"
            )
    return 1 if any(outcome.failed for outcome in outcomes) else 0
