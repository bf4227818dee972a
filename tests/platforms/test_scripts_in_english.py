"""The scripts in English at both platforms: the configuration that the sandbox is given, and the same Briefs."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.config import load_settings
from bot.play.player import rasa
from bot.play.script import read_script
from tests.conftest import RunningRasa
from tests.platforms.choosing import DIALOGUES, PLATFORMS, plays_everything
from tests.platforms.playing import play_at, seed
from tests.platforms.reference import records_of, sandbox_records

pytestmark = pytest.mark.rasa
ENGLISH = DIALOGUES / "english"
SCRIPTS = sorted(ENGLISH.glob("*.yml"))
EVERYTHING = [(path, platform) for path in SCRIPTS for platform in PLATFORMS]
SOME = list(zip(SCRIPTS, PLATFORMS, strict=False))


async def test_scripts_in_english_end_as_in_the_sandbox(
    tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREGONERO_CONFIG", str(ENGLISH / "pregonero.toml"))
    seeded = tmp_path / "seeded"
    await asyncio.to_thread(seed, seeded)
    async with rasa(load_settings()) as (url, token):
        running = RunningRasa(url, token)
        for path, platform in EVERYTHING if plays_everything() else SOME:
            script, folder = read_script(path), tmp_path / f"{path.stem}_{platform}"
            folder.mkdir()
            played = await play_at(platform, script, running, folder, seeded)

            assert played.outcome.failed is None
            assert records_of(played.outcome) == await sandbox_records(script, running, shelf)
            assert played.rejections == []
            assert played.problems == []
