"""What every kind of test may use: one Rasa a session, and hypothesis without surprises."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

from bot.understanding.home import RasaHome
from bot.understanding.server import RasaServer
from tests.loop_in_thread import LoopInThread
from tests.shipped_process import LOG

LOG_SHOWN: Final = 4_000  # characters
settings.register_profile("pregonero", derandomize=True, deadline=None)
settings.load_profile("pregonero")


@dataclass(frozen=True)
class RunningRasa:
    """Where the session's Rasa answers."""

    url: str
    token: str


@pytest.fixture(scope="session")
def rasa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRasa]:
    """The real Rasa with the committed model."""
    if not RasaHome().python.exists():
        if os.environ.get("CI"):
            pytest.fail("Rasa's environment is missing: make install")
        pytest.skip("Rasa's environment is missing: make install")
    server, loop = RasaServer(tmp_path_factory.mktemp("rasa")), LoopInThread()
    loop.run(server.start())
    loop.run(server.ready())
    yield RunningRasa(server.url, server.token)
    loop.run(server.stop())
    loop.close()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the processes of one run share: how scripts end in the sandbox is written down there."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if own.name.startswith("popen-") else own) / "sandbox_records"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show, with a failure, what the process that the test started has logged last."""
    report = yield
    folder = getattr(item, "funcargs", {}).get("tmp_path")
    if report.failed and isinstance(folder, Path) and (folder / LOG).exists():
        report.sections.append((LOG, (folder / LOG).read_text("utf-8", "replace")[-LOG_SHOWN:]))
    return report
