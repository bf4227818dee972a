"""`value`: what a text means as a date, a number, money, hours or channels (contract §1)."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.cli.words import language, words
from bot.core.calendar import BusinessCalendar
from bot.core.values import (
    DateRange,
    Number,
    NumberRange,
    Problem,
    Reading,
    read_channels,
    read_date,
    read_hours,
    read_money,
    read_number,
)
from bot.i18n.value_words import ValueWords

Plain = Any
"""What JSON can hold."""

CALENDAR: Final = BusinessCalendar()


class BadLineError(ValueError):
    """A line of standard input is no JSON object with a text (and perhaps a today)."""


def to_plain_date(value: date | DateRange) -> Plain:
    """An ISO date, or {"start", "end"} with null where open."""
    if isinstance(value, DateRange):
        return {
            "start": value.start.isoformat() if value.start else None,
            "end": value.end.isoformat() if value.end else None,
        }
    return value.isoformat()


def to_plain_number(value: Number) -> Plain:
    """The number, or {"min", "max"} with null where open."""
    return {"min": value.low, "max": value.high} if isinstance(value, NumberRange) else value


Kind = tuple[
    Callable[[str, date, str], Reading[Any]],
    Callable[[Any], Plain],
    Callable[[ValueWords, Any], str],
]
"""How a kind of value is read, written as JSON, and said in words."""

KINDS: Final[dict[str, Kind]] = {
    "date": (
        lambda text, today, lang: read_date(text, today, CALENDAR, lang),
        to_plain_date,
        ValueWords.date,
    ),
    "number": (lambda text, _, lang: read_number(text, lang), to_plain_number, ValueWords.number),
    "money": (
        lambda text, _, lang: read_money(text, lang),
        lambda money: {"amount": to_plain_number(money.amount), "currency": money.currency},
        ValueWords.money,
    ),
    "hours": (
        lambda text, _, lang: read_hours(text, lang),
        lambda hours: {"from": hours.start, "to": hours.end, "days": list(hours.days)},
        ValueWords.hours,
    ),
    "channels": (lambda text, _, lang: read_channels(text, lang), list, ValueWords.channels),
}


def answer(kind: str, text: str, today: date, words: ValueWords | None = None) -> dict[str, Plain]:
    """{"value", "text", "problem"} of *text* read as *kind*; value and text null when there is none."""
    read, to_plain, to_text = KINDS[kind]
    shown = words or ValueWords()
    reading = read(text, today, shown.language)
    problem = Problem.INVALID.value if reading.problem is Problem.INVALID else None
    if reading.value is None:
        return {"value": None, "text": None, "problem": problem}
    return {"value": to_plain(reading.value), "text": to_text(shown, reading.value), "problem": problem}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `value` command to *subparsers*."""
    parser = subparsers.add_parser("value", help=words("cli.help.value"))
    parser.add_argument("kind", choices=tuple(KINDS), help=words("cli.help.value.kind"))
    parser.add_argument("text", help=words("cli.help.value.text"))
    parser.add_argument(
        "--today", type=_date, default=None, metavar=words("cli.help.day_form"), help=words("cli.help.today")
    )
    parser.add_argument("--json", action="store_true", help=words("cli.help.value.json"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print one JSON line per text; 2 when a line of standard input cannot be read."""
    today = options.today or datetime.now(ZoneInfo(CALENDAR.timezone)).date()
    shown = ValueWords(language())
    if options.text != "-":
        _print(answer(options.kind, options.text, today, shown))
        return 0
    try:
        for text, day in _lines(today):
            _print(answer(options.kind, text, day, shown))
    except BadLineError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _lines(today: date) -> Iterator[tuple[str, date]]:
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            day = date.fromisoformat(row["today"]) if row.get("today") else today
            yield str(row["text"]), day
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BadLineError(words("cli.value.bad_line", number=number)) from error


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(words("cli.value.bad_date", text=text)) from error


def _print(row: dict[str, Plain]) -> None:
    print(json.dumps(row, ensure_ascii=False), flush=True)
