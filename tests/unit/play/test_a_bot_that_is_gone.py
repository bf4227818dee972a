"""A bot that does not answer any more, or answers with an error, is a failed step and no traceback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.play.client import SandboxClient
from bot.play.player import final_records, perform
from bot.play.script import Script, Step
from bot.play.stage import Stage

SAY = Step(1, "say", "hola", {"as": "boss"})
EXPECT = Step(2, "expect_brief", {"state": "draft"}, {})


def _answers(status: int) -> httpx.MockTransport:
    return httpx.MockTransport(lambda request: httpx.Response(status, json={"now": "", "changes": []}))


@pytest.fixture
async def broken(stage: Stage) -> AsyncIterator[Stage]:
    """Return a stage whose bot answers every call with a server error."""
    stage.client = SandboxClient("http://bot.example")
    await stage.client.close()
    stage.client._client = httpx.AsyncClient(base_url="http://bot.example", transport=_answers(500))
    yield stage
    await stage.client.close()


async def test_a_server_error_is_a_failed_step(broken: Stage, tmp_path: Path) -> None:
    failed = await perform(broken, Script(tmp_path / "t.yml", "t", None, (SAY, EXPECT)))

    assert failed is not None
    assert failed["step"] == 1
    assert failed["why"].startswith("say: Server error")


async def test_records_that_cannot_be_had_are_a_failure_of_their_own(broken: Stage) -> None:
    records, failed = await final_records(broken, 2)

    assert records == {"briefs": [], "opportunities": []}
    assert failed is not None
    assert failed["why"].startswith("records: Server error")
