"""The HTTP server of the fake: its routes on two loopback ports, the second being the other host."""

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
    """A server inside somebody else's process: the signals are not its own, and it ends when it is told."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.end = asyncio.Event()

    async def main_loop(self) -> None:
        await self.end.wait()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Server:
    """Serves routes from `start` to `stop`."""

    def __init__(self, routes: Sequence[BaseRoute], port: int = 0) -> None:
        self._app = Starlette(routes=routes)
        self._sockets = [socket.create_server((HOST, port)), socket.create_server((HOST, 0))]
        config = uvicorn.Config(
            self._serve, interface="asgi3", http="h11", ws="websockets-sansio", log_config=None, access_log=False,
            lifespan="off", proxy_headers=False, ws_ping_interval=None, timeout_graceful_shutdown=1,
        )  # fmt: skip
        self._server = _Quiet(config)
        self._task: asyncio.Task[None] | None = None

    @property
    def origins(self) -> tuple[str, str]:
        """Where it answers, and the other host."""
        first, second = (f"http://{HOST}:{one.getsockname()[1]}" for one in self._sockets)
        return first, second

    async def start(self) -> None:
        """Return once it answers."""
        self._task = asyncio.create_task(self._server.serve(self._sockets))
        while not self._server.started:
            await asyncio.sleep(0.005)
            if self._task.done():
                self._task.result()

    async def stop(self) -> None:
        """End every connection."""
        self._server.end.set()
        if self._task is not None:
            await self._task
        for one in self._sockets:
            one.close()

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection: Any = getattr(receive, "__self__", None)
        scope["fake.transport"] = getattr(connection, "transport", None)  # what faults pause and break
        await self._app(scope, receive, send)
