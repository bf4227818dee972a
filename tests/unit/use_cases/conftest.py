"""The fixture of these tests: a bot with the demo directory, on a Tuesday morning."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.chats import Chats


@pytest.fixture
async def chats() -> Chats:
    """Return the bot and its chats."""
    made = Chats()
    await made.open()
    return made
