"""The webhook: the secret first, then the disk, then 200. Whatever else is wrong is answered at once."""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.telegram.receive import Receiver
from bot.channels.telegram.settings import WEBHOOK_PATH

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the header's name


@dataclass(frozen=True)
class Webhook:
    """Takes what Telegram pushes."""

    receiver: Receiver
    secret: str

    def routes(self) -> list[Route]:
        """Return the route."""
        return [Route(WEBHOOK_PATH, self.take, methods=["POST"])]

    async def take(self, request: Request) -> Response:
        """Answer 200 once the update is stored, 403 without the secret, 400 for what is no update.

        Raises `StorageUnavailable`: Telegram tries again.
        """
        given = request.headers.get(SECRET_HEADER, "")
        if not self.secret or not hmac.compare_digest(given.encode(), self.secret.encode()):
            return Response(status_code=403)
        update = _update(await request.body())
        if update is None:
            return Response(status_code=400)
        await self.receiver.take([update])
        return Response()


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except ValueError:
        return None
    known = isinstance(update, dict) and isinstance(update.get("update_id"), int)
    return update if known else None
