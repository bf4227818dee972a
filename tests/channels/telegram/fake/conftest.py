"""A running fake Telegram, somebody in it, and the official client that calls it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.channels.telegram.fake.calling import Caller
from tests.fakes.telegram import FakeTelegram, Person


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    """A Telegram without limits on how often the bot writes; the tests of limits switch them on."""
    async with FakeTelegram() as running:
        running.limits.is_on = False
        yield running


@pytest.fixture
async def ana(tg: FakeTelegram) -> Person:
    """Somebody who talks with the bot."""
    person = tg.person("Ana", username="ana_perez")
    await person.start()
    return person


@pytest.fixture
async def bot(tg: FakeTelegram) -> AsyncIterator[Bot]:
    """The official client."""
    async with Bot(tg.token, base_url=tg.base_url, base_file_url=tg.base_file_url) as made:
        yield made


@pytest.fixture
async def call(tg: FakeTelegram) -> AsyncIterator[Caller]:
    """A client that sends whatever it is told to."""
    async with Caller(tg) as made:
        yield made
