"""Real Rasa, started once for all; without its environment these tests are skipped, but never in CI."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.understanding.home import RasaHome
from bot.understanding.rasa import RasaInterpreter
from bot.understanding.server import RasaServer


@pytest.fixture(scope="session")
def home() -> RasaHome:
    found = RasaHome()
    if not found.python.exists():
        reason = "Rasa's environment is missing: run «make install»"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def rasa(home: RasaHome, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RasaServer]:
    server = RasaServer(tmp_path_factory.mktemp("rasa"), home=home)
    async with server:
        yield server


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def interpreter(rasa: RasaServer) -> AsyncIterator[RasaInterpreter]:
    async with RasaInterpreter([rasa.url], rasa.token) as made:
        yield made


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder for Rasa's own files, away from the checkout."""
    made = tmp_path / "workspace"
    made.mkdir()
    return made
