"""The HTTP server of the fake, on a loopback port of its own."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator, Sequence
from typing import Any, Final

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import Receive, Scope, Send

HOST: Final = "127.0.0.1"


class _Quiet(uvicorn.Server):
    """A server inside somebody else's process: the signals are not its own."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Server:
    """Serves routes from `start` to `stop`."""

    def __init__(self, routes: Sequence[BaseRoute], port: int = 0) -> None:
        self._app = Starlette(routes=routes)
        self._socket = socket.create_server((HOST, port))
        config = uvicorn.Config(
            self._serve, interface="asgi3", http="h11", ws="none", log_config=None, access_log=False,
            lifespan="off", proxy_headers=False, timeout_graceful_shutdown=1,
        )  # fmt: skip
        self._server = _Quiet(config)
        self._task: asyncio.Task[None] | None = None

    @property
    def origin(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self._socket.getsockname()[1]}"

    async def start(self) -> None:
        """Return once it answers."""
        self._task = asyncio.create_task(self._server.serve([self._socket]))
        while not self._server.started:
            await asyncio.sleep(0.005)
            if self._task.done():
                self._task.result()

    async def stop(self) -> None:
        """End every connection."""
        self._server.should_exit = True
        if self._task is not None:
            await self._task
        self._socket.close()

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection: Any = getattr(receive, "__self__", None)
        scope["fake.transport"] = getattr(connection, "transport", None)  # what faults break
        await self._app(scope, receive, send)
