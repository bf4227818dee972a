"""The sandbox as ASGI routes: its page under `/`, its files, and the JSON API."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from bot.channels.sandbox.api import API, UPLOAD_PATH, SandboxApi
from bot.channels.sandbox.dependencies import MEGABYTE, SandboxDependencies
from bot.channels.sandbox.page_words import PAGE_WORDS, SCRIPT_WORDS
from bot.core.text import say

HERE = Path(__file__).parent
DEFAULT_CHATS = ("requester", "boss", "communications", "analyst", "ocm_channel")


def sandbox_routes(needs: SandboxDependencies) -> list[BaseRoute]:
    """Return the sandbox's routes; whoever mounts them lets `body_limits` through."""
    return [
        Route("/", _Page(needs)),
        Mount("/sandbox/static", StaticFiles(directory=HERE / "static"), name="sandbox-static"),
        *SandboxApi(needs).routes(),
    ]


def body_limits(needs: SandboxDependencies) -> dict[str, int]:
    """Return the paths that take larger bodies, in bytes: a file somewhat too large is refused by name."""
    return {UPLOAD_PATH: needs.most_bytes + 10 * MEGABYTE}


class _Page:
    """The page, drawn once: everything that changes comes by the API."""

    def __init__(self, needs: SandboxDependencies) -> None:
        self._needs = needs
        self._templates = Jinja2Templates(directory=HERE / "templates")  # escapes by default

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        response = self._draw(Request(scope, receive))
        await response(scope, receive, send)

    def _draw(self, request: Request) -> Response:
        words = self._words(PAGE_WORDS)
        settings = {
            "api": API,
            "chats": DEFAULT_CHATS,
            "mostBytes": self._needs.most_bytes,
            "words": self._words(SCRIPT_WORDS),
        }
        context = {
            "words": words,
            "language": self._needs.language,
            "settings": json.dumps(settings, ensure_ascii=False),
        }
        return self._templates.TemplateResponse(request, "page.html", context)

    def _words(self, names: Sequence[str]) -> dict[str, str]:
        render, language = self._needs.wording.render, self._needs.language
        return {name: render(say(f"sandbox.page.{name}"), language) for name in names}
