"""`pregonero sandbox`: the bot, its page and Rasa in one process tree, with the demo directory."""

from __future__ import annotations

import argparse
import asyncio
import socket

from bot.cli.words import words
from bot.config import load_settings
from bot.core.text import say
from bot.errors import SettingsInvalid

DEFAULT_PORT = 8080


def add_parser(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    parser = parsers.add_parser("sandbox", help=words("cli.help.sandbox"))
    parser.add_argument("--port", type=int, default=None, help=words("cli.help.port"))
    parser.add_argument("--json", action="store_true", help=words("cli.help.sandbox.json"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run until stopped. Raises `SettingsInvalid` where the port asked for is taken."""
    from bot.bootstrap import Bot, run_sandbox
    from bot.cli.logs import set_up_logs

    set_up_logs()
    settings = load_settings()
    port = _port(options.port)

    def announce(bot: Bot, port: int) -> None:
        address = f"http://127.0.0.1:{port}/"
        print(
            f'{{"url": "{address}"}}' if options.json else words("cli.sandbox.ready", address=address),
            flush=True,
        )

    asyncio.run(run_sandbox(settings, port=port, announce=announce))
    return 0


def _port(asked: int | None) -> int:
    """Return a port that can be bound: the one asked for, else 8080, else any free one."""
    for candidate in (asked,) if asked else (DEFAULT_PORT, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", candidate or 0))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise SettingsInvalid(say("error.port_taken", port=str(asked)))
