"""What pipelines answered to sentences they were not taught, by Rasa's own environment or by the served model."""

from __future__ import annotations

import hashlib
import json
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.cli.nlu import read_sentences
from bot.core.understanding import Understanding
from bot.understanding.home import RasaHome
from bot.understanding.rasa import RasaInterpreter
from bot.understanding.scores import Judged
from bot.understanding.server import RasaServer, rasa_environment

WARM_UP = 50
"""Sentences asked before the clock counts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence, what it should mean, and what was made of it."""

    text: str
    judged: Judged


@dataclass(frozen=True, slots=True)
class Folds:
    """A pipeline's answers over folds: sentence by sentence, and the cost of each fold."""

    asked: tuple[Asked, ...]
    training_s: float
    size_bytes: int
    parse_ms: float


def cross_validate(home: RasaHome, config: Path, *, small: bool = False) -> Folds:
    """Return what *config* answers, each of five folds trained on the others; if *small*, one on one.

    What was answered is kept in `build/` and asked again only when the sentences or the pipeline changed.
    Raises `subprocess.CalledProcessError` when Rasa cannot train.
    """
    kept = home.root / f"build/folds-{_digest(home, config, small)}.jsonl"
    if not kept.exists():
        _ask_folds(home, config, small, kept)
    rows = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    costs = [row for row in rows if "train_s" in row]
    return Folds(
        asked=tuple(_asked(row) for row in rows if "text" in row),
        training_s=statistics.median(row["train_s"] for row in costs),
        size_bytes=max(row["bytes"] for row in costs),
        parse_ms=statistics.median(row["parse_ms"] for row in costs),
    )


def _digest(home: RasaHome, config: Path, *asked: object) -> str:
    """Return the mark of everything that the answers follow from."""
    digest = hashlib.sha256(repr(asked).encode())
    sources = (config, home.lock, *home.components.glob("*.py"), *home.examples.glob("*.yml"))
    for path in sorted(set(sources)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _ask_folds(home: RasaHome, config: Path, small: bool, kept: Path) -> None:
    kept.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "answers.jsonl"
        with kept.with_suffix(".log").open("wb") as output:
            subprocess.run(
                [
                    *(str(home.python), str(home.root / "nlu/cross_validate.py"), "--config", str(config)),
                    *("--examples", str(home.examples), "--out", str(out)),
                    *(("--small",) if small else ()),
                ],
                env=rasa_environment(Path(folder)),
                cwd=folder,
                stdout=output,
                stderr=output,
                check=True,
            )
        shutil.move(out, kept)


async def ask_served_model(files: Sequence[Path]) -> tuple[dict[str, tuple[Asked, ...]], list[float]]:
    """Return the committed model's answers by file name, and how long each parse took (ms, over HTTP)."""
    spent: list[float] = []
    answers: dict[str, tuple[Asked, ...]] = {}
    with tempfile.TemporaryDirectory() as folder:
        server = RasaServer(Path(folder))
        async with server as url, RasaInterpreter([url], server.token) as interpreter:
            for path in files:
                asked = []
                for text, intents in read_sentences(path):
                    begun = time.perf_counter()
                    understood = await interpreter.understand(text)
                    spent.append((time.perf_counter() - begun) * 1000)
                    asked.append(Asked(text, Judged(intents, understood)))
                answers[path.name] = tuple(asked)
    return answers, spent[WARM_UP:]


def _asked(row: dict[str, object]) -> Asked:
    ranking = tuple((str(intent), float(share)) for intent, share in row["ranking"])  # type: ignore[attr-defined]
    return Asked(
        str(row["text"]), Judged((str(row["intent"]),), Understanding(ranking[0][0], ranking[0][1], ranking))
    )
