"""A running fake Slack, the official client, and an app of Bolt's behind a real HTTP server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest

from tests.fakes.slack import AppSetup, FakeSlack, Person

if TYPE_CHECKING:
    from tests.channels.slack.fake.bolt_app import BoltApp


@pytest.fixture
def setup() -> AppSetup:
    """What the app is granted; a test file may say otherwise."""
    return AppSetup(
        commands=frozenset({"/brief"}), shortcuts=frozenset({"nueva"}), message_shortcuts=frozenset({"usar"})
    )


@pytest.fixture
async def slack(setup: AppSetup) -> AsyncIterator[FakeSlack]:
    """A Slack with the app in one workspace."""
    async with FakeSlack(setup, ack_seconds=1.0) as running:
        yield running


@pytest.fixture
def ana(slack: FakeSlack) -> Person:
    """A member of the workspace."""
    return slack.person("ana", email="ana@entidad.example")


@pytest.fixture
async def bolt(slack: FakeSlack) -> AsyncIterator[BoltApp]:
    """An app that listens over HTTP and to which Slack delivers."""
    from tests.channels.slack.fake.bolt_app import BoltApp

    async with BoltApp(slack) as running:
        slack.app_url = running.url
        yield running
