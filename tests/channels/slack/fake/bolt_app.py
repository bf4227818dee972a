"""An app of Bolt's, as developers write them: what the fake must get along with."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any, Self

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.fakes.slack import FakeSlack
from tests.fakes.slack.server import Server


def client_of(slack: FakeSlack, token: str | None = None) -> AsyncWebClient:
    """Return the official client, which repeats nothing by itself."""
    return AsyncWebClient(
        slack.bot_token if token is None else token, base_url=slack.api_url, retry_handlers=[]
    )


class BoltApp:
    """Served on a free port; `heard` are the bodies of the messages and events that came."""

    def __init__(self, slack: FakeSlack) -> None:
        self.app = AsyncApp(client=client_of(slack), signing_secret=slack.signing_secret)
        self.heard: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.status: int | None = None  # answered instead of asking Bolt
        self.seconds = 0.0  # of delay before each answer
        self._handler = AsyncSlackRequestHandler(self.app)
        self._server = Server([Route("/slack/events", self._handle, methods=["POST"])])
        for kind in ("message", "app_mention", "app_home_opened", "file_shared", "member_joined_channel"):
            self.app.event(kind)(self._hear)

    @property
    def url(self) -> str:
        return f"{self._server.origins[0]}/slack/events"

    def events(self, kind: str) -> list[dict[str, Any]]:
        """Return the events of that type that came."""
        return [body["event"] for body in self.heard if body["event"]["type"] == kind]

    async def __aenter__(self) -> Self:
        await self._server.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._server.stop()

    async def _handle(self, request: Request) -> Response:
        self.headers.append(dict(request.headers))
        await asyncio.sleep(self.seconds)
        if self.status is not None:
            return Response(status_code=self.status)
        return await self._handler.handle(request)

    async def _hear(self, body: dict[str, Any]) -> None:
        self.heard.append(body)
