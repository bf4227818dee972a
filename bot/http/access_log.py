"""One line a request: method, route pattern, status, time. Never a query string, a name or an address."""

from __future__ import annotations

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("bot.http.access")


class AccessLog:
    """Logs each request by its route's pattern, since paths may hold file names and signatures."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and log it when it is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def noting_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting_status)
        finally:
            pattern = getattr(scope.get("route"), "path", "-")
            took = round((time.perf_counter() - began) * 1000, 1)
            extra = {
                "action": "http_request",
                "method": scope["method"],
                "route": pattern,
                "status": status,
                "ms": took,
            }
            log.info("%s %s %s %s ms", scope["method"], pattern, status, took, extra=extra)
