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


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the processes of one run share."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if own.name.startswith("popen-") else own) / "sandbox_records"
    folder.mkdir(exist_ok=True)
    return folder
