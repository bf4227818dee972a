"""`nlu`: what a sentence is understood as, how well a file of sentences is, and training (contract §1)."""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.cli import nlu_review
from bot.cli.value import to_plain_date, to_plain_number
from bot.cli.words import words
from bot.config import Settings, languages, load_settings
from bot.core.calendar import BusinessCalendar
from bot.core.folding import fold
from bot.core.people import Area
from bot.core.text import say
from bot.core.understanding import Understanding
from bot.core.values import DateRange, Hours, Money, NumberRange
from bot.directory.demo import AREAS, demo_people
from bot.errors import BotError
from bot.understanding.entities import Entity, Known, find_entities
from bot.understanding.home import RasaHome
from bot.understanding.rasa import RasaInterpreter
from bot.understanding.scores import Judged, scores
from bot.understanding.server import RasaServer
from bot.understanding.training import is_trained, train


class BadSentenceError(BotError):
    """A line of the file is no JSON object with a text and an intent."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the `nlu` command, with `parse`, `eval`, `train` and `review`."""
    parser = subparsers.add_parser("nlu", help=words("cli.help.nlu"))
    orders = parser.add_subparsers(dest="order", required=True, metavar=words("cli.help.order"))
    parse = orders.add_parser("parse", help=words("cli.help.nlu.parse"))
    parse.add_argument("text", help=words("cli.help.nlu.text"))
    parse.set_defaults(run=run_parse)
    judge = orders.add_parser("eval", help=words("cli.help.nlu.eval"))
    judge.add_argument("file", type=Path, help=words("cli.help.nlu.file"))
    judge.set_defaults(run=run_eval)
    learn = orders.add_parser("train", help=words("cli.help.nlu.train"))
    learn.add_argument("--force", action="store_true", help=words("cli.help.nlu.force"))
    learn.add_argument("--lang", choices=languages(), help=words("cli.help.nlu.lang"))
    learn.set_defaults(run=run_train)
    nlu_review.add_order(orders)
    for order in (parse, judge, learn):
        order.add_argument("--json", action="store_true", help=words("cli.help.one_line"))


def run_parse(options: argparse.Namespace) -> int:
    """Print what the sentence is understood as. Raises `UnderstandingUnavailable`."""
    settings = load_settings()
    (understood,) = asyncio.run(_understand(settings, [options.text]))
    _print(parsed(options.text, understood, _today(settings), settings.language), options.json)
    return 0


def run_eval(options: argparse.Namespace) -> int:
    """Print the scores over a file. Raises `BadSentenceError`, `UnderstandingUnavailable`."""
    rows = read_sentences(options.file)
    understood = asyncio.run(_understand(load_settings(), [text for text, _ in rows]))
    judged = [Judged(intents, made) for (_, intents), made in zip(rows, understood, strict=True)]
    _print(scores(judged), options.json)
    return 0


def run_train(options: argparse.Namespace) -> int:
    """Train where the sources changed, or always when forced. Raises `UnderstandingUnavailable`."""
    home = RasaHome(language=options.lang or load_settings().language)
    needed = options.force or not is_trained(home)
    if needed:
        asyncio.run(train(home))
    _print({"trained": needed, **json.loads(home.manifest.read_text(encoding="utf-8"))}, options.json)
    return 0


def parsed(text: str, understood: Understanding, today: date, language: str = "es") -> dict[str, Any]:
    """Return the answer of `nlu parse`."""
    ranking = [{"intent": intent, "confidence": round(share, 4)} for intent, share in understood.ranking]
    entities = find_entities(
        text,
        understood.intent,
        today=today,
        calendar=BusinessCalendar(),
        known=demo_names(),
        language=language,
    )
    return {**ranking[0], "ranking": ranking, "entities": [to_plain(one) for one in entities]}


def read_sentences(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Return (text, right intents) by line. Raises `BadSentenceError`."""
    rows = []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSentenceError(say("cli.nlu.unreadable", file=str(path))) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            right = row["intent"]
            rows.append((str(row["text"]), (right,) if isinstance(right, str) else tuple(right)))
        except (ValueError, TypeError, KeyError) as error:
            raise BadSentenceError(say("cli.nlu.bad_line", number=number)) from error
    return rows


def demo_names() -> Known:
    """Return the names of the demo directory: the only one there is without a database."""
    return Known(
        areas={area.code: _area_names(area) for area in AREAS},
        people={person.handle: (fold(person.name),) for person in demo_people()},
    )


def _area_names(area: Area) -> tuple[str, ...]:
    """Return what an area is called: whole, by its kind and code, by its code."""
    name = fold(area.name)
    return (name, f"area de {area.code}", f"{name.split()[0]} de {area.code}", area.code)


def to_plain(one: Entity) -> dict[str, Any]:
    """Return an entity as JSON holds it, its value as `value` prints it."""
    value = one.value
    if isinstance(value, (date, DateRange)):
        value = to_plain_date(value)
    elif isinstance(value, NumberRange):
        value = to_plain_number(value)
    elif isinstance(value, Money):
        value = {"amount": to_plain_number(value.amount), "currency": value.currency}
    elif isinstance(value, Hours):
        value = {"from": value.start, "to": value.end, "days": list(value.days)}
    elif isinstance(value, tuple):
        value = value[0] if len(value) == 1 else list(value)
    return {"entity": one.entity, "value": value, "start": one.start, "end": one.end}


async def _understand(settings: Settings, texts: list[str]) -> list[Understanding]:
    async with _interpreter(settings) as interpreter:
        return [await interpreter.understand(text) for text in texts]


@asynccontextmanager
async def _interpreter(settings: Settings) -> AsyncIterator[RasaInterpreter]:
    """Yield the Rasa that the settings name, else one of our own for this command."""
    if settings.rasa_url:
        async with RasaInterpreter(settings.rasa_url, settings.rasa_token.get_secret_value()) as given:
            yield given
        return
    with tempfile.TemporaryDirectory() as folder:
        server = RasaServer(Path(folder), home=RasaHome(language=settings.language))
        async with server as url, RasaInterpreter([url], server.token) as own:
            yield own


def _today(settings: Settings) -> date:
    now = datetime.now(UTC)
    return (now + settings.clock_shift(now)).astimezone(settings.zone).date()


def _print(row: dict[str, Any], one_line: bool) -> None:
    print(json.dumps(row, ensure_ascii=False, indent=None if one_line else 2))
