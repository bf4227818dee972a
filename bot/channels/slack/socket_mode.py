"""Socket Mode: the same ingress over a connection of ours; one that fell silent is replaced."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.async_app import AsyncBoltRequest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.slack.ingress import Ingress

_log = logging.getLogger(__name__)
PING_SECONDS: Final = 4  # a connection that answers no ping for four times as long is replaced
LOOK_SECONDS: Final = 5.0
LONGEST_PAUSE: Final = 60.0


@dataclass
class SlackSocket:
    """Hears over Socket Mode until it is cancelled; `on_connected` is told of every connection after the first."""

    ingress: Ingress
    app_token: str
    web: AsyncWebClient
    on_connected: Callable[[], None] = lambda: None
    is_connected: bool = field(default=False, init=False)

    async def listen(self) -> None:
        """Keep a connection, whatever happens to it."""
        client = SocketModeClient(app_token=self.app_token, web_client=self.web, ping_interval=PING_SECONDS)
        client.logger.setLevel(logging.WARNING)
        client.socket_mode_request_listeners.append(self._answer)
        try:
            await self._connect(client)
            session = client.current_session
            while True:
                self.is_connected = await client.is_connected()
                await asyncio.sleep(LOOK_SECONDS)
                if not await client.is_connected():
                    await self._reconnect(client)
                if client.current_session is not session:
                    session = client.current_session
                    self.on_connected()
        finally:
            self.is_connected = False
            await client.close()  # type: ignore[no-untyped-call]

    async def _connect(self, client: SocketModeClient) -> None:
        pause = 1.0
        while True:
            try:
                await client.connect()  # type: ignore[no-untyped-call]
                return
            except Exception as error:
                _log.warning("no socket: %s", type(error).__name__, extra={"action": "slack_socket_failed"})
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _reconnect(self, client: SocketModeClient) -> None:
        """Take a new connection where the library did not by itself."""
        await asyncio.sleep(LOOK_SECONDS)
        if await client.is_connected():
            return
        try:
            await client.connect_to_new_endpoint(force=True)
        except Exception as error:
            _log.warning("no socket: %s", type(error).__name__, extra={"action": "slack_socket_failed"})

    async def _answer(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Store what an envelope holds, then acknowledge it; what could not be stored Slack sends again."""
        started = time.time()
        told = AsyncBoltRequest(mode="socket_mode", body=request.payload, headers=build_headers(request))
        await send_async_response(client, request, await self.ingress.dispatch(told), started)
