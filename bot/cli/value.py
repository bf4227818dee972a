"""`value`: what a text means as a date, a number, money, hours or channels (contract §1)."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

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
from bot.i18n.value_words import channels_text, date_text, hours_text, money_text, number_text

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
    Callable[[str, date], Reading[Any]],
    Callable[[Any], Plain],
    Callable[[Any], str],
]
"""How a kind of value is read, written as JSON, and said in words."""

KINDS: Final[dict[str, Kind]] = {
    "date": (lambda text, today: read_date(text, today, CALENDAR), to_plain_date, date_text),
    "number": (lambda text, _: read_number(text), to_plain_number, number_text),
    "money": (
        lambda text, _: read_money(text),
        lambda money: {"amount": to_plain_number(money.amount), "currency": money.currency},
        money_text,
    ),
    "hours": (
        lambda text, _: read_hours(text),
        lambda hours: {"from": hours.start, "to": hours.end, "days": list(hours.days)},
        hours_text,
    ),
    "channels": (lambda text, _: read_channels(text), list, channels_text),
}


def answer(kind: str, text: str, today: date) -> dict[str, Plain]:
    """{"value", "text", "problem"} of *text* read as *kind*; value and text null when there is none."""
    read, to_plain, to_text = KINDS[kind]
    reading = read(text, today)
    problem = Problem.INVALID.value if reading.problem is Problem.INVALID else None
    if reading.value is None:
        return {"value": None, "text": None, "problem": problem}
    return {"value": to_plain(reading.value), "text": to_text(reading.value), "problem": problem}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `value` command to *subparsers*."""
    parser = subparsers.add_parser(
        "value", help="lee un valor escrito en español: fecha, número, dinero, horario o canales"
    )
    parser.add_argument("kind", choices=tuple(KINDS), help="qué se lee")
    parser.add_argument(
        "text", help='el texto, o - para leer líneas JSON {"text", "today"} de la entrada estándar'
    )
    parser.add_argument("--today", type=_date, default=None, metavar="AAAA-MM-DD", help="el día de hoy")
    parser.add_argument("--json", action="store_true", help="la salida es siempre JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print one JSON line per text; 2 when a line of standard input cannot be read."""
    today = options.today or datetime.now(ZoneInfo(CALENDAR.timezone)).date()
    if options.text != "-":
        _print(answer(options.kind, options.text, today))
        return 0
    try:
        for text, day in _lines(today):
            _print(answer(options.kind, text, day))
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
            message = (
                f'línea {number}: se esperaba un objeto JSON con "text" y, si acaso, "today" (AAAA-MM-DD)'
            )
            raise BadLineError(message) from error


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"fecha no válida: {text} (se espera AAAA-MM-DD)") from error


def _print(row: dict[str, Plain]) -> None:
    print(json.dumps(row, ensure_ascii=False), flush=True)
