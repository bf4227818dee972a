"""No request may fill the memory or the disk."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.http.error_pages import ErrorPages


class BodyLimit:
    """Answers 413 to a body larger than its path's limit, told or counted, in bytes.

    *larger*: the limits of single paths, and of what stands right below a path that ends in a slash.
    """

    def __init__(self, app: ASGIApp, pages: ErrorPages, most: int, larger: Mapping[str, int]) -> None:
        self._app = app
        self._pages = pages
        self._most = most
        self._larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on while its body stays small enough."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._most_at(scope["path"])
        if _told_length(scope) > most:
            await self._pages.answer(Request(scope), 413)(scope, receive, send)
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise HTTPException(413)
            return message

        await self._app(scope, counted, send)

    def _most_at(self, path: str) -> int:
        """Return a path's own limit, else that of its folder, else the common one."""
        folder = path[: path.rfind("/") + 1]
        return self._larger.get(path) or self._larger.get(folder) or self._most


def _told_length(scope: Scope) -> int:
    told = Headers(scope=scope).get("content-length", "")
    return int(told) if told.isdecimal() else 0
