from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from bot.understanding.home import RasaHome

pytestmark = pytest.mark.rasa
PARENT = """
import asyncio, sys
from pathlib import Path
from bot.understanding.server import RasaServer

async def main():
    server = RasaServer(Path(sys.argv[1]))
    await server.start()
    print(server.pid, flush=True)
    await server.ready()
    print("ready", flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


def is_running(pid: int) -> bool:
    """Whether the process still runs; a dead one that nobody has collected does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
async def test_rasa_ends_when_its_parent_is_killed(home: RasaHome, workspace: Path) -> None:
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PARENT, str(workspace), stdout=asyncio.subprocess.PIPE, cwd=home.root
    )
    assert parent.stdout
    rasa = int(await parent.stdout.readline())
    await parent.stdout.readline()
    assert is_running(rasa)

    os.kill(parent.pid, signal.SIGKILL)
    await parent.communicate()

    async with asyncio.timeout(15):
        while is_running(rasa):  # noqa: ASYNC110  # another process: nothing to wait on
            await asyncio.sleep(0.05)
