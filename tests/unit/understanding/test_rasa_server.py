"""The supervision, with a stand-in for Rasa that answers `/status` and nothing else."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import httpx
import pytest

from bot.errors import UnderstandingUnavailable
from bot.understanding.home import RasaHome
from bot.understanding.server import RasaServer

STAND_IN = """
import http.server, os, sys

class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        right = os.environ["PREGONERO_RASA_SECRET"] in self.path
        self.send_response(200 if right else 401)
        self.end_headers()

    def log_message(self, *_):
        pass

print("started by", os.environ["PREGONERO_RASA_PARENT"], *sys.argv[1:], flush=True)
port = int(sys.argv[sys.argv.index("-p") + 1])
http.server.HTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""


@pytest.fixture
def home(tmp_path: Path) -> RasaHome:
    made = RasaHome(tmp_path / "root")
    for path in (made.python, made.launcher, made.model):
        path.parent.mkdir(parents=True, exist_ok=True)
    made.python.symlink_to(sys.executable)
    made.launcher.write_text(STAND_IN, encoding="utf-8")
    made.model.touch()
    return made


async def answers(server: RasaServer, token: str) -> int:
    async with httpx.AsyncClient() as client:
        return (await client.get(f"{server.url}/status", params={"token": token})).status_code


async def test_it_is_ready_behind_its_token(home: RasaHome, tmp_path: Path) -> None:
    server = RasaServer(tmp_path, home=home)
    async with server as url:
        statuses = (await answers(server, server.token), await answers(server, "guess"))

    assert url.startswith("http://127.0.0.1:")
    assert statuses == (200, 401)


async def test_the_command_line_holds_no_token_and_opens_no_channel(home: RasaHome, tmp_path: Path) -> None:
    server = RasaServer(tmp_path, home=home)
    async with server:
        log = (server.folder / "rasa.log").read_text(encoding="utf-8")

    assert f"started by {os.getpid()} run --enable-api -i 127.0.0.1" in log
    assert f"--credentials {os.devnull}" in log
    assert server.token not in log


async def test_it_comes_back_at_the_same_address_after_dying(home: RasaHome, tmp_path: Path) -> None:
    server = RasaServer(tmp_path, home=home, pause=0.0)
    async with server:
        first = server.pid
        assert first
        os.kill(first, signal.SIGKILL)
        async with asyncio.timeout(20):
            while server.pid == first:  # noqa: ASYNC110  # another process: nothing to wait on
                await asyncio.sleep(0.01)
        await server.ready(20)
        status = await answers(server, server.token)

    assert status == 200


async def test_it_ends_with_its_block(home: RasaHome, tmp_path: Path) -> None:
    server = RasaServer(tmp_path, home=home)
    async with server:
        pid = server.pid

    assert server.pid is None
    assert pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_not_being_ready_in_time_is_said(home: RasaHome, tmp_path: Path) -> None:
    home.launcher.write_text("import time; time.sleep(60)", encoding="utf-8")
    server = RasaServer(tmp_path, home=home)
    await server.start()
    try:
        with pytest.raises(UnderstandingUnavailable, match=r"rasa\.log"):
            await server.ready(0.2)
    finally:
        await server.stop()


async def test_a_missing_environment_names_its_remedy(home: RasaHome, tmp_path: Path) -> None:
    home.python.unlink()

    with pytest.raises(UnderstandingUnavailable, match="make install"):
        await RasaServer(tmp_path, home=home).start()
