"""Runs the application with uvicorn beside the bot's other tasks."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

LOOPBACK = "127.0.0.1"
PATIENCE = 3  # seconds that open requests get when the server stops; long polls end with it


class HttpServer(uvicorn.Server):
    """A uvicorn server whose signals are left to whoever runs the bot."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave SIGTERM and SIGINT alone: the bot stops its loops in order and calls `stop`."""
        yield

    def stop(self) -> None:
        """Take no more requests; `serve` returns when the open ones are answered."""
        self.should_exit = True


def http_server(app: ASGIApp, *, port: int, host: str = LOOPBACK) -> HttpServer:
    """Return a server to be awaited with `serve()`; it logs no request itself: paths may be personal."""
    return HttpServer(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            access_log=False,
            log_config=None,
            server_header=False,
            date_header=True,
            lifespan="off",
            timeout_graceful_shutdown=PATIENCE,
            h11_max_incomplete_event_size=64 * 1024,
        )
    )
