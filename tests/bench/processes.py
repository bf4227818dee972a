"""The processes: how soon they answer and how much memory they keep."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bot.play.client import SandboxClient
from bot.play.player import VERBS
from bot.play.relay import Relay
from bot.play.script import read_script
from bot.play.stage import Stage
from bot.play.worker import Worker
from bot.understanding.server import RasaServer
from tests.bench.conversation import INTERVIEW, message
from tests.bench.living_bot import NOW, WHO
from tests.bench.measures import Measure, Measures, seconds
from tests.bench.rasa_client import RasaAddress, rasa_client

STARTS = 3
PARSES = 100
TURNS = 50
FULL_JOB = Path(__file__).parents[1] / "dialogues/request_campaign/happy_path.yml"  # ends with the PDF


async def rasa_process() -> Measures:
    """Start Rasa anew until `/status` answers; let it parse and look at its memory."""
    starts, memories = [], []
    for _ in range(STARTS):
        with TemporaryDirectory() as folder:
            server = RasaServer(Path(folder))
            try:
                starts.append(await seconds(_until_ready, server))
                await _parse(RasaAddress.of(server))
                memories.append(resident(server.pid))
            finally:
                await server.stop()
    return {
        "rasa_start": Measure(median(starts), "s", limit=10),
        "rasa_rss": Measure(max(memories), "MB", limit=600),
    }


async def _until_ready(server: RasaServer) -> None:
    await server.start()
    await server.ready()


async def _parse(address: RasaAddress) -> None:
    async with rasa_client(address) as client:
        for place in range(PARSES):
            await client.parse(INTERVIEW[place % len(INTERVIEW)])


async def bot_process() -> Measures:
    """Start the bot until `/readyz` answers: on no database, then on its own; then give it work to do."""
    first, again, memory = [], [], 0.0
    with TemporaryDirectory() as folder:
        server = RasaServer(Path(folder))
        async with server:
            for _ in range(STARTS):
                async with _worker(server) as worker:
                    first.append(await seconds(worker.start, NOW))
                    await worker.kill()
                    again.append(await seconds(worker.start, NOW))
                    memory = memory or await _memory_after_work(worker)
    return {
        "bot_start": Measure(median(first), "s", peer=median(again), limit=2),
        "bot_restart": Measure(median(again), "s", limit=2),
        "bot_rss": Measure(memory, "MB", limit=200),
    }


@asynccontextmanager
async def _worker(rasa: RasaServer) -> AsyncIterator[Worker]:
    with TemporaryDirectory() as folder:
        worker = Worker(Path(folder), rasa.url, rasa.token)
        try:
            yield worker
        finally:
            await worker.kill()


async def _memory_after_work(worker: Worker) -> float:
    """Return the bot's memory after a whole request (database, approvals, PDF) and more conversation."""
    script = read_script(FULL_JOB)
    stage = Stage(script.path.parent, worker, SandboxClient(worker.url), Relay("127.0.0.1", 0))
    await stage.meet()
    for step in script.steps:
        if not step.verb.startswith("expect"):
            await VERBS[step.verb](stage, step)
            await stage.settle()
    for turn in range(TURNS):
        await stage.client.post("say", **{"as": WHO, "text": message(turn + 1)})
        await stage.settle()
    briefs = (await stage.client.records())["briefs"]
    await stage.client.close()
    if briefs[0]["state"] != "approved":
        raise RuntimeError(f"the request was not approved but is {briefs[0]['state']}")
    return resident(worker.process.pid if worker.process else None)


def resident(pid: int | None) -> float:
    """Return a process's resident memory in MB."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"process {pid} has no resident memory")
