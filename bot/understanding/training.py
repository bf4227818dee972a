"""Training: data → model, manifest and policy table in `models/`; skipped while the data is what it was.

The model is committed, so a first start need not train; the manifest tells whether it is the one that the
data, the rules and the lock give. Called by `pregonero nlu train`.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
import tempfile
from asyncio.subprocess import STDOUT
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from bot.core.conversation import Mode
from bot.core.text import say
from bot.errors import UnderstandingUnavailable
from bot.understanding.home import RasaHome
from bot.understanding.policy import FALLBACK
from bot.understanding.server import RasaServer, rasa_environment


def data_sha256(home: RasaHome) -> str:
    """Return the hash (hex) of everything a model is made from: sentences, configuration, rules and lock."""
    digest = hashlib.sha256()
    for path in sorted(_sources(home)):
        digest.update(f"{path.relative_to(home.root).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def is_trained(home: RasaHome) -> bool:
    """Return whether the model in `models/` is the one its sources give."""
    if not (home.model.exists() and home.manifest.exists() and home.policy.exists()):
        return False
    manifest = json.loads(home.manifest.read_text(encoding="utf-8"))
    model = hashlib.sha256(home.model.read_bytes()).hexdigest()
    return bool(manifest["data_sha256"] == data_sha256(home) and manifest["model_sha256"] == model)


async def train(home: RasaHome) -> None:
    """Train the model and write it, its policy table and its manifest. Raises `UnderstandingUnavailable`.

    The manifest names the sources as they were when training began: what is edited meanwhile was not learnt.
    """
    learnt_from = data_sha256(home)
    with tempfile.TemporaryDirectory() as scratch:
        made = await train_model(home, Path(scratch))
        table = await live_policy(home, made, Path(scratch))
        home.model.parent.mkdir(exist_ok=True)
        shutil.move(made, home.model)
    _write_json(home.policy, table)
    _write_json(home.manifest, manifest_of(home, learnt_from))


async def train_model(home: RasaHome, folder: Path) -> Path:
    """Train into *folder* and return the model's path. Raises `UnderstandingUnavailable`."""
    if not home.python.exists():
        raise UnderstandingUnavailable(say("error.rasa_environment"))
    command = [
        *(str(home.python), str(home.launcher), "train", "--config", str(home.config)),
        *("--data", str(home.examples), str(home.rules), "--domain", str(home.domain)),
        *("--out", str(folder), "--fixed-model-name", home.model.name.removesuffix(".tar.gz")),
    ]
    log = folder / "train.log"
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            *command, stdout=output, stderr=STDOUT, env=rasa_environment(folder), cwd=folder
        )
        code = await process.wait()
    made = folder / home.model.name
    if code or not made.exists():
        raise UnderstandingUnavailable(
            say("error.rasa_training", log=log.read_text(errors="replace")[-2000:])
        )
    return made


async def live_policy(home: RasaHome, model: Path, data_dir: Path) -> dict[str, dict[str, str]]:
    """Return the next action by mode and intent, asked of *model* served by a Rasa of its own."""
    server = RasaServer(data_dir, home=home, model=model)
    async with server as url, httpx.AsyncClient(base_url=url, params={"token": server.token}) as client:
        intents = sorted({*known_intents(home), FALLBACK})
        return {
            mode.value: {intent: await ask_next_action(client, mode.value, intent) for intent in intents}
            for mode in sorted(Mode)
        }


async def ask_next_action(client: httpx.AsyncClient, mode: str, intent: str) -> str:
    """Return what `/model/predict` answers to a made-up conversation of this turn only."""
    said = {"intent": {"name": intent, "confidence": 1.0}, "entities": [], "text": f"/{intent}"}
    events: list[dict[str, Any]] = [
        {"event": "action", "name": "action_session_start"},
        {"event": "session_started"},
        {"event": "slot", "name": "mode", "value": mode},
        {"event": "action", "name": "action_listen"},
        {"event": "user", "text": f"/{intent}", "parse_data": said},
    ]
    response = await client.post("/model/predict", json=events)
    best = max(response.raise_for_status().json()["scores"], key=lambda one: one["score"])
    return str(best["action"])


def known_intents(home: RasaHome) -> list[str]:
    """Return the intents that have a file of sentences."""
    return sorted(path.stem for path in home.examples.glob("*.yml") if path != home.config)


def manifest_of(home: RasaHome, learnt_from: str) -> dict[str, Any]:
    """Return what the language's `.json` in `models/` says of the model that lies beside it.

    *learnt_from*: the sources' hash, as `data_sha256` gives it.
    """
    return {
        "data_sha256": learnt_from,
        "model_sha256": hashlib.sha256(home.model.read_bytes()).hexdigest(),
        "intents": len(known_intents(home)),
        "sentences": sum(_sentences(home.examples / f"{intent}.yml") for intent in known_intents(home)),
    }


def _sentences(path: Path) -> int:
    return sum(line.startswith("    - ") for line in path.read_text(encoding="utf-8").splitlines())


def _sources(home: RasaHome) -> Iterator[Path]:
    yield home.lock
    yield from home.components.glob("*.py")
    for folder in (home.examples, home.domain, home.rules):
        yield from folder.glob("*.yml")


def _write_json(path: Path, content: object) -> None:
    path.write_text(
        json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
