"""`check-base`: the verdict on a database, without a conversation."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bot.cli.words import words
from bot.core.bases.judge import judge
from bot.core.bases.meanings import CHANNELS, Meaning
from bot.core.bases.report import BaseError, BaseReport, ErrorCode


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `check-base` command to *subparsers*."""
    parser = subparsers.add_parser("check-base", help=words("cli.help.check_base"))
    parser.add_argument("file", metavar=words("cli.help.file"), type=Path, help=words("cli.help.base"))
    parser.add_argument(
        "--channels",
        type=_channels,
        required=True,
        help=words("cli.help.channels", channels=",".join(CHANNELS)),
    )
    parser.add_argument("--expected", type=_count, help=words("cli.help.expected"))
    parser.add_argument("--variables", type=_names, default=(), help=words("cli.help.variables"))
    parser.add_argument("--json", action="store_true", help=words("cli.help.json"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the verdict; 0 whatever it is, 2 where the file cannot be opened."""
    from bot.attachments.inspector import inspect

    try:
        survey = inspect(arguments.file, arguments.file.name)
    except OSError:
        print(words("cli.base.no_file", file=str(arguments.file)), file=sys.stderr)
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
        raise argparse.ArgumentTypeError(words("cli.base.bad_channels", channels=", ".join(CHANNELS)))
    return names


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number < 0:
        raise argparse.ArgumentTypeError(words("cli.base.bad_count"))
    return number


def _text(report: BaseReport) -> str:
    verdict = words(f"verdict.{report.verdict}")
    if report.problem is not None:
        return words(
            "cli.base.unreadable", verdict=verdict, problem=words(f"cli.base.problem.{report.problem}")
        )
    lines = [words("cli.base.verdict", verdict=verdict, count=report.total)]
    lines += [_usable(channel, count) for channel, count in report.usable.items()]
    lines += [words("cli.base.note", note=words(f"cli.base.note.{note}")) for note in report.notes]
    if report.missing:
        columns = tuple(words(f"column.{name}") if name in set(Meaning) else name for name in report.missing)
        lines.append(words("cli.base.missing", columns=columns))
    lines += [_line(error) for error in report.errors if error.code is not ErrorCode.MISSING_COLUMN]
    return "\n".join(lines)


def _usable(channel: str, count: int) -> str:
    return words("cli.base.usable", channel=words(f"reading.channel.{channel}"), number=count)


def _line(error: BaseError) -> str:
    found = words(f"cli.base.error.{error.code}")
    if not error.rows:
        return words("cli.base.error", error=found, number=error.count)
    rows = ", ".join(map(str, error.rows)) + ("…" if error.count > len(error.rows) else "")
    return words("cli.base.error_in_rows", error=found, number=error.count, rows=rows)
