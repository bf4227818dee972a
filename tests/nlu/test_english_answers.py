"""The English model understands sentences it was not taught; it has few of them, so less is asked of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.understanding.home import RasaHome
from bot.understanding.rasa import RasaInterpreter
from bot.understanding.scores import Judged, scores
from bot.understanding.server import RasaServer
from bot.understanding.training import known_intents

pytestmark = [pytest.mark.rasa, pytest.mark.asyncio(loop_scope="session")]
FLOOR = 0.85
ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("english.jsonl").read_text(encoding="utf-8").splitlines()
]


async def test_english_sentences_are_understood(home: RasaHome, tmp_path: Path) -> None:
    english = RasaHome(home.root, "en")
    server = RasaServer(tmp_path, home=english)
    async with server as url, RasaInterpreter([url], server.token) as interpreter:
        judged = [Judged((row["intent"],), await interpreter.understand(row["text"])) for row in ROWS]

    report = scores(judged)
    assert {row["intent"] for row in ROWS} == set(known_intents(english))
    assert report["accuracy"] >= FLOOR
    assert report["top2_accuracy"] >= FLOOR
