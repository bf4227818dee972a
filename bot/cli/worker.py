"""`pregonero worker`: does the work that `run --no-worker` hears, on PostgreSQL (contract §1)."""

from __future__ import annotations

import argparse
import asyncio

from bot.cli.words import words
from bot.config import load_settings


def add_parser(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = parsers.add_parser("worker", help=words("cli.help.worker"))
    parser.add_argument("--json", action="store_true", help=words("cli.help.worker.json"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Work until stopped. Raises `SettingsInvalid` on SQLite."""
    from bot.bootstrap import work
    from bot.cli.logs import set_up_logs

    set_up_logs()

    def announce() -> None:
        print('{"working": true}' if options.json else words("cli.worker.ready"), flush=True)

    asyncio.run(work(load_settings(), announce=announce))
    return 0
