from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from bot.understanding.home import RasaHome
from bot.understanding.rasa import RasaInterpreter
from bot.understanding.server import RasaServer, rasa_environment
from bot.understanding.training import train_model

pytestmark = pytest.mark.rasa


def run_rasa(home: RasaHome, workspace: Path, *arguments: str) -> str:
    """Run Rasa's command line and return what it printed; a failure shows its end."""
    done = subprocess.run(
        [str(home.python), str(home.launcher), *arguments],
        cwd=workspace,
        env={**rasa_environment(workspace), "LOG_LEVEL": "INFO"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout + done.stderr


def test_rasa_finds_nothing_wrong_with_sentences_domain_and_rules(home: RasaHome, workspace: Path) -> None:
    said = run_rasa(
        home,
        workspace,
        *("data", "validate", "--fail-on-warnings", "--max-history", "2"),
        *("--config", str(home.config), "--domain", str(home.domain)),
        *("--data", str(home.examples), str(home.rules)),
    )

    assert "No story structure conflicts found" in said


def test_rasa_walks_the_true_stories(home: RasaHome, workspace: Path) -> None:
    paths = home.root / "stories/paths"
    said = run_rasa(
        home,
        workspace,
        *("test", "core", "--fail-on-prediction-errors", "--no-plot"),
        *("--model", str(home.model), "--stories", str(paths), "--out", str(workspace / "out")),
    )

    assert "Accuracy:         1.000" in said


@pytest.mark.asyncio(loop_scope="session")
async def test_training_anew_gives_the_same_answers(
    home: RasaHome, workspace: Path, interpreter: RasaInterpreter
) -> None:
    """The committed model is the one anybody gets: intents equal, confidences to the third digit."""
    sample = [json.loads(line)["text"] for line in _holdout()][::4]
    committed = [await interpreter.understand(text) for text in sample]
    server = RasaServer(workspace, home=home, model=await train_model(home, workspace))
    async with server as url, RasaInterpreter([url], server.token) as fresh:
        anew = [await fresh.understand(text) for text in sample]

    assert [one.intent for one in anew] == [one.intent for one in committed]
    assert [one.confidence for one in anew] == pytest.approx([one.confidence for one in committed], abs=2e-3)


def _holdout() -> list[str]:
    return Path(__file__).with_name("holdout.jsonl").read_text(encoding="utf-8").splitlines()
