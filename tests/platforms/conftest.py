"""What every script that is played at a platform begins with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.platforms.playing import seed


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the demo people in it, known to no chat yet."""
    folder = tmp_path_factory.mktemp("seeded") / "data"
    seed(folder)
    return folder
