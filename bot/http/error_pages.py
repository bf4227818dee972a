"""Errors in the reader's words: JSON for programs, a small page for people."""

from __future__ import annotations

import logging
from html import escape

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.core.text import say
from bot.errors import StorageUnavailable, UnderstandingUnavailable
from bot.use_cases.ports import Wording

TEXTS = {
    400: "http.bad_request",
    403: "http.forbidden",
    404: "http.not_found",
    405: "http.not_allowed",
    413: "http.too_large",
    500: "http.failure",
    503: "http.unavailable",
}
PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>{title}</h1><p><a href="/">{back}</a></p></main></body></html>
"""

log = logging.getLogger(__name__)


class ErrorPages:
    """Answers for each status."""

    def __init__(self, wording: Wording, language: str = "es") -> None:
        self._wording = wording
        self._language = language

    def answer(self, request: Request, status: int) -> Response:
        """Return the status in words; one without words of its own gets those of its class."""
        words = self._words(TEXTS.get(status) or TEXTS[500 if status >= 500 else 400])
        if "text/html" in request.headers.get("accept", ""):
            page = PAGE.format(
                language=self._language, title=escape(words), back=escape(self._words("http.back"))
            )
            return HTMLResponse(page, status)
        return JSONResponse({"error": words}, status)

    async def refused(self, request: Request, error: Exception) -> Response:
        """Answer a `HTTPException`."""
        assert isinstance(error, HTTPException)
        return self.answer(request, error.status_code)

    async def unavailable(self, request: Request, error: Exception) -> Response:
        """Answer when something that we need is away for a while."""
        log.warning(
            "a request waits for a dependency",
            extra={"action": "http_unavailable", "why": type(error).__name__},
        )
        return self.answer(request, 503)

    async def failed(self, request: Request, error: Exception) -> Response:
        """Answer an error that nobody foresaw; the server logs where it came from."""
        log.error("a request failed", extra={"action": "http_failed", "why": type(error).__name__})
        return self.answer(request, 500)

    def _words(self, text_id: str) -> str:
        return self._wording.render(say(text_id), self._language)


UNAVAILABLE = (StorageUnavailable, UnderstandingUnavailable)
