"""The same conversation on stock Rasa: its REST channel, its tracker, its own answers.

What is compared: Rasa takes the message by its REST channel, understands it with the same pipeline and
the same sentences, replays the conversation's tracker (in memory, its fastest store), lets the same rules
choose the action, and answers with a fixed sentence. Our actions are code, so a copy of the domain calls
each of them `utter_…` and gives it a sentence, and the mode, which the bot would set, stays at `asking`.
It fills no field, stores nothing on the disk and calls no action server: a stock bot that did the bot's
work would only be slower.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from bot.understanding.home import RasaHome
from bot.understanding.server import RasaServer
from bot.understanding.training import data_sha256, train_model
from tests.bench.conversation import INTERVIEW
from tests.bench.measures import Measure, Measures, p50
from tests.bench.rasa_client import RasaAddress, RasaClient, rasa_client

EARLY, LATE = 5, 100
CYCLE = LATE - EARLY  # twice the interview, and a bit: the same message at both turns
WINDOW = 5  # turns from each: its turns grow slower as they go
ROUNDS = 5


class StockRasa(RasaServer):
    """Rasa with its REST channel open."""

    def _command(self) -> list[str]:
        credentials = self.folder / "credentials.yml"
        credentials.write_text("rest:\n", encoding="utf-8")
        command = super()._command()
        command[command.index("--credentials") + 1] = str(credentials)
        return command


async def stock_turns() -> Measures:
    """Time stock Rasa early and late in a conversation, one beside the other."""
    early: list[float] = []
    late: list[float] = []
    async with _stock_rasa() as rasa, rasa_client(rasa) as client:
        senders = map(str, count())
        for _ in range(ROUNDS):
            aged, young = next(senders), next(senders)
            await _talk(client, aged, 1, LATE)
            await _talk(client, young, 1, EARLY)
            for turn in range(EARLY, EARLY + WINDOW):
                early += await _talk(client, young, turn, turn + 1)
                late += await _talk(client, aged, turn + CYCLE, turn + CYCLE + 1)
    return {
        "stock_rasa_turn_p50_at_5": Measure(p50(early), "ms"),
        "stock_rasa_turn_p50_at_100": Measure(p50(late), "ms", peer=p50(early)),
    }


async def _talk(client: RasaClient, sender: str, first: int, end: int) -> list[float]:
    return [await client.converse(sender, _message(turn)) for turn in range(first, end)]


def _message(turn: int) -> str:
    return INTERVIEW[(turn - 1) % CYCLE % len(INTERVIEW)]


@asynccontextmanager
async def _stock_rasa() -> AsyncIterator[RasaAddress]:
    with TemporaryDirectory() as scratch:
        home = overlay(RasaHome(), Path(scratch) / "home")
        model = await _trained(home, RasaHome().root / "build/bench")
        server = StockRasa(Path(scratch), home=home, model=model)
        async with server:
            yield RasaAddress.of(server)


async def _trained(home: RasaHome, cache: Path) -> Path:
    """Return the model, trained only where its sources changed since the last time."""
    model = cache / f"stock-{data_sha256(home)[:12]}.tar.gz"
    if not model.exists():
        with TemporaryDirectory() as folder:
            _keep(await train_model(home, Path(folder)), model)
    return model


def _keep(made: Path, model: Path) -> None:
    model.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(made, model)


def overlay(home: RasaHome, root: Path) -> RasaHome:
    """Make a copy of Rasa's home in *root* whose every action is an answer."""
    made = RasaHome(root)
    for folder in (home.domain, home.rules, home.examples):
        copy = root / folder.relative_to(home.root)
        copy.mkdir(parents=True)
        for file in folder.glob("*.yml"):
            text = re.sub(r"\baction_", "utter_", file.read_text(encoding="utf-8"))
            (copy / file.name).write_text(text, encoding="utf-8")
    for own in (home.root / "nlu").iterdir():
        if own != home.examples:
            (root / "nlu" / own.name).symlink_to(own)
    _add_answers(made)
    return made


def _add_answers(home: RasaHome) -> None:
    """Give every action a sentence and the mode its value."""
    domains = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in home.domain.glob("*.yml")]
    actions = {name for domain in domains for name in domain.get("actions") or ()}
    answers = {name: [{"text": name}] for name in sorted(actions)}
    written = yaml.safe_dump({"version": "3.1", "responses": answers})
    (home.domain / "responses.yml").write_text(written, encoding="utf-8")
    mode = home.domain / "mode.yml"
    text = mode.read_text(encoding="utf-8")
    mode.write_text(
        text.replace("type: categorical", "type: categorical\n    initial_value: asking"), encoding="utf-8"
    )
