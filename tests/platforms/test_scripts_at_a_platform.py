"""The sandbox's scripts at Slack and at Telegram: the same people, the shipped process, and the same Briefs."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.play.script import read_script
from tests.conftest import RunningRasa
from tests.platforms.choosing import PLATFORMS, scripts_at, slug
from tests.platforms.playing import play_at
from tests.platforms.reference import records_of, sandbox_records

pytestmark = pytest.mark.rasa
SCRIPTS = [
    pytest.param(platform, path, id=f"{platform}-{slug(path)}")
    for platform in PLATFORMS
    for path in scripts_at(platform)
]


@pytest.mark.parametrize(("platform", "path"), SCRIPTS)
async def test_the_script_ends_as_in_the_sandbox(
    platform: str, path: Path, rasa: RunningRasa, tmp_path: Path, seeded: Path, shelf: Path
) -> None:
    script = read_script(path)
    played = await play_at(platform, script, rasa, tmp_path, seeded)

    assert played.outcome.failed is None
    assert records_of(played.outcome) == await sandbox_records(script, rasa, shelf)
    assert played.rejections == []
    assert played.problems == []
