"""A sandbox over fakes behind a real HTTP server, so that a real browser can open its page."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Coroutine
from types import TracebackType
from typing import Any, Self, TypeVar

from bot.channels.sandbox.app import body_limits, sandbox_routes
from bot.channels.sandbox.send import SandboxSender
from bot.core.replies import Reply
from bot.core.reply_actions import actions_of
from bot.http.app import HttpParts, create_app
from bot.http.server import http_server
from bot.i18n.catalogue import CatalogueWording
from tests.channels.sandbox.fakes import Sandbox, outgoing

T = TypeVar("T")
PATIENCE = 10  # seconds


class ServedSandbox:
    """Serves on a free port of the loopback; `show` says something as the bot."""

    def __init__(self) -> None:
        self.wording = CatalogueWording()
        self.sandbox = Sandbox(wording=self.wording)
        self._sender = SandboxSender(self.sandbox.transactions, self.wording, self.sandbox.needs.bell)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._socket = socket.create_server(("127.0.0.1", 0))
        needs = self.sandbox.needs
        parts = HttpParts(self.wording, routes=sandbox_routes(needs), body_limits=body_limits(needs))
        self._server = http_server(create_app(parts), port=0)
        self._shown = 0

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/"

    def show(self, reply: Reply, *, standing: str | None = None) -> str:
        """Show a reply with fresh button ids, or rewrite `standing` with it; return the message's id."""
        self._shown += 1
        ids = [f"b-{self._shown}-{place}" for place in range(len(actions_of(reply)))]
        row = outgoing(reply, *ids, key=f"out:{self._shown}")
        return self._await(self._sender.send(row, standing=standing))

    def __enter__(self) -> Self:
        self._thread.start()
        self._serving = asyncio.run_coroutine_threadsafe(
            self._server.serve(sockets=[self._socket]), self._loop
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self.sandbox.needs.bell.close)
        self._server.stop()
        self._serving.result(PATIENCE)
        self._await(self.sandbox.client.aclose())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    def _await(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)
