"""A fresh sandbox for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.channels.sandbox.fakes import Sandbox


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    fresh = Sandbox()
    async with fresh.client:
        yield fresh
