"""The ASGI application: health, the channels' routes, and what holds for every request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from bot.http.access_log import AccessLog
from bot.http.body_limit import BodyLimit
from bot.http.error_pages import UNAVAILABLE, ErrorPages
from bot.http.headers import SecurityHeaders
from bot.http.health import Check, health_routes
from bot.use_cases.ports import Wording

MOST_BYTES = 1024 * 1024


@dataclass(frozen=True)
class HttpParts:
    """What the application is made of: words, checks by name, routes, and larger body limits by path."""

    wording: Wording
    language: str = "es"
    checks: Mapping[str, Check] = field(default_factory=dict)
    routes: Sequence[BaseRoute] = ()
    body_limits: Mapping[str, int] = field(default_factory=dict)


def create_app(parts: HttpParts) -> ASGIApp:
    """Return the application with the health routes and those of the given channels."""
    # outside of Starlette's own stack, so that an answer to an unforeseen error is complete and logged too
    return AccessLog(SecurityHeaders(_application(parts)))


def _application(parts: HttpParts) -> Starlette:
    pages = ErrorPages(parts.wording, parts.language)
    return Starlette(
        routes=[*health_routes(parts.checks), *parts.routes],
        middleware=[Middleware(BodyLimit, pages=pages, most=MOST_BYTES, larger=parts.body_limits)],
        exception_handlers={
            HTTPException: pages.refused,
            **dict.fromkeys(UNAVAILABLE, pages.unavailable),
            Exception: pages.failed,
        },
    )
