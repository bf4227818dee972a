"""Slack over HTTP: events, interactions and commands by one path, each signed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from slack_bolt.async_app import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.channels.slack.ingress import Ingress
from bot.channels.slack.signature import is_signed

PATH = "/slack/events"


@dataclass(frozen=True)
class SlackHttp:
    """Lets in what is signed. `now` is real time in seconds since 1970: Slack's clock is no business time."""

    ingress: Ingress
    signing_secret: str
    now: Callable[[], float] = time.time

    def routes(self) -> list[BaseRoute]:
        """Return the one route."""
        return [Route(PATH, self.take, methods=["POST"])]

    async def take(self, request: Request) -> Response:
        """Answer one delivery: 401 to what is not Slack's, 400 to what cannot be read."""
        body = await request.body()
        if not is_signed(self.signing_secret, request.headers, body, self.now()):
            return Response(status_code=401)
        text = body.decode("utf-8", "replace")
        if not _is_readable(text, request.headers.get("content-type", "")):
            return Response(status_code=400)
        headers: dict[str, str | Sequence[str]] = {
            name: value for name, value in request.headers.items() if name.startswith(("x-slack", "content"))
        }
        return to_response(await self.ingress.dispatch(AsyncBoltRequest(body=text, headers=headers)))


def _is_readable(body: str, content_type: str) -> bool:
    try:
        if content_type.startswith("application/json"):
            return isinstance(json.loads(body), dict)
        payload = parse_qs(body, keep_blank_values=True).get("payload")
        return payload is None or isinstance(json.loads(payload[0]), dict)
    except (ValueError, RecursionError):
        return False


def to_response(answer: BoltResponse) -> Response:
    """Return Bolt's answer as ours."""
    return Response(answer.body, answer.status, headers=answer.first_headers_without_set_cookie())
