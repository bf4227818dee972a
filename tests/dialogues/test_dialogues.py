"""Every play script of this folder, against the real bot: its own process, real Rasa, a fresh database."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import load_settings
from bot.play.player import play
from bot.play.script import read_script
from tests.conftest import RunningRasa
from tests.platforms.reference import keep

HERE = Path(__file__).parent
SCRIPTS = sorted(
    path for path in HERE.rglob("*.yml") if "english" not in path.parts
)  # played by their own test
pytestmark = pytest.mark.rasa


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(HERE).with_suffix("")))
async def test_the_dialogue_goes_as_written(path: Path, rasa: RunningRasa, shelf: Path) -> None:
    script = read_script(path)
    outcome = await play(script, load_settings(), rasa.url, rasa.token)

    assert outcome.failed is None
    keep(script, outcome, shelf)
