"""The shipped process for browser tests: `pregonero sandbox` in a folder of its own, stopped by its pid."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.conftest import RunningRasa

START_SECONDS = 60.0


@contextmanager
def running_bot(folder: Path, rasa: RunningRasa, now: str) -> Iterator[str]:
    """Yield the address of a fresh sandbox whose clock starts at *now*."""
    port = _free_port()
    settings = {
        "PREGONERO_DATA_DIR": str(folder),
        "PREGONERO_RASA_URL": rasa.url,
        "PREGONERO_RASA_TOKEN": rasa.token,
        "PREGONERO_NOW": now,
    }
    with (folder / "bot.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "sandbox", "--port", str(port)],
            env={**os.environ, **settings},
            stdout=log,
            stderr=log,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_ready(address, process)
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _wait_until_ready(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{address}/readyz").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            continue
    raise RuntimeError("the bot did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
