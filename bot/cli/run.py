"""`pregonero run`: HTTP and the channels that have tokens, with the worker unless told otherwise (contract §1)."""

from __future__ import annotations

import argparse
import asyncio

from bot.cli.words import words
from bot.config import load_settings


def add_parser(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = parsers.add_parser("run", help=words("cli.help.run"))
    parser.add_argument("--no-worker", action="store_true", help=words("cli.help.no_worker"))
    parser.add_argument("--json", action="store_true", help=words("cli.help.sandbox.json"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run until stopped. Raises `SettingsInvalid`."""
    from bot.bootstrap import run as run_bot
    from bot.cli.logs import set_up_logs

    set_up_logs()

    def announce(address: str) -> None:
        said = f'{{"url": "{address}"}}' if options.json else words("cli.run.ready", address=address)
        print(said, flush=True)

    asyncio.run(run_bot(load_settings(), works=not options.no_worker, announce=announce))
    return 0
