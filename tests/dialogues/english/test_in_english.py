"""The whole product set to English by its configuration; who reads Spanish still gets Spanish."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config import load_settings
from bot.play.player import play_all
from bot.play.script import read_script

HERE = Path(__file__).parent
SCRIPTS = sorted(HERE.glob("*.yml"))
pytestmark = pytest.mark.rasa


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PREGONERO_CONFIG", str(HERE / "pregonero.toml"))
    yield


async def test_english_dialogues_go_as_written() -> None:
    outcomes = await play_all([read_script(path) for path in SCRIPTS], load_settings())

    assert [(one.title, one.failed) for one in outcomes if one.failed] == []
