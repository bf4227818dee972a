"""`check-base`: the verdict on a database, without a conversation."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bot.core.bases.judge import judge
from bot.core.bases.meanings import CHANNELS
from bot.core.bases.report import BaseReport


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `check-base` command to *subparsers*."""
    parser = subparsers.add_parser("check-base", help="revisa una base de datos (xlsx o csv)")
    parser.add_argument("file", metavar="ARCHIVO", type=Path, help="base en .xlsx o .csv")
    parser.add_argument("--channels", type=_channels, required=True, help="canales: " + ",".join(CHANNELS))
    parser.add_argument("--expected", type=_count, help="registros estimados en el Brief")
    parser.add_argument(
        "--variables", type=_names, default=(), help="campos variables del mensaje, con comas"
    )
    parser.add_argument("--json", action="store_true", help="responde en JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the verdict; 0 whatever it is, 2 where the file cannot be opened."""
    from bot.attachments.inspector import inspect

    try:
        survey = inspect(arguments.file, arguments.file.name)
    except OSError:
        print(f"No se puede abrir el archivo: {arguments.file}", file=sys.stderr)
        return 2
    report = judge(survey, arguments.channels, arguments.expected, arguments.variables)
    print(json.dumps(report.to_json(), ensure_ascii=False) if arguments.json else _text(report))
    return 0


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _channels(text: str) -> tuple[str, ...]:
    names = _names(text.lower())
    unknown = [name for name in names if name not in CHANNELS]
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"canales válidos: {', '.join(CHANNELS)}")
    return names


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise argparse.ArgumentTypeError("debe ser un número entero, sin signo")
    return number


def _text(report: BaseReport) -> str:
    return json.dumps(report.to_json(), ensure_ascii=False, indent=2)
