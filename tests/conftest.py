"""What every kind of test may use: one Rasa a session, and hypothesis without surprises."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Coroutine, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import pytest
from hypothesis import settings

from bot.understanding.home import RasaHome
from bot.understanding.server import RasaServer

T = TypeVar("T")
LOG: Final = "bot.log"
LOG_SHOWN: Final = 4_000  # characters
settings.register_profile("pregonero", derandomize=True, deadline=None)
settings.load_profile("pregonero")


@dataclass(frozen=True)
class RunningRasa:
    """Where the session's Rasa answers."""

    url: str
    token: str


class _Loop:
    """An event loop in a thread of its own, for a process that outlives single tests."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=180)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


@pytest.fixture(scope="session")
def rasa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRasa]:
    """The real Rasa with the committed model."""
    if not RasaHome().python.exists():
        if os.environ.get("CI"):
            pytest.fail("Rasa's environment is missing: make install")
        pytest.skip("Rasa's environment is missing: make install")
    server, loop = RasaServer(tmp_path_factory.mktemp("rasa")), _Loop()
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
