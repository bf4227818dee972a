"""A stage on which nothing was started: what was seen is put there by the test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.play.client import SandboxClient
from bot.play.relay import Relay
from bot.play.stage import Stage
from bot.play.worker import Worker


class KeptClient(SandboxClient):
    """Answers with records that the test gives and remembers what was posted."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:1")
        self.kept: dict[str, Any] = {"briefs": [], "opportunities": []}
        self.posted: list[tuple[str, dict[str, Any]]] = []

    async def records(self) -> dict[str, Any]:
        """Return what the test gave."""
        return self.kept

    async def post(self, path: str, **payload: Any) -> str | None:
        """Remember it."""
        self.posted.append((path, payload))
        return None


@pytest.fixture
async def client() -> AsyncIterator[KeptClient]:
    """Return the client."""
    made = KeptClient()
    yield made
    await made.close()


@pytest.fixture
def stage(tmp_path: Path, client: KeptClient) -> Stage:
    """Return the stage, with three people in their rooms."""
    made = Stage(tmp_path, Worker(tmp_path, "", ""), client, Relay("127.0.0.1", 1))
    made.members = {
        "requester": frozenset({"requester"}),
        "boss": frozenset({"boss"}),
        "analyst": frozenset({"analyst", "ocm_channel"}),
    }
    return made


def show(
    stage: Stage, room: str, *words: str, id: int = 1, buttons: tuple[str, ...] = (), author: str = "bot"
) -> None:
    """Let a message be seen."""
    body = {
        "paragraphs": list(words),
        "buttons": [{"id": f"{id}:{place}:{label}", "label": label} for place, label in enumerate(buttons)],
    }
    stage.chats.add(id, room, author, "2026-11-24T09:00:00-05:00", body)
