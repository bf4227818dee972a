"""The shipped process for browser tests, which are not asynchronous: `pregonero sandbox` in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import RunningRasa
from tests.loop_in_thread import LoopInThread
from tests.shipped_process import ShippedProcess


@dataclass(kw_only=True)
class SandboxProcess(ShippedProcess):
    """A sandbox with Rasa beside it, whose clock starts at `now`."""

    rasa: RunningRasa
    now: str
    more: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """Its data directory."""
        return self.folder

    def surroundings(self) -> dict[str, str]:
        """Return Rasa, the time, where its pages are, and what the test says."""
        own = {
            "PREGONERO_RASA_URL": self.rasa.url, "PREGONERO_RASA_TOKEN": self.rasa.token, "PREGONERO_NOW": self.now,
            "PREGONERO_PUBLIC_URL": self.url,
        }  # fmt: skip
        return {**own, **self.more}


@contextmanager
def running_bot(folder: Path, rasa: RunningRasa, now: str, **more: str) -> Iterator[str]:
    """Yield the address of a fresh sandbox whose clock starts at *now*; *more* of its environment."""
    loop, sandbox = LoopInThread(), SandboxProcess(folder=folder, rasa=rasa, now=now, more=more)
    try:
        loop.run(sandbox.run("sandbox", "--port", str(sandbox.port)))
        yield sandbox.url
        loop.run(sandbox.stop())
    finally:
        loop.run(sandbox.kill())
        loop.close()
