"""The shipped process dies at every named point of a turn: the person is answered once, nothing is lost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.delivery.crash_points import POINTS, VARIABLE
from bot.play.client import SandboxClient
from bot.play.worker import Worker
from tests.conftest import RunningRasa

pytestmark = [pytest.mark.faults, pytest.mark.rasa]
NOW = "2026-11-24T09:00-05:00"


class FragileWorker(Worker):
    """A bot process that dies at one point of its first start."""

    point: str | None = None

    def _environment(self, now: str | None) -> dict[str, str]:
        clean = {name: value for name, value in super()._environment(now).items() if name != VARIABLE}
        return {**clean, **({VARIABLE: self.point} if self.point else {})}


async def _said_to(client: SandboxClient, handle: str) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = (await client.state(0))["messages"]
    return [message for message in messages if message["room"] == handle and message["author"] == "bot"]


async def _say(client: SandboxClient, text: str, id: str) -> bool:
    """Say something; False where the process died before it answered."""
    try:
        await client.post("say", **{"as": "requester", "text": text, "id": id})
        await client.idle()
    except httpx.TransportError:
        return False
    return True


@pytest.mark.parametrize("point", POINTS)
async def test_a_turn_cut_short_is_answered_once(point: str, tmp_path: Path, rasa: RunningRasa) -> None:
    worker = FragileWorker(tmp_path, rasa.url, rasa.token)
    worker.point = point
    await worker.start(NOW)
    client = SandboxClient(worker.url)
    survived = await _say(client, "necesito una campaña por SMS", "first")
    await client.close()

    worker.point = None
    await worker.restart(_moment())
    client = SandboxClient(worker.url)
    await _say(
        client, "necesito una campaña por SMS", "first"
    )  # a platform repeats what was not acknowledged
    await client.idle()
    answers = await _said_to(client, "requester")
    records = await client.records()
    await client.close()
    await worker.kill()

    assert not survived
    assert [message["body"]["paragraphs"][-1] for message in answers] == ["¿Cómo se llama la campaña?"]
    assert [brief["fields"]["channels"] for brief in records["briefs"]] == [["sms"]]


def _moment() -> Any:
    from datetime import datetime

    assert VARIABLE not in os.environ
    return datetime.fromisoformat(NOW)
