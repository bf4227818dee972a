"""A picture on Slack: uploaded with what it shows, for who does not see it."""

from __future__ import annotations

import hashlib

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.documents import Documents
from bot.channels.slack.web_api import WebApi
from bot.channels.slack.workspaces import OneWorkspace
from bot.core.replies import Document
from tests.fakes.slack import FakeSlack

PNG = b"\x89PNG\r\n\x1a\n0"


@pytest.mark.parametrize(("alt", "kept"), [("propuesta: 2 · $10 M", "propuesta: 2 · $10 M"), (None, "")])
async def test_a_picture_carries_its_description(alt: str | None, kept: str) -> None:
    async with FakeSlack() as slack:
        ana = slack.person("ana", email="ana@entidad.example")
        api = WebApi(AsyncWebClient(slack.bot_token, base_url=slack.api_url))
        workspace = await OneWorkspace(slack.bot_token, api).own()
        channel = str((await api.call("conversations.open", users=ana.id))["channel"]["id"])
        picture = Document(hashlib.sha256(PNG).hexdigest(), "embudo.png", "image/png", alt)

        await Documents(lambda sha256: PNG).post(workspace, picture, channel, None)

        assert [(file.name, file.alt) for file in slack.world.files.values()] == [("embudo.png", kept)]
        assert slack.rejections == []
